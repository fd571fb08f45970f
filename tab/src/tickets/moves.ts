import type { DeskView } from '#shared/desks/desk.ts';
import { findStatus, type Status } from '#shared/desks/workflow.ts';
import type { MemberView } from '#shared/members/member.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';

/** The statuses that a reader may give a ticket from its present one, in the desk's order. */
export function nextStatuses(row: Pick<TicketRow, 'status' | 'group' | 'can'>, desk: DeskView): readonly Status[] {
  const may = row.can.includes('edit') || (row.group === 'closed' && row.can.includes('reopen'));
  const next = findStatus(desk.workflow, row.status)?.next ?? [];
  return may ? desk.workflow.filter(({ key }) => next.includes(key)) : [];
}

/** A ticket that nobody has can be taken; whoever may edit one can take it at any time. */
export function mayTake({ can, assignees }: TicketRow, me: MemberView): boolean {
  if (me.role === 'guest' || assignees.some(({ id }) => id === me.id)) return false;
  return can.includes('assign') || (can.includes('take') && assignees.length === 0);
}

/** Whom a ticket belongs to once the reader has taken it: who may not assign others takes it alone. */
export function assigneesWith({ assignees, can }: TicketRow, me: MemberView): string[] {
  return can.includes('assign') ? [...assignees.map(({ id }) => id), me.id] : [me.id];
}
