import { z } from 'zod';
import { type CustomField, FieldKey, hasChoices } from '../desks/fields.ts';
import { Guid } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';

/**
 * What a ticket holds of one of its desk's own fields: a text, an https address, a day, a choice's key or a person's id; a
 * number; yes or no; the keys of several choices. A field without a value is absent.
 */
export const CustomValue = z.union([line(2000), z.number(), z.boolean(), z.array(FieldKey).min(1).max(50)]);
export type CustomValue = z.infer<typeof CustomValue>;
/** By the keys of the fields. */
export type CustomValues = Readonly<Record<string, CustomValue>>;

export const longestText = 500;

const Day = z.iso.date();
const HttpsLink = z.url({ protocol: /^https$/ }).max(2000);

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
