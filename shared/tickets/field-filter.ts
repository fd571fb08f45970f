import { z } from 'zod';
import { type CustomField, FieldKey, findField, hasChoices } from '../desks/fields.ts';
import { Guid } from '../kernel/ids.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';

/**
 * A filter by fields of the desk's own as it travels in the address: `severity:high,low;cost:10..20;vip:yes;boss:me;old:none`.
 * Values are written as `encodeURIComponent` does, so that a text may hold commas. `..` bounds numbers and days, on one side
 * or both; a text matches by how it begins; `none` is a field that holds nothing.
 */
export const FieldFilter = z
  .string()
  .max(2000)
  .regex(/^[a-z][a-z0-9]{0,19}:[^;:]+(;[a-z][a-z0-9]{0,19}:[^;:]+)*$/);

/** What a filter asks of one field. */
export type FieldTerm =
  | { readonly key: string; readonly is: 'absent' }
  | { readonly key: string; readonly is: 'any'; readonly values: readonly (string | boolean)[] }
  | { readonly key: string; readonly is: 'between'; readonly from: Bound; readonly to: Bound }
  | { readonly key: string; readonly is: 'begins'; readonly text: string };
type Bound = string | number | null;

/** The filter by its fields, each with its values as they are written. */
export function splitFieldFilter(filter: string): ReadonlyMap<string, readonly string[]> {
  const parts = filter.split(';').filter((part) => part !== '');
  return new Map(
    parts.map((part) => {
      const [key = '', values = ''] = part.split(':');
      return [key, values.split(',').map(decoded)];
    }),
  );
}

export function joinFieldFilter(values: ReadonlyMap<string, readonly string[]>): string {
  const parts = [...values].filter(([, each]) => each.length > 0);
  return parts.map(([key, each]) => `${key}:${each.map(encodeURIComponent).join(',')}`).join(';');
}

/**
 * What a filter asks, in the desk's terms; a field that the desk does not have, or values that none of its tickets could hold,
 * are refused, as leaving them out would show more than was asked for.
 * @param me whom `me` stands for
 */
export function readFieldFilter(
  filter: string | undefined,
  fields: readonly CustomField[],
  me: string,
): Outcome<readonly FieldTerm[]> {
  const terms: FieldTerm[] = [];
  for (const [key, values] of splitFieldFilter(filter ?? '')) {
    const field = findField(fields, key);
    const term = field === undefined ? null : termOf(field, values, me);
    if (term === null) return refuse('invalid', 'request.invalid', { fields: ['fields'] });
    terms.push(term);
  }
  return done(terms);
}

function termOf(field: CustomField, values: readonly string[], me: string): FieldTerm | null {
  const { key } = field;
  const [first = ''] = values;
  if (values.length === 1 && first === 'none') return { key, is: 'absent' };
  switch (field.kind) {
    case 'choice':
    case 'choices': {
      const known = hasChoices(field) && values.every((value) => field.choices.some((choice) => choice.key === value));
      return known ? { key, is: 'any', values } : null;
    }
    case 'person': {
      const people = values.map((value) => (value === 'me' ? me : value));
      return people.every((person) => Guid.safeParse(person).success) ? { key, is: 'any', values: people } : null;
    }
    case 'yesno': {
      const known = values.every((value) => value === 'yes' || value === 'no');
      return known ? { key, is: 'any', values: values.map((value) => value === 'yes') } : null;
    }
    case 'number':
      return between(key, values, (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null));
    case 'date':
      return between(key, values, (text) => (z.iso.date().safeParse(text).success ? text : null));
    case 'text':
    case 'link':
      return values.length === 1 ? { key, is: 'begins', text: first } : null;
    default:
      return field satisfies never;
  }
}

function between(key: string, values: readonly string[], read: (text: string) => string | number | null) {
  const [first = ''] = values;
  const [from = '', to = from] = first.split('..');
  const bounds = [from, to].map((text) => (text === '' ? null : read(text)));
  const [low = null, high = null] = bounds;
  const isWrong = values.length > 1 || first.split('..').length > 2 || (low === null && high === null);
  if (isWrong || (from !== '' && low === null) || (to !== '' && high === null)) return null;
  return { key, is: 'between', from: low, to: high } as const;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A sort by one of the desk's own fields: `fields.` and its key. */
export const OwnSort = z.templateLiteral(['fields.', FieldKey]);
export type OwnSort = z.infer<typeof OwnSort>;
