import type { Filter } from '#bot/store/port.ts';
import type { StatusGroup } from '#shared/desks/workflow.ts';
import type { Actor } from '#shared/members/member.ts';
import type { FieldTerm } from '#shared/tickets/field-filter.ts';
import { exactMark, keyPrefix, keysOf } from '#shared/tickets/field-keys.ts';
import type { TicketFilter } from '#shared/tickets/list-contract.ts';
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

/**
 * The reader's reach and the filter they asked for, both at once.
 * @param own what the filter asks of the desk's own fields
 */
export function ticketFilter(
  wanted: Omit<TicketFilter, 'fields'>,
  actor: Actor,
  own: readonly FieldTerm[] = [],
): Filter {
  const reach = reachFilter(actor);
  return { and: [...(reach === null ? [] : [reach]), ...parts(wanted, actor.person), ...own.map(ofField)] };
}

/** What a filter asks of one field of the desk's own. */
export function ofField(term: FieldTerm): Filter {
  const member = `own.${term.key}`;
  switch (term.is) {
    case 'absent':
      return { field: member, missing: true };
    case 'begins':
      return { field: member, prefix: keyPrefix(term.text) };
    case 'any': {
      const [only, ...others] = term.values.map(
        (value): Filter => ({ field: 'held', has: exactMark(term.key, value) }),
      );
      return only !== undefined && others.length === 0 ? only : { or: only === undefined ? [] : [only, ...others] };
    }
    case 'between': {
      const low: Filter[] = term.from === null ? [] : [{ field: member, gte: keysOf(term.from).from }];
      const high: Filter[] = term.to === null ? [] : [{ field: member, lt: keysOf(term.to).below }];
      return { and: [...low, ...high] };
    }
    default:
      return term satisfies never;
  }
}

function* parts(wanted: Omit<TicketFilter, 'fields'>, me: string): Generator<Filter> {
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
