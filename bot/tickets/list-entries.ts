import type { UseCase } from '#bot/use-case.ts';
import { done } from '#shared/kernel/outcome.ts';
import type * as contract from '#shared/tickets/contract.ts';
import { findTicket, type TicketDeps } from './read-ticket.ts';
import { peopleOfEntries, timelineView } from './ticket-view.ts';
import { earlierSeenBy, readNewest, seenPart } from './timeline.ts';

/** Cosmos DB: 1 point read, 1 query and 1 count beside the entrance. */
export function listEntriesWith({ store, enterDesk, roster }: TicketDeps): UseCase<typeof contract.listEntries> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    const found = await findTicket(store, entered.value, params.ticketId);
    if (!found.ok) return found;
    const { ticket } = found.value;
    const before = query.before ?? ticket.revision + 1;
    const newest = await readNewest(store, partition, ticket.id, earlierSeenBy(actor, ticket, before));
    const part = await seenPart(store, entered.value, ticket, newest);
    const people = await roster.named(partition, peopleOfEntries(part.entries, desk));
    return done(timelineView(part, desk, actor, people));
  };
}
