import type { EnterDesk } from '#bot/desks/enter-desk.ts';
import type { Roster } from '#bot/members/roster.ts';
import { type Query, type Store, StoreError } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import type * as contract from '#shared/tickets/contract.ts';
import type { TicketSort } from '#shared/tickets/contract.ts';
import { ticketFilter } from './filter.ts';
import { ticketOf } from './ticket-document.ts';
import { peopleOfRow, ticketRow } from './ticket-view.ts';

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

/** Cosmos DB: 1 query beside the entrance, about 13 RU for a page of 50. */
export function listTicketsWith({ store, enterDesk, roster }: Deps): UseCase<typeof contract.listTickets> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    const { sort, direction, limit, cursor, ...filter } = query;
    const asked: Query = {
      type: 'ticket',
      where: ticketFilter(filter, actor),
      order: orders[sort].map((field) => [field, direction]),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    };
    try {
      const page = await store.query(partition, asked);
      const tickets = page.items.map(ticketOf);
      const people = await roster.named(
        partition,
        tickets.flatMap((ticket) => peopleOfRow(ticket, desk)),
      );
      return done({ items: tickets.map((ticket) => ticketRow(ticket, desk, actor, people)), cursor: page.cursor });
    } catch (error) {
      if (error instanceof StoreError && error.kind === 'invalid')
        return refuse('invalid', 'cursor.invalid', { fields: ['cursor'] });
      throw error;
    }
  };
}
