import { z } from 'zod';
import { belongsTo, type CustomField, FieldKey, fieldsFor, findField, hasChoices } from '../desks/fields.ts';
import { Guid } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { type Member, PersonView } from '../members/member.ts';
import type { FieldValue } from './entry.ts';

/**
 * What a ticket holds of one of its desk's own fields: a text, an https address, a day, a choice's key or a person's id; a
 * number; yes or no; the keys of several choices. A field without a value is absent.
 */
export const CustomValue = z.union([line(2000), z.number(), z.boolean(), z.array(FieldKey).min(1).max(50)]);
export type CustomValue = Exclude<FieldValue, null>;
/** By the keys of the fields. */
export type CustomValues = Readonly<Record<string, CustomValue>>;

/** As it is shown: a person with their name, everything else as it is. */
export const ShownValue = z.union([CustomValue, PersonView]);
export type ShownValue = CustomValue | PersonView;

export const longestText = 500;

const Day = z.iso.date();
const HttpsLink = z.url({ protocol: /^https$/ }).max(2000);

/** What a decision about values goes by. */
interface Setting {
  readonly fields: readonly CustomField[];
  /** Of the ticket as it is to be. */
  readonly category: string | null;
  readonly before: CustomValues;
  readonly people: ReadonlyMap<string, Member>;
}

/** Whether values may be set; null empties a field, which a required one does not allow. */
export function checkValues(wanted: Readonly<Record<string, CustomValue | null>>, setting: Setting): Outcome<null> {
  for (const [key, value] of Object.entries(wanted)) {
    const code = faultOf(findField(setting.fields, key), value, setting);
    if (code !== null) return refuse('rule', code, { fields: [`fields.${key}`] });
  }
  return done(null);
}

function faultOf(field: CustomField | undefined, value: CustomValue | null, { category, before, people }: Setting) {
  if (field === undefined) return 'ticket.unknown-field';
  const asked = !field.archived && belongsTo(field, category);
  if (value === null) return asked && field.required ? 'ticket.field-needed' : null;
  const held = before[field.key] ?? null;
  // What a ticket holds for another category waits for that, and may be put right meanwhile.
  if (!asked && (field.archived || held === null)) return 'ticket.unknown-field';
  if (!fits(field, value, held)) return 'ticket.field-wrong';
  const isStranger = field.kind === 'person' && value !== held && people.get(String(value))?.left !== false;
  return isStranger ? 'ticket.not-on-roster' : null;
}

/** The required fields of a ticket's category that it holds nothing of. */
export function missingFields(
  fields: readonly CustomField[],
  category: string | null,
  values: CustomValues,
): readonly CustomField[] {
  return fieldsFor(fields, category).filter(({ key, required }) => required && values[key] === undefined);
}

/** Whom values name, by the fields of kind person. */
export function peopleInValues(
  fields: readonly CustomField[],
  values: Readonly<Record<string, CustomValue | null>>,
): readonly string[] {
  const people: string[] = [];
  for (const { kind, key } of fields) {
    const person = kind === 'person' ? values[key] : null;
    if (typeof person === 'string') people.push(person);
  }
  return people;
}

/** What search finds a ticket by of its own fields: what people wrote, and what choices are called. */
export function fieldWords(fields: readonly CustomField[], values: CustomValues): string {
  const words = fields.flatMap((field) => {
    const value = values[field.key];
    if (field.kind === 'text' || field.kind === 'link') return typeof value === 'string' ? [value] : [];
    if (!hasChoices(field)) return [];
    const chosen = Array.isArray(value) ? value : [value];
    return field.choices.filter(({ key }) => chosen.includes(key)).map(({ label }) => label);
  });
  return words.join(' ');
}

/**
 * Whether a value is one that the field takes. A choice that is archived is taken only where it was chosen before; who is on
 * the roster is for the caller to say.
 */
export function fits(field: CustomField, value: CustomValue, before: CustomValue | null): boolean {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' && value.length <= longestText;
    case 'number':
      return typeof value === 'number' && (field.min ?? value) <= value && value <= (field.max ?? value);
    case 'date':
      return Day.safeParse(value).success;
    case 'choice':
      return typeof value === 'string' && isOffered(field, value, before);
    case 'choices':
      return Array.isArray(value) && value.every((key) => isOffered(field, key, before));
    case 'person':
      return Guid.safeParse(value).success;
    case 'yesno':
      return typeof value === 'boolean';
    case 'link':
      return HttpsLink.safeParse(value).success;
    default:
      return field satisfies never;
  }
}

function isOffered(field: CustomField, key: string, before: CustomValue | null): boolean {
  const choice = hasChoices(field) ? field.choices.find((one) => one.key === key) : undefined;
  if (choice === undefined) return false;
  return !choice.archived || (Array.isArray(before) ? before.includes(key) : before === key);
}
