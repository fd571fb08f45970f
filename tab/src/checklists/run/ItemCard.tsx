import { Checkbox, Field, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { ArrowUndo16Filled, Warning16Filled } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Answer } from '#shared/checklists/answer.ts';
import type { PlanItem } from '#shared/checklists/plan.ts';
import type { RunItemView, RunView } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { rangeOf } from '#shared/words/run.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { useNow } from '../../ui/clock.ts';
import { relativeTime } from '../../ui/dates.ts';
import { MarkdownText } from '../../ui/MarkdownText.tsx';
import { shortMoment } from '../moment.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { AnswerField } from './AnswerField.tsx';
import { EvidenceField } from './EvidenceField.tsx';
import { ItemActions } from './ItemActions.tsx';
import { NoteField } from './NoteField.tsx';
import { useEvidence } from './use-evidence.ts';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  first: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  body: { display: 'grid', gap: tokens.spacingVerticalXS, flexGrow: 1, minWidth: 0 },
  instructions: { color: tokens.colorNeutralForeground2 },
  // Under the words of a tick, not under its box.
  indented: { paddingLeft: '40px' },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  wrong: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    color: tokens.colorPaletteRedForeground1,
  },
  link: { color: tokens.colorBrandForegroundLink },
});

interface Props {
  readonly desk: DeskView;
  readonly run: RunView;
  readonly definition: PlanItem;
  readonly state: RunItemView;
  readonly onGive: (answer: Answer | null) => void;
  /** Why it is to be sent back; null where it is not. */
  readonly back: string | null;
  /** Null for whoever does not review. */
  readonly onBack: ((reason: string | null) => void) | null;
  readonly clash: ReactNode;
}

/** One item: what to do, its answer, and all that is known about it. */
export function ItemCard({ desk, run, definition, state, onGive, back, onBack, clash }: Props) {
  const styles = useStyles();
  const { review } = useChecklistWords();
  const [noting, setNoting] = useState(false);
  const mayAnswer = run.can.includes('answer');
  const uploads = useEvidence(run, state.key);
  const evidence = (
    <EvidenceField definition={definition} disabled={!mayAnswer} run={run} state={state} uploads={uploads} />
  );
  const isTick = definition.kind === 'tick';
  return (
    <li className={styles.item} data-item={state.key}>
      <div className={styles.first}>
        <div className={styles.body}>
          <AnswerField
            definition={definition}
            disabled={!mayAnswer}
            evidence={evidence}
            onGive={onGive}
            state={state}
          />
          {definition.instructions !== '' && (
            <div className={mergeClasses(styles.instructions, isTick && styles.indented)}>
              <MarkdownText people={run.people} text={definition.instructions} />
            </div>
          )}
        </div>
        {mayAnswer && (
          <ItemActions
            definition={definition}
            onFiles={uploads.add}
            onGive={onGive}
            onNote={() => setNoting(true)}
            run={run}
            state={state}
          />
        )}
      </div>
      <ItemFacts definition={definition} desk={desk} run={run} state={state} />
      {(noting || state.note !== '') && (
        <NoteField disabled={!mayAnswer} onDone={() => setNoting(false)} open={noting} run={run} state={state} />
      )}
      {definition.kind !== 'evidence' && evidence}
      {clash}
      {onBack !== null && (
        <Checkbox
          aria-label={review.choose(definition.title)}
          checked={back !== null}
          label={review.sendBack}
          onChange={(_, { checked }) => onBack(checked === true ? '' : null)}
        />
      )}
      {onBack !== null && back !== null && (
        <Field label={review.reason} required>
          <Textarea maxLength={1000} onChange={(_, { value }) => onBack(value)} rows={2} value={back} />
        </Field>
      )}
    </li>
  );
}

function ItemFacts({ desk, run, definition, state }: Pick<Props, 'desk' | 'run' | 'definition' | 'state'>) {
  const styles = useStyles();
  const now = useNow();
  const { locale, language } = useSession();
  const words = useWords();
  const { run: said } = useChecklistWords();
  const nameOf = (id: string) => run.people.find((person) => person.id === id)?.name || words.ticket.people.unknown;
  const range = rangeOf(definition, language);
  const { assignee } = definition;
  const ticket = run.tickets.find(({ id }) => id === state.ticket);
  const late = state.due !== null && !state.isDone && Date.parse(state.due) < now && run.state === 'open';
  const due = state.due === null || state.isDone ? null : shortMoment(state.due, now, locale);
  return (
    <div className={mergeClasses(styles.facts, definition.kind === 'tick' && styles.indented)}>
      {state.failed && (
        <span className={styles.wrong}>
          <Warning16Filled aria-hidden />
          {definition.kind === 'number' ? said.outOfRange : said.failed}
        </span>
      )}
      {state.returned !== null && (
        <span className={styles.wrong}>
          <ArrowUndo16Filled aria-hidden />
          {said.sentBack(state.returned.by.name || words.ticket.people.unknown, state.returned.reason)}
        </span>
      )}
      {!definition.required && <span>{said.optional}</span>}
      {range !== null && <span>{said.expected(range)}</span>}
      {assignee !== null && (
        <span>{'person' in assignee ? said.forPerson(nameOf(assignee.person)) : said.forRole[assignee.role]}</span>
      )}
      {due !== null && (
        <span className={mergeClasses(late && styles.wrong)}>{late ? said.overdueAt(due) : said.dueAt(due)}</span>
      )}
      {state.isDone && state.by !== null && (
        <span>
          {said.doneBy(
            state.by.name || words.ticket.people.unknown,
            relativeTime(state.at ?? new Date(now).toISOString(), now, locale, words.ticket.time.now),
          )}
        </span>
      )}
      {ticket !== undefined && (
        <Link className={styles.link} href={`/desk/${desk.id}/ticket/${ticket.id}`}>
          {said.ticket(ticket.key)}
        </Link>
      )}
    </div>
  );
}
