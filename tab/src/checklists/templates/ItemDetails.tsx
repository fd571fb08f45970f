import { Checkbox, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { type Assignee, itemsOf, marksOf, type Plan, type PlanItem } from '#shared/checklists/plan.ts';
import type { MemberView } from '#shared/members/member.ts';
import type { ChecklistWords } from '#shared/words/checklist.ts';
import { ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { ChoiceOptions } from './ChoiceOptions.tsx';
import { HoursField } from './HoursField.tsx';
import { NumberRange } from './NumberRange.tsx';

const useStyles = makeStyles({
  details: { display: 'grid', gap: tokens.spacingVerticalM },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
});

interface Props {
  readonly plan: Plan;
  readonly item: PlanItem;
  readonly members: readonly MemberView[];
  readonly onChange: (item: PlanItem) => void;
}

/** All that an item can have beyond its words and its kind. */
export function ItemDetails({ plan, item, members, onChange }: Props) {
  const styles = useStyles();
  const { editor: words } = useChecklistWords();
  const people = assigneeChoices(members, words);
  const conditions = conditionChoices(plan, item, words);
  const when = item.when === null ? '' : `${item.when.item} ${item.when.is}`;
  const always = { value: '', text: words.always };
  return (
    <div className={styles.details}>
      {item.kind === 'number' && <NumberRange item={item} onChange={onChange} />}
      {item.kind === 'choice' && <ChoiceOptions item={item} onChange={onChange} />}
      {(item.kind === 'number' || item.kind === 'choice') && (
        <Checkbox
          checked={item.raises}
          label={words.raises}
          onChange={(_, { checked }) => onChange({ ...item, raises: checked === true })}
        />
      )}
      <Field label={words.instructions}>
        <Textarea
          maxLength={4000}
          onChange={(_, { value }) => onChange({ ...item, instructions: value })}
          resize="vertical"
          rows={2}
          value={item.instructions}
        />
      </Field>
      <div className={styles.facts}>
        <Field label={words.assignee}>
          <ChoicePicker
            choices={people}
            chosen={people.find(({ value }) => value === wordOf(item.assignee)) ?? people[0] ?? always}
            label={words.assignee}
            onChoose={(value) => onChange({ ...item, assignee: assigneeOf(value) })}
          />
        </Field>
        <HoursField
          label={words.due}
          minutes={item.dueAfter}
          onChange={(dueAfter) => onChange({ ...item, dueAfter })}
        />
        <Field label={words.condition}>
          <ChoicePicker
            choices={[always, ...conditions]}
            chosen={conditions.find(({ value }) => value === when) ?? always}
            label={words.condition}
            onChoose={(value) => {
              const [key = '', is = ''] = value.split(' ');
              onChange({ ...item, when: value === '' ? null : { item: key, is } });
            }}
          />
        </Field>
      </div>
    </div>
  );
}

type EditorWords = ChecklistWords['editor'];

function assigneeChoices(members: readonly MemberView[], words: EditorWords) {
  const workers = members.filter(({ role, left }) => role !== 'guest' && !left);
  return [
    { value: '', text: words.anyone },
    { value: 'owner', text: words.anOwner },
    { value: 'member', text: words.aMember },
    ...workers.map(({ id, name }) => ({ value: id, text: name })),
  ];
}

function wordOf(assignee: Assignee | null): string {
  if (assignee === null) return '';
  return 'person' in assignee ? assignee.person : assignee.role;
}

function assigneeOf(value: string): Assignee | null {
  if (value === '') return null;
  return value === 'owner' || value === 'member' ? { role: value } : { person: value };
}

/** The answers of the items before this one. */
function conditionChoices(plan: Plan, item: PlanItem, words: EditorWords) {
  const all = itemsOf(plan);
  const earlier = all.slice(
    0,
    all.findIndex(({ key }) => key === item.key),
  );
  return earlier.flatMap((other) =>
    marksOf(other).map((mark) => ({
      value: `${other.key} ${mark}`,
      text: words.ifIs(other.title === '' ? words.unnamed : other.title, markWords(other, mark, words)),
    })),
  );
}

function markWords(item: PlanItem, mark: string, { marks }: EditorWords): string {
  if (item.kind === 'choice') return item.options.find(({ key }) => key === mark)?.label ?? mark;
  return mark === 'in' || mark === 'out' ? marks[mark] : marks.done;
}
