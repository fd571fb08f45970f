import type { DeskView } from '#shared/desks/desk.ts';
import { findField, hasChoices } from '#shared/desks/fields.ts';
import { DueGroup, type GroupBy, noGroup } from '#shared/tickets/grouping.ts';
import { Priority } from '#shared/tickets/ticket.ts';
import type { Words } from '../../app/session.tsx';
import { categoryName, priorityLook, statusName } from '../detail/field-words.ts';
import type { Group } from './lines.ts';

interface Context {
  readonly by: GroupBy | null;
  readonly desk: DeskView;
  readonly words: Words;
}

/** What stands as the heading of a group. */
export function groupName({ key, person }: Group, { by, desk, words }: Context): string {
  const { groups } = words.tab.list;
  if (person !== null) return person.name === '' ? words.ticket.people.unknown : person.name;
  switch (by) {
    case 'status':
      return statusName(desk, key, words);
    case 'priority':
      return priorityLook(desk, Priority.catch('normal').parse(key), words).name;
    case 'category':
      return key === noGroup ? groups.noCategory : categoryName(desk, key);
    case 'assignees':
      return words.tab.toolbar.nobody;
    case 'due':
      return key === noGroup ? groups.noDue : groups.due[DueGroup.catch('later').parse(key)];
    default:
      return key === noGroup ? groups.none : choiceName(by ?? '', key, desk);
  }
}

function choiceName(by: string, key: string, desk: DeskView): string {
  const field = findField(desk.fields, by.slice('fields.'.length));
  const choice = field !== undefined && hasChoices(field) ? field.choices.find((one) => one.key === key) : undefined;
  return choice?.label ?? key;
}
