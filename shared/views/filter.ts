import type { StatusGroup } from '../desks/workflow.ts';
import type { TicketFilter } from '../tickets/list-contract.ts';
import type { FixedLook, ViewKey } from './view.ts';

const openGroups: StatusGroup[] = ['new', 'active', 'waiting'];

function filterOfView(view: ViewKey, today: string): TicketFilter {
  switch (view) {
    case 'open':
      return { group: openGroups };
    case 'mine':
      return { group: openGroups, assignee: 'me' };
    case 'requested':
      return { group: openGroups, requester: 'me' };
    case 'unassigned':
      return { group: openGroups, assignee: 'none' };
    case 'overdue':
      return { dueBefore: today };
    case 'done':
      return { group: ['resolved', 'closed'] };
    case 'all':
      return {};
    default:
      return view satisfies never;
  }
}

/**
 * The tickets that a look shows: those of its view, with what narrows it laid over; its text is for a search.
 * @param today `YYYY-MM-DD` in the reader's zone
 */
export function filterOf(
  look: Omit<FixedLook, 'text' | 'sort' | 'direction' | 'layout' | 'by'>,
  today: string,
): TicketFilter {
  const { status, priority, category, assignee, tag, fields } = look;
  const { group, ...base } = filterOfView(look.view, today);
  return {
    ...base,
    ...(group === undefined || status.length > 0 ? {} : { group }),
    ...(status.length === 0 ? {} : { status: [...status] }),
    ...(priority.length === 0 ? {} : { priority: [...priority] }),
    ...(category.length === 0 ? {} : { category: [...category] }),
    ...(assignee === null ? {} : { assignee }),
    ...(tag === null ? {} : { tag }),
    ...(fields === '' ? {} : { fields }),
  };
}
