import { newOutboxId } from '#bot/ids.ts';
import type { Document, Partition } from '#bot/store/port.ts';
import type { Run } from '#shared/checklists/run.ts';
import type { RunEntry } from '#shared/checklists/run-entry.ts';
import type { RunId, TicketId } from '#shared/kernel/ids.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';

/** The entry, and the ticket or run as it was after it. */
export type Told = { readonly ticket: Ticket; readonly entry: Entry } | { readonly run: Run; readonly entry: RunEntry };
/** What a commit tells the rest of the product. */
export type Happening = Told & { readonly partition: Partition };

/** The ticket or run that it happened to. */
export function subjectOf(told: Told): TicketId | RunId {
  return 'run' in told ? told.run.id : told.ticket.id;
}

/** How long the committing instance has before another may take the work over. */
const claimSeconds = 30;

/** The outbox item that rides in the same commit as the entry it tells of. */
export function outboxDocument(told: Told): Document {
  return {
    id: newOutboxId(),
    type: 'outbox',
    schema: 1,
    due: secondsAfter(told.entry.at, claimSeconds),
    data: told,
  };
}
