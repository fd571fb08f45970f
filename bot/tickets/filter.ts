import type { Filter } from '#bot/store/port.ts';
import type { StatusGroup } from '#shared/desks/workflow.ts';
import type { Actor } from '#shared/members/member.ts';
import type { TicketFilter } from '#shared/tickets/contract.ts';
import { priorityRank } from '#shared/tickets/ticket.ts';
import { groupRank } from './ticket-document.ts';

/** What this reader may see at all, as `maySee` of `shared/members/policy.ts` says it; null where that is everything. */
export function reachFilter({ person, role, visibility }: Actor): Filter | null {
  const requested: Filter = { field: 'requester', eq: person };
  const open: Filter = { field: 'confidential', eq: false };
  if (role === 'owner') return null;
  if (role === 'guest') return requested;
  const involved: Filter[] = [requested, { field: 'assignees', has: person }];
  if (visibility === 'everyone') return { or: [open, ...involved] };
  const watched: Filter = { and: [open, { field: 'watchers', has: person }] };
  if (visibility === 'own') return { or: [...involved, watched] };
  return { or: [...involved, watched, { and: [open, { field: 'unassigned', eq: true }] }] };
}

/** The reader's reach and the filter they asked for, both at once. */
export function ticketFilter(wanted: TicketFilter, actor: Actor): Filter {
  const reach = reachFilter(actor);
  return { and: [...(reach === null ? [] : [reach]), ...parts(wanted, actor.person)] };
}

function* parts(wanted: TicketFilter, me: string): Generator<Filter> {
  const { status, group, priority, category, assignee, requester, watcher, tag, dueBefore } = wanted;
  if (group !== undefined) yield* groups(group);
  if (status !== undefined) yield { field: 'status', in: status };
  if (priority !== undefined) yield { field: 'priority', in: priority.map((item) => priorityRank[item]) };
  if (category !== undefined) yield { field: 'category', in: category };
  if (assignee === 'none') yield { field: 'unassigned', eq: true };
  else if (assignee !== undefined) yield { field: 'assignees', has: assignee === 'me' ? me : assignee };
  if (requester !== undefined) yield { field: 'requester', eq: requester === 'me' ? me : requester };
  if (watcher !== undefined) yield { field: 'watchers', has: me };
  if (tag !== undefined) yield { field: 'tags', has: tag };
  if (dueBefore !== undefined) {
    yield { field: 'due', lt: dueBefore };
    yield { field: 'open', eq: 1 };
  }
}

const openGroups: readonly StatusGroup[] = ['new', 'active', 'waiting'];

/** Exactly the open groups are one indexed field. */
function* groups(group: readonly StatusGroup[]): Generator<Filter> {
  const set = new Set(group);
  const isOpen = set.size === 3 && openGroups.every((item) => set.has(item));
  if (isOpen) yield { field: 'open', eq: 1 };
  else yield { field: 'groupRank', in: [...set].map((item) => groupRank[item]) };
}
