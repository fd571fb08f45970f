import type { DeskView } from '#shared/desks/desk.ts';
import { findStatus } from '#shared/desks/workflow.ts';
import type { PersonView } from '#shared/members/member.ts';
import type { FieldValue } from '#shared/tickets/entry.ts';
import { Priority } from '#shared/tickets/ticket.ts';
import type { Words } from '../../app/session.tsx';
import { exactDay } from '../../ui/dates.ts';

export interface FieldContext {
  readonly desk: DeskView;
  readonly people: ReadonlyMap<string, PersonView>;
  readonly words: Words;
  readonly locale: string;
}

export function fieldName(field: string, words: Words): string {
  const names: Readonly<Record<string, string>> = words.terms.fields;
  return names[field] ?? field;
}

export function statusName(desk: DeskView, key: string, words: Words): string {
  const defaults: Readonly<Record<string, string>> = words.terms.statuses;
  return findStatus(desk.workflow, key)?.label ?? defaults[key] ?? key;
}

/** A category as the desk calls it. */
export function categoryName(desk: DeskView, key: string): string {
  return desk.categories.find((category) => category.key === key)?.label ?? key;
}

/** A field's value as people read it; null where it is empty. */
export function valueWords(field: string, value: FieldValue, context: FieldContext): string | null {
  const { desk, people, words, locale } = context;
  if (typeof value === 'boolean') return value ? words.terms.yes : words.terms.no;
  if (value === null || value.length === 0) return null;
  const nameOf = (id: string) => people.get(id)?.name ?? words.ticket.people.unknown;
  if (typeof value !== 'string') return value.map(field === 'tags' ? (tag) => tag : nameOf).join(', ');
  switch (field) {
    case 'status':
      return statusName(desk, value, words);
    case 'priority':
      return words.terms.priorities[Priority.parse(value)];
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
