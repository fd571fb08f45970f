import type { Filter } from '#bot/store/port.ts';
import { DueGroup, endOfWeek, type GroupBy, noGroup } from '#shared/tickets/grouping.ts';
import { Priority, priorityRank } from '#shared/tickets/ticket.ts';
import { ofField } from './filter.ts';
import { noDue } from './ticket-document.ts';

/**
 * The tickets under one heading; a ticket with two assignees stands under both. A heading that no ticket can stand under holds none.
 * @param today `YYYY-MM-DD` in the reader's zone
 */
export function filterOfGroup(by: GroupBy, key: string, today: string): Filter {
  switch (by) {
    case 'status':
      return { field: 'status', eq: key };
    case 'priority': {
      const priority = Priority.safeParse(key);
      return { field: 'priority', eq: priority.success ? priorityRank[priority.data] : -1 };
    }
    case 'category':
      return key === noGroup ? { field: 'category', missing: true } : { field: 'category', eq: key };
    case 'assignees':
      return key === noGroup ? { field: 'unassigned', eq: true } : { field: 'assignees', has: key };
    case 'due':
      return dueWithin(DueGroup.safeParse(key).data ?? noGroup, today);
    default: {
      const field = by.slice('fields.'.length);
      return ofField(key === noGroup ? { key: field, is: 'absent' } : { key: field, is: 'any', values: [key] });
    }
  }
}

function dueWithin(group: DueGroup | typeof noGroup, today: string): Filter {
  const sunday = endOfWeek(today);
  switch (group) {
    case 'overdue':
      return { field: 'due', lt: today };
    case 'today':
      return { field: 'due', eq: today };
    case 'week':
      return between({ field: 'due', gt: today }, { field: 'due', lte: sunday });
    case 'later':
      return between({ field: 'due', gt: sunday }, { field: 'due', lt: noDue });
    case noGroup:
      return { field: 'due', eq: noDue };
    default:
      return group satisfies never;
  }
}

function between(...both: readonly Filter[]): Filter {
  return { and: both };
}
