import type { DeskView } from '#shared/desks/desk.ts';
import { type CustomField, findField, hasChoices } from '#shared/desks/fields.ts';
import { joinFieldFilter, splitFieldFilter } from '#shared/tickets/field-filter.ts';
import { useWords, type Words } from '../../app/session.tsx';
import { FilterChip, type FilterChoice } from '../FilterChip.tsx';
import { useTags } from '../use-tags.ts';
import type { ChangeView } from '../use-view.ts';
import { TAG, type TicketsView } from '../view.ts';
import { NONE, TypedFilter } from './TypedFilter.tsx';

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  /** Filters that were asked for and hold nothing yet. */
  readonly added: readonly string[];
  readonly onAdd: (added: readonly string[]) => void;
  readonly people: {
    readonly choices: readonly FilterChoice[];
    readonly read: () => void;
  };
}

/** The filters that one seldom wants, as far as they are set or were asked for: by a tag and by the desk's own fields. */
export function MoreFilters({ desk, view, onChange, added, onAdd, people }: Props) {
  const words = useWords();
  const withTag = view.tag !== null || added.includes(TAG);
  const tags = useTags(desk, withTag);
  const set = splitFieldFilter(view.fields);
  const shown = [...new Set([...set.keys(), ...added])].flatMap((key) => findField(desk.fields, key) ?? []);
  const drop = (key: string) => onAdd(added.filter((one) => one !== key));
  const choose = (key: string, values: readonly string[]) => {
    if (values.length === 0) drop(key);
    onChange({ fields: joinFieldFilter(new Map([...set, [key, values]])) });
  };
  return (
    <>
      {withTag && (
        <FilterChip
          choices={[...new Set([...(view.tag === null ? [] : [view.tag]), ...tags])].map(asChoice)}
          choose="one"
          chosen={view.tag === null ? [] : [view.tag]}
          field={words.terms.fields.tags}
          onChoose={([tag = null]) => {
            if (tag === null) drop(TAG);
            onChange({ tag });
          }}
        />
      )}
      {shown.map((field) => {
        const chosen = set.get(field.key) ?? [];
        const isTyped = ['text', 'link', 'number', 'date'].includes(field.kind);
        return isTyped ? (
          <TypedFilter
            chosen={chosen[0] ?? ''}
            field={field}
            key={field.key}
            onChoose={(value) => choose(field.key, value === '' ? [] : [value])}
          />
        ) : (
          <FilterChip
            choices={choicesOf(field, people.choices, words)}
            choose={hasChoices(field) ? 'several' : 'one'}
            chosen={chosen}
            field={field.label}
            key={field.key}
            onChoose={(values) => choose(field.key, settled(values, chosen))}
            onOpen={people.read}
          />
        );
      })}
    </>
  );
}

function asChoice(text: string): FilterChoice {
  return { value: text, text };
}

function choicesOf(field: CustomField, people: readonly FilterChoice[], { ticket }: Words): readonly FilterChoice[] {
  const { none, yes, no } = ticket.fields;
  const nothing = { value: NONE, text: none };
  if (hasChoices(field)) return [...field.choices.map(({ key, label }) => ({ value: key, text: label })), nothing];
  if (field.kind === 'person') return people.map((person) => (person.value === NONE ? nothing : person));
  return [{ value: 'yes', text: yes }, { value: 'no', text: no }, nothing];
}

/** A field holds nothing or one of the others: whatever was chosen last counts. */
function settled(values: readonly string[], before: readonly string[]): readonly string[] {
  if (!values.includes(NONE)) return values;
  return before.includes(NONE) ? values.filter((value) => value !== NONE) : [NONE];
}
