import { refuseCursor } from '#bot/cursor.ts';
import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Filter, Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type { Desk } from '#shared/desks/desk.ts';
import { findField, isSortable } from '#shared/desks/fields.ts';
import type { QueryOf } from '#shared/kernel/endpoint.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { readFieldFilter } from '#shared/tickets/field-filter.ts';
import type * as contract from '#shared/tickets/list-contract.ts';
import type { ListSort, TicketSort } from '#shared/tickets/list-contract.ts';
import { ticketFilter } from './filter.ts';
import { queryStretches, type Stretch, stretchesOf } from './own-order.ts';
import { ticketOf } from './ticket-document.ts';
import { peopleOfRows, ticketRow } from './ticket-view.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
}

/** Where the same value stands often, the last update decides. */
const orders: Readonly<Record<TicketSort, readonly string[]>> = {
  updated: ['updatedAt'],
  created: ['createdAt'],
  number: ['number'],
  priority: ['priority', 'updatedAt'],
  due: ['due'],
  status: ['groupRank', 'updatedAt'],
};

/** Cosmos DB: 1 query beside the entrance, about 13 RU for a page of 50; by a choice of the desk's own, 1 for each choice. */
export function listTicketsWith({ store, enterDesk, roster }: Deps): UseCase<typeof contract.listTickets> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const read = await readRows({ store, roster }, entered.value, query, null);
    return read.ok ? done({ items: read.value.items, cursor: read.value.cursor }) : read;
  };
}

type ListQuery = QueryOf<typeof contract.listTickets>;

/**
 * A page of tickets that the reader may see.
 * @param headings what the tickets of each heading have, in their order; null for a list without
 * @returns with how many tickets of the page stand under each heading, where there are any
 */
export async function readRows(
  { store, roster }: Pick<Deps, 'store' | 'roster'>,
  { partition, desk, actor }: Entrance,
  { sort, direction, limit, cursor, fields, ...filter }: ListQuery,
  headings: readonly Filter[] | null,
) {
  const own = readFieldFilter(fields, desk.fields, actor.person);
  if (!own.ok) return own;
  const order = orderOf(sort, direction, desk);
  if (!order.ok) return order;
  const stretches = headings === null ? order.value : headings.flatMap((heading) => within(heading, order.value));
  const where = ticketFilter(filter, actor, own.value);
  const asked = { type: 'ticket', where, limit, ...(cursor === undefined ? {} : { cursor }) };
  try {
    const page = await queryStretches(store, partition, asked, stretches);
    const tickets = page.items.map(ticketOf);
    const people = await roster.named(partition, peopleOfRows(tickets, desk));
    const under = new Map<number, number>();
    for (const [beyond, count] of page.taken.entries()) {
      const heading = Math.floor((page.first + beyond) / order.value.length);
      under.set(heading, (under.get(heading) ?? 0) + count);
    }
    return done({ items: tickets.map((ticket) => ticketRow(ticket, desk, actor, people)), under, cursor: page.cursor });
  } catch (error) {
    return refuseCursor(error, cursor);
  }
}

function within(heading: Filter, order: readonly Stretch[]): readonly Stretch[] {
  return order.map((stretch) => ({ ...stretch, where: { and: [heading, stretch.where] } }));
}

function orderOf(sort: ListSort, direction: 'asc' | 'desc', { fields }: Desk): Outcome<readonly Stretch[]> {
  if (isPlain(sort)) {
    return done([{ where: { and: [] }, order: orders[sort].map((field) => [field, direction]) }]);
  }
  const field = findField(fields, sort.slice('fields.'.length));
  if (field === undefined || !isSortable(field)) return refuse('invalid', 'request.invalid', { fields: ['sort'] });
  return done(stretchesOf(field, direction));
}

function isPlain(sort: ListSort): sort is TicketSort {
  return sort in orders;
}
