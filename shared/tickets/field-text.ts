import { type CustomField, hasChoices } from '../desks/fields.ts';
import { startOfDay } from '../kernel/time.ts';
import type { ShownValue } from './field-values.ts';

export interface FieldTextWords {
  readonly yes: string;
  readonly no: string;
  /** For a person whose name is not known. */
  readonly unknown: string;
}

/**
 * A value of one of the desk's own fields as people read it, wherever that is: on the ticket, in the list, on a card.
 * @param locale BCP 47
 */
export function fieldText(field: CustomField, value: ShownValue, words: FieldTextWords, locale: string): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return numberText(field, value, locale);
  if (typeof value === 'object' && 'id' in value) return value.name === '' ? words.unknown : value.name;
  if (typeof value === 'object') return new Intl.ListFormat(locale).format(labelsOf(field, value));
  if (field.kind === 'date') return dayText(value, locale);
  return labelsOf(field, [value])[0] ?? value;
}

function numberText(field: CustomField, value: number, locale: string): string {
  const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value);
  return field.kind === 'number' && field.unit !== null ? `${text}\u00a0${field.unit}` : text;
}

function dayText(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(startOfDay(day));
}

/** What choices are called, in the desk's order; one that the field never had is called by its key. */
function labelsOf(field: CustomField, keys: readonly string[]): readonly string[] {
  if (!hasChoices(field)) return keys;
  const known = field.choices.filter(({ key }) => keys.includes(key));
  const strange = keys.filter((key) => !known.some((choice) => choice.key === key));
  return [...known.map(({ label }) => label), ...strange];
}
