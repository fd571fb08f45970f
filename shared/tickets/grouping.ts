import { z } from 'zod';
import type { Desk } from '../desks/desk.ts';
import { findField, hasChoices } from '../desks/fields.ts';
import { line } from '../kernel/line.ts';
import { daysAfter, weekdayOf } from '../kernel/time.ts';
import { OwnSort } from './field-filter.ts';

/** What a list stands under headings by: one of every desk's, or a choice of the desk's own. */
export const GroupBy = z.union([z.enum(['status', 'priority', 'category', 'assignees', 'due']), OwnSort]);
export type GroupBy = z.infer<typeof GroupBy>;

/** A heading: a status, a priority, a category, a person, a due group or a choice, by its key; `-` for those that have none. */
export const GroupKey = line(40);
export const noGroup = '-';
/** Headings that one list takes. */
export const mostGroups = 200;

/** When work is due, as one plans a day; the week ends on its Sunday. */
export const DueGroup = z.enum(['overdue', 'today', 'week', 'later']);
export type DueGroup = z.infer<typeof DueGroup>;

/** @param today `YYYY-MM-DD` in the reader's zone */
export function endOfWeek(today: string): string {
  return daysAfter(today, 7 - weekdayOf(today));
}

/** Whether a desk has what a list is to be grouped by. */
export function canGroup(by: GroupBy, { fields }: Pick<Desk, 'fields'>): boolean {
  if (!by.startsWith('fields.')) return true;
  const field = findField(fields, by.slice('fields.'.length));
  return field !== undefined && hasChoices(field);
}

/**
 * Every heading that tickets of a desk can stand under, in the order in which they stand.
 * @param people whom tickets can be assigned to, in the order of their names
 */
export function groupKeys(by: GroupBy, desk: Desk, people: readonly string[]): readonly string[] {
  switch (by) {
    case 'status':
      return desk.workflow.map(({ key }) => key);
    case 'priority':
      return desk.priorities.map(({ key }) => key).toReversed();
    case 'category':
      return [...desk.categories.map(({ key }) => key), noGroup];
    case 'assignees':
      return [...people, noGroup];
    case 'due':
      return [...DueGroup.options, noGroup];
    default: {
      const field = findField(desk.fields, by.slice('fields.'.length));
      return field !== undefined && hasChoices(field) ? [...field.choices.map(({ key }) => key), noGroup] : [];
    }
  }
}
