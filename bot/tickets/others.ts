import type { Entrance } from '#bot/desks/enter-desk.ts';
import type { Store } from '#bot/store/port.ts';
import { mayOnTicket } from '#shared/members/policy.ts';
import { type Entry, isLinkActivity } from '#shared/tickets/entry.ts';
import { type Ticket, touchingOf } from '#shared/tickets/ticket.ts';
import { ticketOf } from './ticket-document.ts';

/** Related tickets by id, those only that the reader may see: the others are as if they were not. */
export type Others = ReadonlyMap<string, Ticket>;

/** The tickets that one is related to, and those that its entries name. Cosmos DB: 1 query where there are any. */
export async function readOthers(
  store: Store,
  { partition, actor }: Entrance,
  ticket: Ticket,
  entries: readonly Entry[],
): Promise<Others> {
  const named = entries.filter(isLinkActivity).map(({ link }) => link);
  const ids = [...new Set([...ticket.links, ...named].map((link) => link.ticket))];
  if (ids.length === 0) return new Map();
  const page = await store.query(partition, {
    type: 'ticket',
    where: { field: 'id', in: ids },
    order: [['number', 'asc']],
    limit: ids.length,
  });
  const found = page.items.map(ticketOf).filter((other) => mayOnTicket(actor, 'ticket.read', touchingOf(other)));
  return new Map(found.map((other) => [other.id, other]));
}
