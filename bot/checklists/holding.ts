import type { Entrance } from '#bot/desks/enter-desk.ts';
import type { Operation, Partition, Store } from '#bot/store/port.ts';
import { findTicket } from '#bot/tickets/read-ticket.ts';
import { checkReleased, isEnding } from '#shared/checklists/holding.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayOnTicket } from '#shared/members/policy.ts';
import { type Ticket, touchingOf } from '#shared/tickets/ticket.ts';
import { runOf } from './run-document.ts';

/** As many as a sentence can name. */
const mostNamed = 10;

/** Refuses a step that ends a ticket while runs hold it open. Cosmos DB: 1 query for such a step, nothing for any other. */
export async function checkHeld(
  store: Store,
  partition: Partition,
  before: Ticket,
  after: Ticket,
): Promise<Outcome<null>> {
  return isEnding(before, after) ? checkFree(store, partition, before.id) : done(null);
}

/** Refused while runs on the ticket hold it open. Cosmos DB: 1 query. */
export async function checkFree(store: Store, partition: Partition, ticket: string): Promise<Outcome<null>> {
  const holding = await store.query(partition, {
    type: 'run',
    where: {
      and: [
        { field: 'ticket', eq: ticket },
        { field: 'open', eq: 1 },
        { field: 'holds', eq: 1 },
      ],
    },
    order: [['updatedAt', 'desc']],
    limit: mostNamed,
  });
  return checkReleased(holding.items.map(runOf));
}

/**
 * Writes the ticket as it is, together with the step that begins to hold it: whoever was about to end it is overtaken, and looks
 * again at what holds it. Null where there is no such ticket any more. Cosmos DB: 1 point read, and about 12 RU in the commit.
 */
export async function takeHold(store: Store, partition: Partition, id: string): Promise<Operation | null> {
  const document = await store.get(partition, id);
  if (document?.type !== 'ticket') return null;
  const { etag, ...ticket } = document;
  return { replace: ticket, etag };
}

/** Whoever puts a run on a ticket, or lets it hold the ticket, may change that ticket. Cosmos DB: 1 point read. */
export async function checkCarrier(
  store: Store,
  entrance: Entrance,
  ticket: string | null,
  holds: boolean | undefined,
): Promise<Outcome<null>> {
  if (ticket === null) return holds === true ? refuse('invalid', 'request.invalid', { fields: ['holds'] }) : done(null);
  const found = await findTicket(store, entrance, ticket);
  if (!found.ok) return found;
  const may = mayOnTicket(entrance.actor, 'ticket.edit', touchingOf(found.value.ticket));
  return may ? done(null) : refuse('forbidden', 'ticket.forbidden', { fields: ['ticket'] });
}
