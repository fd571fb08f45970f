import { newOutboxId } from '#bot/ids.ts';
import type { Document, Partition } from '#bot/store/port.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';

/** What a commit tells the rest of the product: the entry, and the ticket as it was after it. */
export interface Happening {
  readonly partition: Partition;
  readonly ticket: Ticket;
  readonly entry: Entry;
}

/** How long the committing instance has before another may take the work over. */
const claimSeconds = 30;

/** The outbox item that rides in the same commit as the entry it tells of. */
export function outboxDocument({ ticket, entry }: Omit<Happening, 'partition'>): Document {
  return {
    id: newOutboxId(),
    type: 'outbox',
    schema: 1,
    due: secondsAfter(entry.at, claimSeconds),
    data: { ticket, entry },
  };
}
