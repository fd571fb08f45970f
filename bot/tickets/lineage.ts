import type { Operation, Partition, Store } from '#bot/store/port.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { aboveOf, linkBetween, lowerOf, type UpwardKind } from '#shared/tickets/links.ts';
import type { LinkKind, Ticket } from '#shared/tickets/ticket.ts';
import { ticketOf } from './ticket-document.ts';

export interface Lineage {
  /** From the next above to the top. */
  readonly above: readonly TicketId[];
  /** Rides in the commit: relations that put one ticket below another come one by one, so that two at once close no circle. */
  readonly guard: readonly Operation[];
}

export const noLineage: Lineage = { above: [], guard: [] };
const guardId = 'lineage';

/** What stands above the upper of two tickets. Cosmos DB: 1 point read, and 1 for each level. */
export async function readLineage(
  store: Store,
  partition: Partition,
  here: Ticket,
  there: Ticket,
  kind: LinkKind,
): Promise<Lineage> {
  const lower = lowerOf(kind);
  if (lower === null || linkBetween(here, there.id) === kind) return noLineage;
  const guard = await store.get(partition, guardId);
  const above: TicketId[] = [];
  let next = aboveOf(lower.side === 'here' ? there : here, lower.kind);
  while (next !== null && !above.includes(next)) {
    above.push(next);
    next = await aboveIn(store, partition, next, lower.kind);
  }
  const document = { id: guardId, type: 'lineage', schema: 1 };
  return { above, guard: [guard === null ? { create: document } : { replace: document, etag: guard.etag }] };
}

async function aboveIn(store: Store, partition: Partition, id: TicketId, kind: UpwardKind): Promise<TicketId | null> {
  const document = await store.get(partition, id);
  return document?.type === 'ticket' ? aboveOf(ticketOf(document), kind) : null;
}
