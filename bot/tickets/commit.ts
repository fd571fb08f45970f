import { keptDocument, leavingDocument, type StoredFile } from '#bot/files/file-document.ts';
import { type Happening, outboxDocument } from '#bot/relay/outbox.ts';
import { type Document, type Operation, type Partition, type Store, StoreError } from '#bot/store/port.ts';
import type { Attachment } from '#shared/files/file.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Comment, Entry } from '#shared/tickets/entry.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import { entryDocument } from './entry-document.ts';
import { movedDocument } from './moved-document.ts';
import { ticketDocument } from './ticket-document.ts';

/** Told of each commit after it, so that what follows begins at once; never awaited by a request. */
export type Took = (happening: Happening, outboxId: string) => void;

export interface TicketCommit {
  readonly partition: Partition;
  /** As read: the ticket of somebody who wrote in between is never overwritten. */
  readonly etag: string;
  readonly ticket: Ticket;
  readonly entry: Entry;
  /** A comment whose text this step changes. */
  readonly comment?: Comment;
  /** Leaves lists, search and counts: its document keeps its id under another type. */
  readonly withdrawn?: true;
  /** As `withdrawn`, for another desk to have it. */
  readonly movedTo?: DeskId;
  /** Files that the entry, a comment, takes. */
  readonly taken?: readonly StoredFile[];
  /** Files that nobody shall see any more. */
  readonly released?: readonly Attachment[];
  readonly extra?: readonly Operation[];
}

/**
 * The one write path of a ticket: its new state, the entry that tells of it and the outbox item, all or none.
 * `stale` where somebody else's step came in between. Cosmos DB: 1 batch.
 */
export function commitTicketWith({ store, took }: { readonly store: Store; readonly took: Took }) {
  return async (commit: TicketCommit): Promise<Outcome<Ticket>> => {
    const { partition, ticket, entry } = commit;
    const { outbox, operations } = stepOf(commit);
    try {
      await store.write(partition, operations);
      took({ partition, ticket, entry }, outbox.id);
      return done(ticket);
    } catch (error) {
      if (isOvertaken(error)) return refuse('stale', 'ticket.clash');
      throw error;
    }
  };
}

/** Steps of several tickets of one desk, and what belongs with them, all or none; as `commitTicketWith`. */
export function commitTicketsWith({ store, took }: { readonly store: Store; readonly took: Took }) {
  return async (
    partition: Partition,
    commits: readonly TicketCommit[],
    extra: readonly Operation[],
  ): Promise<Outcome<null>> => {
    const steps = commits.map((commit) => ({ commit, ...stepOf(commit) }));
    try {
      await store.write(partition, [...steps.flatMap(({ operations }) => operations), ...extra]);
      for (const { commit, outbox } of steps)
        took({ partition, ticket: commit.ticket, entry: commit.entry }, outbox.id);
      return done(null);
    } catch (error) {
      const overtaken = error instanceof StoreError && (error.kind === 'stale' || error.kind === 'exists');
      if (overtaken) return refuse('stale', 'ticket.clash');
      throw error;
    }
  };
}

/** The operations of one step; the outbox item is the third. */
function stepOf(commit: TicketCommit): { readonly outbox: Document; readonly operations: readonly Operation[] } {
  const { ticket, entry } = commit;
  const outbox = outboxDocument({ ticket, entry });
  const operations: Operation[] = [
    { create: entryDocument(entry) },
    { replace: documentOf(commit), etag: commit.etag },
    { create: outbox },
    ...(commit.comment === undefined ? [] : [{ put: entryDocument(commit.comment) }]),
    ...(commit.extra ?? []),
    ...fileOperations(commit),
  ];
  return { outbox, operations };
}

function documentOf({ ticket, withdrawn, movedTo }: TicketCommit): Document {
  if (movedTo !== undefined) return movedDocument({ ticket, to: movedTo, arrived: false });
  const document = ticketDocument(ticket);
  return withdrawn ? { ...document, type: 'withdrawnTicket' } : document;
}

function fileOperations({ entry, taken = [], released = [] }: TicketCommit): readonly Operation[] {
  const { ticket: subject, by, at } = entry;
  const comment = entry.kind === 'comment' ? entry.id : '';
  return [
    ...taken.map((file): Operation => ({ replace: keptDocument(file, { comment }), etag: file.etag })),
    ...released.map((file): Operation => ({ put: leavingDocument(file, { subject, by, at }) })),
  ];
}

/** What was read and is stale, or the entry's place is taken. */
function isOvertaken(error: unknown): boolean {
  if (!(error instanceof StoreError)) return false;
  return error.kind === 'stale' || (error.kind === 'exists' && error.operation <= 1);
}

/** The operations that file a ticket under its number; the outbox item is the third. */
export function creation(
  ticket: Ticket,
  entry: Entry,
): readonly [Operation, Operation, { readonly create: ReturnType<typeof outboxDocument> }] {
  return [
    { create: entryDocument(entry) },
    { create: ticketDocument(ticket) },
    { create: outboxDocument({ ticket, entry }) },
  ];
}
