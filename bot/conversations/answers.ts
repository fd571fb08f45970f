import type { CustomField } from '#shared/desks/fields.ts';
import type { CustomValue } from '#shared/tickets/field-values.ts';
import type { Typed } from './cards/field-inputs.ts';

/** What was typed into a card, as values of the fields that it asked for. What does not fit is left for the rules to refuse. */
export function readAnswers(typed: Typed, fields: readonly CustomField[]): Record<string, CustomValue> {
  const values = fields.flatMap((field) => {
    const value = typed[field.key];
    const meant = value === undefined ? null : meantBy(field, String(value).trim());
    return meant === null ? [] : [[field.key, meant] as const];
  });
  return Object.fromEntries(values);
}

function meantBy({ kind }: CustomField, text: string): CustomValue | null {
  if (text === '') return null;
  switch (kind) {
    case 'number': {
      const number = Number(text.replace(',', '.'));
      return Number.isFinite(number) ? number : text;
    }
    case 'yesno':
      return text === 'yes';
    case 'choices':
      return text.split(',');
    default:
      return text;
  }
}
