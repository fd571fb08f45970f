import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Camera20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type Answer, fails, markOf } from '#shared/checklists/answer.ts';
import { findItem, type Plan, type PlanItem } from '#shared/checklists/plan.ts';
import { progressOf, shownItems } from '#shared/checklists/run.ts';
import type { RunItemView } from '#shared/checklists/run-contract.ts';
import { MarkdownText } from '../../ui/MarkdownText.tsx';
import { Progress } from '../Progress.tsx';
import { AnswerField } from '../run/AnswerField.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';

const useStyles = makeStyles({
  around: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    height: '100%',
    padding: tokens.spacingHorizontalM,
    boxSizing: 'border-box',
    justifyItems: 'center',
    gridTemplateRows: 'auto minmax(0, 1fr)',
  },
  hint: { color: tokens.colorNeutralForeground2 },
  phone: {
    width: '100%',
    maxWidth: '360px',
    minHeight: 0,
    overflowY: 'auto',
    boxSizing: 'border-box',
    border: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: tokens.spacingHorizontalM,
    '@media (min-width: 1100px)': { width: '360px' },
  },
  sticky: {
    position: 'sticky',
    top: `calc(-1 * ${tokens.spacingHorizontalM})`,
    zIndex: 1,
    padding: `${tokens.spacingVerticalS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  section: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  item: { padding: `${tokens.spacingVerticalXS} 0` },
  instructions: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly title: string;
  readonly plan: Plan;
}

/** The checklist as it looks on a phone; it can be tried, conditions included, and nothing of it is kept. */
export function PhonePreview({ title, plan }: Props) {
  const styles = useStyles();
  const { editor: words, run } = useChecklistWords();
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const marks = Object.fromEntries(
    [...answers].flatMap(([key, answer]) => {
      const item = findItem(plan, key);
      return item === undefined || item.kind !== answer.kind ? [] : [[key, markOf(item, answer)]];
    }),
  );
  const shown = new Set(shownItems(plan, marks).map(({ key }) => key));
  const give = (key: string, answer: Answer | null) => {
    const next = new Map(answers);
    if (answer === null) next.delete(key);
    else next.set(key, answer);
    setAnswers(next);
  };
  return (
    <div className={styles.around}>
      <Text className={styles.hint} size={200}>
        {words.previewHint}
      </Text>
      <section aria-label={words.preview} className={styles.phone}>
        <Text weight="semibold">{title}</Text>
        <div className={styles.sticky}>
          <Progress progress={progressOf(plan, marks)} />
        </div>
        {plan.sections.map((section, index) => (
          <div key={section.key}>
            <h2 className={styles.section}>{section.title === '' ? run.section(index + 1) : section.title}</h2>
            {section.items
              .filter(({ key }) => shown.has(key))
              .map((item) => (
                <div className={styles.item} key={`${item.key} ${item.kind}`}>
                  <AnswerField
                    definition={item}
                    disabled={false}
                    evidence={<EvidencePreview />}
                    onGive={(answer) => give(item.key, answer)}
                    state={stateOf(item, answers.get(item.key))}
                  />
                  {item.instructions !== '' && (
                    <div className={styles.instructions}>
                      <MarkdownText people={[]} text={item.instructions} />
                    </div>
                  )}
                </div>
              ))}
          </div>
        ))}
      </section>
    </div>
  );
}

/** What takes photos and files in a checklist; here it takes nothing. */
function EvidencePreview() {
  const { run } = useChecklistWords();
  return (
    <Button disabled icon={<Camera20Regular />}>
      {run.evidence.photo}
    </Button>
  );
}

function stateOf(item: PlanItem, given: Answer | undefined): RunItemView {
  const answer = given?.kind === item.kind ? given : null;
  return {
    key: item.key,
    version: 0,
    applies: true,
    isDone: answer !== null,
    failed: answer !== null && fails(item, markOf(item, answer)),
    answer,
    by: null,
    at: null,
    note: '',
    files: [],
    due: null,
    returned: null,
    raised: false,
    ticket: null,
  };
}
