import { Dropdown, Input, makeStyles, mergeClasses, Option } from '@fluentui/react-components';
import { useState } from 'react';
import type { ChoiceField, CustomField } from '#shared/desks/fields.ts';
import type { MemberView, PersonView } from '#shared/members/member.ts';
import { type CustomValue, longestText } from '#shared/tickets/field-values.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { type Choice, ChoicePicker } from '../../ui/ChoicePicker.tsx';
import { PeoplePicker } from '../../ui/PeoplePicker.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { DueField } from '../detail/DueField.tsx';
import { readNumber, writeNumber } from './number-text.ts';

const useStyles = makeStyles({ field: { minWidth: 0, width: '100%' }, input: { minWidth: 0 } });

interface Props {
  readonly field: CustomField;
  readonly value: CustomValue | null;
  readonly onChange: (value: CustomValue | null) => void;
  /** Whether a text counts with each letter, or when its control is left. */
  readonly counts: 'typing' | 'leaving';
  readonly members: readonly MemberView[];
  /** Those whom the value may name and the roster no longer does. */
  readonly people: ReadonlyMap<string, PersonView>;
  readonly disabled?: boolean;
}

/** The control of one of the desk's own fields, by its kind. What does not fit the field is kept as it was typed. */
export function FieldInput({ field, value, onChange, counts, members, people, disabled = false }: Props) {
  switch (field.kind) {
    case 'text':
    case 'number':
    case 'link':
      return <TextInput counts={counts} disabled={disabled} field={field} onChange={onChange} value={value} />;
    case 'date':
      return (
        <DueField
          disabled={disabled}
          due={typeof value === 'string' ? value : null}
          label={field.label}
          onChoose={onChange}
        />
      );
    case 'yesno':
      return <YesNo disabled={disabled} field={field} onChange={onChange} value={value} />;
    case 'choice':
      return <OneChoice disabled={disabled} field={field} onChange={onChange} value={value} />;
    case 'choices':
      return <SeveralChoices disabled={disabled} field={field} onChange={onChange} value={value} />;
    case 'person': {
      const chosen =
        typeof value === 'string' ? (people.get(value) ?? members.find(({ id }) => id === value)) : undefined;
      return (
        <PeoplePicker
          choose="several"
          chosen={chosen === undefined ? [] : [chosen]}
          disabled={disabled}
          label={field.label}
          onChoose={(ids) => onChange(ids.at(-1) ?? null)}
          people={members}
        />
      );
    }
    default:
      return field satisfies never;
  }
}

type Control<F extends CustomField = CustomField> = Pick<Props, 'value' | 'onChange' | 'disabled'> & {
  readonly field: F;
};

type TextField = Extract<CustomField, { kind: 'text' | 'number' | 'link' }>;

function TextInput({ field, value, onChange, counts, disabled }: Control<TextField> & Pick<Props, 'counts'>) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { locale } = useSession();
  const shown = typeof value === 'number' ? writeNumber(value, locale) : String(value ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const meant = (text: string): CustomValue | null => {
    const trimmed = text.trim();
    if (trimmed === '') return null;
    return field.kind === 'number' ? (readNumber(trimmed) ?? trimmed) : trimmed;
  };
  const settle = () => {
    if (typed === null) return;
    setTyped(null);
    if (counts === 'leaving' && typed.trim() !== shown) onChange(meant(typed));
  };
  return (
    <Input
      appearance="filled-darker"
      aria-label={field.label}
      className={mergeClasses(styles.field, target)}
      {...(field.kind === 'number' && field.unit !== null ? { contentAfter: field.unit } : {})}
      disabled={disabled === true}
      input={{ className: styles.input }}
      {...(field.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      maxLength={field.kind === 'link' ? 2000 : longestText}
      onBlur={settle}
      onChange={(_, data) => {
        setTyped(data.value);
        if (counts === 'typing') onChange(meant(data.value));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        if (event.key === 'Escape' && counts === 'leaving' && typed !== null) {
          event.preventDefault();
          setTyped(null);
        }
      }}
      {...(field.kind === 'link' ? { placeholder: 'https://', type: 'url' as const } : {})}
      value={typed ?? shown}
    />
  );
}

/** No choice has this key: they begin with a letter. */
const NONE = '';

function YesNo({ field, value, onChange, disabled }: Control) {
  const { none, yes, no } = useWords().ticket.fields;
  const unsaid: Choice = { value: NONE, text: none };
  const choices: readonly Choice[] = [unsaid, { value: 'yes', text: yes }, { value: 'no', text: no }];
  const said = value === true ? 'yes' : 'no';
  const now = typeof value === 'boolean' ? said : NONE;
  return (
    <ChoicePicker
      choices={choices}
      chosen={choices.find((choice) => choice.value === now) ?? unsaid}
      disabled={disabled === true}
      label={field.label}
      onChoose={(chosen) => onChange(chosen === NONE ? null : chosen === 'yes')}
    />
  );
}

function OneChoice({ field, value, onChange, disabled }: Control<ChoiceField>) {
  const { none } = useWords().ticket.fields;
  const unsaid: Choice = { value: NONE, text: none };
  const choices: readonly Choice[] = [
    unsaid,
    ...offered(field, value).map(({ key, label }) => ({ value: key, text: label })),
  ];
  return (
    <ChoicePicker
      choices={choices}
      chosen={choices.find((choice) => choice.value === value) ?? unsaid}
      disabled={disabled === true}
      label={field.label}
      onChoose={(chosen) => onChange(chosen === NONE ? null : chosen)}
    />
  );
}

function SeveralChoices({ field, value, onChange, disabled }: Control<ChoiceField>) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { none } = useWords().ticket.fields;
  const chosen = Array.isArray(value) ? value : [];
  const choices = offered(field, value);
  const names = choices.filter(({ key }) => chosen.includes(key)).map(({ label }) => label);
  return (
    <Dropdown
      appearance="filled-darker"
      aria-label={`${field.label}: ${names.length === 0 ? none : names.join(', ')}`}
      className={mergeClasses(styles.field, target)}
      disabled={disabled === true}
      multiselect
      onOptionSelect={(_, { selectedOptions }) => onChange(selectedOptions.length === 0 ? null : [...selectedOptions])}
      placeholder={none}
      selectedOptions={[...chosen]}
      value={names.join(', ')}
    >
      {choices.map(({ key, label }) => (
        <Option key={key} text={label} value={key}>
          {label}
        </Option>
      ))}
    </Dropdown>
  );
}

/** What may be chosen, and what is chosen already even where it is archived. */
function offered({ choices }: ChoiceField, value: CustomValue | null): ChoiceField['choices'] {
  const isChosen = (key: string) => (Array.isArray(value) ? value.includes(key) : value === key);
  return choices.filter(({ key, archived }) => !archived || isChosen(key));
}
