import type { CustomField } from '#shared/desks/fields.ts';
import { type CustomValue, fits, longestText } from '#shared/tickets/field-values.ts';
import type { Words } from '../../app/session.tsx';

interface Reading {
  readonly words: Words;
  readonly locale: string;
}

/**
 * What is wrong with a value of one of the desk's own fields, in a sentence; null where nothing is.
 * @param held what the ticket holds by now
 */
export function faultWords(
  field: CustomField,
  value: CustomValue | null,
  { words, locale }: Reading,
  held: CustomValue | null = null,
): string | null {
  const { needed, wrong } = words.ticket.fields;
  if (value === null) return field.required ? needed : null;
  if (fits(field, value, held)) return null;
  switch (field.kind) {
    case 'text':
      return wrong.text(new Intl.NumberFormat(locale).format(longestText));
    case 'number':
      return rangeWords(field, { words, locale });
    case 'link':
      return wrong.link;
    default:
      return wrong.other;
  }
}

function rangeWords({ min, max }: Extract<CustomField, { kind: 'number' }>, { words, locale }: Reading): string {
  const { wrong } = words.ticket.fields;
  const write = (bound: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(bound);
  if (min !== null && max !== null) return wrong.between(write(min), write(max));
  if (min !== null) return wrong.atLeast(write(min));
  return max === null ? wrong.number : wrong.atMost(write(max));
}
