import { deskDocumentId, deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import { fileOf, keptDocument, leavingDocument, type StoredFile } from '#bot/files/file-document.ts';
import type { Files } from '#bot/files/port.ts';
import { memberDocument } from '#bot/members/member-document.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Projector } from '#bot/relay/relay.ts';
import { type Operation, type Partition, type Store, type Stored, StoreError } from '#bot/store/port.ts';
import type { Turns } from '#bot/turns.ts';
import type { Desk } from '#shared/desks/desk.ts';
import type { Entry, Move } from '#shared/tickets/entry.ts';
import { linkBetween, part } from '#shared/tickets/links.ts';
import { arrive } from '#shared/tickets/move.ts';
import { restateEntry, type Terms } from '#shared/tickets/restate.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import type { commitTicketWith } from './commit.ts';
import { entryDocument, entryId } from './entry-document.ts';
import { type FilingDeps, fileOnce } from './file-once.ts';
import { movedDocument, movedOf } from './moved-document.ts';
import { ticketOf } from './ticket-document.ts';
import { peopleOfTicket } from './ticket-view.ts';
import { readEntry, readSince } from './timeline.ts';

interface Deps extends FilingDeps {
  readonly store: Store;
  readonly files: Files;
  readonly roster: Roster;
  readonly turns: Turns;
  readonly commit: ReturnType<typeof commitTicketWith>;
}

/** Brings a ticket that left a desk to the one that it goes to; as often as it is told, once. */
export type Carry = (origin: Partition, ticketId: string) => Promise<void>;

/**
 * Two desks are two partitions, which no commit spans. What left is all in the first one until the ticket stands in the second: its
 * history and its files are copied, then one commit makes it appear there, then what stayed behind is cleared. Each step may be
 * repeated, so that whoever takes it up after an instance died ends where it would have ended.
 */
export function carryWith(deps: Deps): Carry {
  return (origin, ticketId) =>
    deps.turns(`${origin.tenant}/${ticketId}/move`, async () => {
      const document = await deps.store.get(origin, ticketId);
      const moved = document?.type === 'movedTicket' ? movedOf(document) : null;
      if (document === null || moved === null || moved.arrived) return;
      const { ticket } = moved;
      const entry = await readEntry(deps.store, origin, ticket.id, ticket.revision);
      if (entry?.kind !== 'moved') throw new Error(`${ticket.id} has no entry of its move`);
      const files = await readKept(deps.store, origin, ticket.id);
      const target = deskPartition(origin.tenant, moved.to);
      const there = await deps.store.get(target, ticket.id);
      if (!hasArrived(there, entry)) await bring(deps, { origin, target, ticket, entry, files, there });
      for (const link of ticket.links) await partFrom(deps, origin, link.ticket, entry);
      await clear(deps.store, origin, entry, files);
      await deps.store.write(origin, [{ replace: movedDocument({ ...moved, arrived: true }), etag: document.etag }]);
    });
}

/** Carries what this instance, or one that died over it, has sent on its way. */
export function projectMovesWith(carry: Carry): Projector {
  return async (happening) => {
    if (!('ticket' in happening) || happening.entry.kind !== 'moved') return;
    if (happening.ticket.desk === happening.entry.origin.desk) await carry(happening.partition, happening.ticket.id);
  };
}

/** It is there, or was and has gone on since; what stayed there of an earlier time is older. */
function hasArrived(there: Stored | null, { seq }: Move): boolean {
  return there !== null && (there.type !== 'movedTicket' || movedOf(there).ticket.revision >= seq);
}

interface Load {
  readonly origin: Partition;
  readonly target: Partition;
  readonly ticket: Ticket;
  readonly entry: Move;
  readonly files: readonly StoredFile[];
  /** What the other desk keeps of it, where it has been there. */
  readonly there: Stored | null;
}

async function bring(deps: Deps, { origin, target, ticket, entry, files, there }: Load): Promise<void> {
  const { store, roster } = deps;
  const [from, desk, all] = await Promise.all([
    readDesk(store, origin),
    readDesk(store, target),
    readSince(store, origin, ticket.id, 0),
  ]);
  const entries = all.filter(({ seq }) => seq < entry.seq);
  const about = [...new Set([...peopleOfTicket(ticket, entries, from), entry.by])];
  const [known, people] = await Promise.all([roster.present(origin, about), roster.present(target, about)]);
  const terms: Terms = { from, to: desk, nameOf: (person) => known.get(person)?.name ?? '' };
  const last = entries.at(-1);
  const undone = last?.kind === 'moved' && last.origin.desk === desk.id ? last : null;
  const arrived = arrive(ticket, entry, { desk, terms, people, undone });
  for (const file of files) await copyFile(deps, { origin, target, file });
  // By name only, as those are kept who left: what they did keeps it.
  for (const [person, member] of known)
    if (!people.has(person))
      await createOnce(store, target, { create: memberDocument({ ...member, email: null, left: true }, target.scope) });
  await writeAll(
    store,
    target,
    entries.map((one) => ({ put: entryDocument(restateEntry(one, terms)) })),
  );
  if (there === null) await fileOnce(deps, target, arrived);
  else await comeBack(deps, target, arrived, there);
}

/** Under the number that it had there, which is nobody else's. Where it was overtaken, it has come back already. */
async function comeBack(
  { commit }: Deps,
  partition: Partition,
  { ticket, entry }: { readonly ticket: Ticket; readonly entry: Entry },
  there: Stored,
): Promise<void> {
  const { number } = movedOf(there).ticket;
  await commit({ partition, etag: there.etag, ticket: { ...ticket, number }, entry });
}

async function copyFile(
  { store, files }: Deps,
  { origin, target, file }: Pick<Load, 'origin' | 'target'> & { readonly file: StoredFile },
): Promise<void> {
  const bytes = await files.read({ ...origin, id: file.id });
  // Thrown away by retention or an erasure, whose document is on its way out too.
  if (bytes === null) return;
  await files.put({ ...target, id: file.id }, bytes);
  await store.write(target, [{ put: keptDocument(file, { comment: file.comment ?? '' }) }]);
}

/** Ends a relation on the ticket that stays; its own side ended with leaving. */
async function partFrom({ store, commit }: Deps, partition: Partition, other: string, entry: Move): Promise<void> {
  const gone = { id: entry.ticket, revision: entry.seq - 1 };
  const { by, at, via, key } = entry;
  for (;;) {
    const document = await store.get(partition, other);
    if (document?.type !== 'ticket') return;
    const ticket = ticketOf(document);
    if (linkBetween(ticket, gone.id) === null) return;
    const parted = await commit({ partition, etag: document.etag, ...part(ticket, gone, { by, at, via, key }) });
    if (parted.ok) return;
  }
}

/** All but the entry of the move, which stays as the first desk's own record of it; the bytes of files go with the next sweep. */
async function clear(
  store: Store,
  partition: Partition,
  { ticket, seq, at }: Move,
  files: readonly StoredFile[],
): Promise<void> {
  const left = await readSince(store, partition, ticket, 0);
  await writeAll(
    store,
    partition,
    left.filter((entry) => entry.seq < seq).map((entry) => ({ remove: entryId(ticket, entry.seq) })),
  );
  await writeAll(
    store,
    partition,
    files.map((file) => ({ put: leavingDocument(file, { ...file, at }) })),
  );
}

async function readKept(store: Store, partition: Partition, ticket: string): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.query(partition, {
      type: 'file',
      where: {
        and: [
          { field: 'subject', eq: ticket },
          { field: 'state', eq: 'kept' },
        ],
      },
      order: [
        ['subject', 'asc'],
        ['at', 'asc'],
      ],
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    });
    files.push(...page.items.map(fileOf));
    cursor = page.cursor;
  } while (cursor !== null);
  return files;
}

async function readDesk(store: Store, partition: Partition): Promise<Desk> {
  const document = await store.get(partition, deskDocumentId);
  if (document === null) throw new Error(`there is no desk ${partition.scope}`);
  return deskOf(document);
}

/** As many as are below the store's limit of bytes even where each is a long comment. */
const together = 25;

async function writeAll(store: Store, partition: Partition, operations: readonly Operation[]): Promise<void> {
  for (let start = 0; start < operations.length; start += together)
    await store.write(partition, operations.slice(start, start + together));
}

async function createOnce(store: Store, partition: Partition, operation: Operation): Promise<void> {
  try {
    await store.write(partition, [operation]);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'exists') throw error;
  }
}
