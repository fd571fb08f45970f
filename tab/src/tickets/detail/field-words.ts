import type { DeskView } from '#shared/desks/desk.ts';
import { type CustomField, findField } from '#shared/desks/fields.ts';
import { priorityOf } from '#shared/desks/priorities.ts';
import { findStatus } from '#shared/desks/workflow.ts';
import type { PersonView } from '#shared/members/member.ts';
import type { FieldValue } from '#shared/tickets/entry.ts';
import { type FieldTextWords, fieldText } from '#shared/tickets/field-text.ts';
import { nameOfStrange, Priority } from '#shared/tickets/ticket.ts';
import type { Words } from '../../app/session.tsx';
import { exactDay } from '../../ui/dates.ts';

export interface FieldContext {
  readonly desk: DeskView;
  readonly people: ReadonlyMap<string, PersonView>;
  readonly words: Words;
  readonly locale: string;
}

export function fieldName(field: string, { desk, words }: Pick<FieldContext, 'desk' | 'words'>): string {
  const own = ownField(field, desk);
  if (own !== null) return own?.label ?? nameOfStrange(field.slice('fields.'.length)) ?? words.ticket.fields.gone;
  const names: Readonly<Record<string, string>> = words.terms.fields;
  return names[field] ?? field;
}

/** One of the desk's own fields; undefined where the desk has it no longer, null where it is not one of them. */
function ownField(field: string, desk: DeskView): CustomField | undefined | null {
  return field.startsWith('fields.') ? findField(desk.fields, field.slice('fields.'.length)) : null;
}

export function statusName(desk: DeskView, key: string, words: Words): string {
  const defaults: Readonly<Record<string, string>> = words.terms.statuses;
  return findStatus(desk.workflow, key)?.label ?? defaults[key] ?? key;
}

/** A priority as the desk calls and paints it. */
export function priorityLook({ priorities }: Pick<DeskView, 'priorities'>, key: Priority, { terms }: Words) {
  const { label, colour } = priorityOf(priorities, key);
  return { priority: key, name: label ?? terms.priorities[key], colour };
}

/** A category as the desk calls it. */
export function categoryName(desk: DeskView, key: string): string {
  return desk.categories.find((category) => category.key === key)?.label ?? key;
}

/** A field's value as people read it; null where it is empty. */
export function valueWords(field: string, value: FieldValue, context: FieldContext): string | null {
  const { desk, people, words, locale } = context;
  const own = ownField(field, desk);
  if (own !== null && value !== null) return ownValueWords(own, value, context);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? words.terms.yes : words.terms.no;
  if (value === null || value.length === 0) return null;
  const nameOf = (id: string) => people.get(id)?.name ?? words.ticket.people.unknown;
  if (typeof value !== 'string') return value.map(field === 'tags' ? (tag) => tag : nameOf).join(', ');
  switch (field) {
    case 'status':
      return statusName(desk, value, words);
    case 'priority':
      return priorityLook(desk, Priority.parse(value), words).name;
    case 'category':
      return categoryName(desk, value);
    case 'due':
      return exactDay(value, locale);
    case 'requester':
      return nameOf(value);
    default:
      return value;
  }
}

/** A value that the history tells of; people stand there by their ids. */
function ownValueWords(field: CustomField | undefined, value: NonNullable<FieldValue>, context: FieldContext): string {
  const { people, words, locale } = context;
  if (field === undefined) return strangeWords(value, words);
  const person = field.kind === 'person' && typeof value === 'string' ? people.get(value) : undefined;
  return fieldText(field, person ?? value, fieldTextWords(words), locale);
}

/** Of a field that the desk does not know, whose values are told by name. */
function strangeWords(value: NonNullable<FieldValue>, { terms }: Words): string {
  if (typeof value === 'boolean') return value ? terms.yes : terms.no;
  return typeof value === 'object' ? value.join(', ') : String(value);
}

export function fieldTextWords({ ticket }: Words): FieldTextWords {
  return { yes: ticket.fields.yes, no: ticket.fields.no, unknown: ticket.people.unknown };
}
