import { type CustomField, hasChoices } from '#shared/desks/fields.ts';
import type { PersonView } from '#shared/members/member.ts';
import { longestText } from '#shared/tickets/field-values.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import { type Element, said } from './card.ts';

/** What inputs give, by the keys of the fields: Teams hands most of it over as text. */
export type Typed = Readonly<Record<string, string | number | boolean>>;

interface Asking {
  readonly typed: Typed;
  /** Whom to offer where a person is asked for. */
  readonly people: readonly PersonView[];
  readonly words: BotWords;
}

/** The input of a field gives its value under this name. */
const PREFIX = 'field-';

/** The desk's own fields as a card asks for them. */
export function fieldInputs(fields: readonly CustomField[], asking: Asking): readonly Element[] {
  return fields.flatMap((field) => {
    const help = field.help === null ? [] : [said(field.help, { isSubtle: true, size: 'Small' })];
    return [inputOf(field, asking), ...help];
  });
}

/** What was typed into them, taken out of all that came with the press. */
export function typedIn(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const own = Object.entries(data).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(PREFIX.length), value]));
}

function inputOf(field: CustomField, { typed, people, words }: Asking): Element {
  const { form } = words;
  const value = typed[field.key];
  const common = {
    id: `${PREFIX}${field.key}`,
    label: field.label,
    ...(value === undefined ? {} : { value }),
    ...(field.required ? { isRequired: true, errorMessage: form.needed(field.label) } : {}),
  };
  switch (field.kind) {
    case 'text':
      return { type: 'Input.Text', ...common, maxLength: longestText };
    case 'link':
      return { type: 'Input.Text', ...common, style: 'url', placeholder: 'https://', maxLength: 2000 };
    case 'number': {
      const { unit, min, max } = field;
      const bounds = { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
      const label = unit === null ? field.label : `${field.label} (${unit})`;
      return { type: 'Input.Number', ...common, label, ...bounds };
    }
    case 'date':
      return { type: 'Input.Date', ...common };
    case 'yesno':
      return choiceSet(common, [
        { title: form.yes, value: 'yes' },
        { title: form.no, value: 'no' },
      ]);
    case 'choice':
      return choiceSet(common, offered(field));
    case 'choices':
      return { ...choiceSet(common, offered(field)), isMultiSelect: true };
    case 'person':
      return {
        ...choiceSet(
          common,
          people.map(({ id, name }) => ({ title: name, value: id })),
        ),
        style: 'filtered',
      };
    default:
      return field satisfies never;
  }
}

interface Choice {
  readonly title: string;
  readonly value: string;
}

function choiceSet(common: Element, choices: readonly Choice[]): Element {
  return { type: 'Input.ChoiceSet', style: 'compact', ...common, choices };
}

function offered(field: CustomField): readonly Choice[] {
  if (!hasChoices(field)) return [];
  return field.choices.filter(({ archived }) => !archived).map(({ key, label }) => ({ title: label, value: key }));
}
