import type { Entrance } from '#bot/desks/enter-desk.ts';
import type { Partition, Store } from '#bot/store/port.ts';
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
  if (!isEnding(before, after)) return done(null);
  const holding = await store.query(partition, {
    type: 'run',
    where: {
      and: [
        { field: 'ticket', eq: before.id },
        { field: 'open', eq: 1 },
        { field: 'holds', eq: 1 },
      ],
    },
    order: [['updatedAt', 'desc']],
    limit: mostNamed,
  });
  return checkReleased(holding.items.map(runOf));
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
