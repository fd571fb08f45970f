import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Add12Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { type CustomField, findField, hasChoices } from '#shared/desks/fields.ts';
import { joinFieldFilter, splitFieldFilter } from '#shared/tickets/field-filter.ts';
import { useWords, type Words } from '../../app/session.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { FilterChip, type FilterChoice } from '../FilterChip.tsx';
import { PopMenu } from '../PopMenu.tsx';
import type { ChangeView } from '../use-view.ts';
import type { TicketsView } from '../view.ts';
import { TypedFilter } from './TypedFilter.tsx';

/** As the address writes a field that holds nothing. */
const NONE = 'none';

const useStyles = makeStyles({ add: { flexShrink: 0, whiteSpace: 'nowrap' } });

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  readonly people: {
    readonly choices: readonly FilterChoice[];
    readonly read: () => void;
  };
}

/** The filters by the desk's own fields that are set, and a button for each of the others: a desk may have thirty. */
export function OwnFilters({ desk, view, onChange, people }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useWords();
  const { toolbar } = words.tab;
  const [added, setAdded] = useState<readonly string[]>([]);
  const set = splitFieldFilter(view.fields);
  const shown = [...new Set([...set.keys(), ...added])].flatMap((key) => findField(desk.fields, key) ?? []);
  const others = desk.fields.filter((field) => !field.archived && !shown.includes(field));
  const choose = (key: string, values: readonly string[]) => {
    if (values.length === 0) setAdded(added.filter((one) => one !== key));
    onChange({ fields: joinFieldFilter(new Map([...set, [key, values]])) });
  };
  return (
    <>
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
      {others.length > 0 && (
        <PopMenu
          onAction={(key) => setAdded([...added, key])}
          parts={[{ entries: others.map(({ key, label }) => ({ kind: 'action', value: key, text: label })) }]}
        >
          <Button appearance="subtle" className={mergeClasses(styles.add, target)} icon={<Add12Regular />} size="small">
            {toolbar.addFilter}
          </Button>
        </PopMenu>
      )}
    </>
  );
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
