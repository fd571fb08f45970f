import { isOpenGroup } from '#shared/desks/workflow.ts';
import type { TicketFilter } from '#shared/tickets/list-contract.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';

/**
 * Whether a row belongs to a list, as the service would decide: for changes that are shown before it has answered. Fields of the
 * desk's own are left to that answer.
 */
export function matches(filter: TicketFilter, row: TicketRow, me: string): boolean {
  const { status, group, priority, category, tag, dueBefore } = filter;
  return (
    (status === undefined || status.includes(row.status)) &&
    (group === undefined || group.includes(row.group)) &&
    (priority === undefined || priority.includes(row.priority)) &&
    (category === undefined || (row.category !== null && category.includes(row.category))) &&
    (tag === undefined || row.tags.includes(tag)) &&
    (dueBefore === undefined || (row.due !== null && row.due < dueBefore && isOpenGroup(row.group))) &&
    isAssigned(filter.assignee, row, me) &&
    (filter.requester === undefined || row.requester.id === (filter.requester === 'me' ? me : filter.requester))
  );
}

function isAssigned(assignee: TicketFilter['assignee'], { assignees }: TicketRow, me: string): boolean {
  if (assignee === undefined) return true;
  if (assignee === 'none') return assignees.length === 0;
  return assignees.some(({ id }) => id === (assignee === 'me' ? me : assignee));
}
