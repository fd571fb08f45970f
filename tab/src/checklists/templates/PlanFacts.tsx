import { Field, makeStyles, tokens } from '@fluentui/react-components';
import type { Plan } from '#shared/checklists/plan.ts';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { HoursField } from './HoursField.tsx';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

interface Props {
  readonly plan: Plan;
  readonly onChange: (plan: Plan) => void;
}

/** What holds for the whole: its review, and how long it may take. */
export function PlanFacts({ plan, onChange }: Props) {
  const styles = useStyles();
  const { editor: words } = useChecklistWords();
  const choices = [
    { value: 'none', text: words.reviewNone },
    { value: 'owner', text: words.reviewOwner },
    { value: 'member', text: words.reviewMember },
  ];
  const { reviewer } = plan;
  const chosen = choices.find(({ value }) => reviewer !== null && 'role' in reviewer && reviewer.role === value);
  return (
    <div className={styles.facts}>
      <Field label={words.review}>
        <ChoicePicker
          choices={choices}
          chosen={chosen ?? { value: 'none', text: words.reviewNone }}
          label={words.review}
          onChoose={(value) =>
            onChange({ ...plan, reviewer: value === 'owner' || value === 'member' ? { role: value } : null })
          }
        />
      </Field>
      <HoursField
        label={words.runDue}
        minutes={plan.dueAfter}
        onChange={(dueAfter) => onChange({ ...plan, dueAfter })}
      />
    </div>
  );
}
