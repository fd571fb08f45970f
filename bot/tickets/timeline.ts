import type { Entrance } from '#bot/desks/enter-desk.ts';
import { type Filter, limits, type Partition, type Store } from '#bot/store/port.ts';
import type { Actor } from '#shared/members/member.ts';
import { mayOnTicket } from '#shared/members/policy.ts';
import { isVisible } from '#shared/tickets/comments.ts';
import { changesOf, type Entry, isLinkActivity } from '#shared/tickets/entry.ts';
import { type Ticket, touchingOf } from '#shared/tickets/ticket.ts';
import { entryId, entryOf } from './entry-document.ts';
import { type Others, readOthers } from './others.ts';

/** Part of a ticket's timeline as one reader may see it, oldest first. */
export interface TimelinePart {
  readonly entries: readonly Entry[];
  /** How many there are before the first of these. */
  readonly earlier: number;
  /** The tickets related to it that the reader may see. */
  readonly others: Others;
}

/** The newest entries as they are kept, oldest first, whoever may read them. */
export interface Newest {
  readonly entries: readonly Entry[];
  /** Whether there are earlier ones. */
  readonly cut: boolean;
}

export const mostShown = 200;

/** Cosmos DB: 1 query, about 4 RU for 30 entries. */
export async function readNewest(
  store: Store,
  partition: Partition,
  ticket: string,
  narrowed: readonly Filter[] = [],
): Promise<Newest> {
  const page = await store.query(partition, {
    type: 'entry',
    where: { and: [{ field: 'subject', eq: ticket }, ...narrowed] },
    order: [
      ['subject', 'desc'],
      ['seq', 'desc'],
    ],
    limit: mostShown,
  });
  return { entries: page.items.map(entryOf).reverse(), cut: page.cursor !== null };
}

/**
 * Of the newest entries those that the reader may see. Cosmos DB: 1 count where there are earlier ones, and 1 query where
 * the ticket was ever related to others.
 */
export async function seenPart(
  store: Store,
  entrance: Entrance,
  ticket: Ticket,
  { entries, cut }: Newest,
): Promise<TimelinePart> {
  const { partition, actor } = entrance;
  const others = await readOthers(store, entrance, ticket, entries);
  const seen = entries.filter((entry) => isVisible(entry, ticket, actor)).flatMap((entry) => toldOf(entry, others));
  const [first] = entries;
  if (!cut || first === undefined) return { entries: seen, earlier: 0, others };
  const before: Filter[] = [
    { field: 'subject', eq: ticket.id },
    ...earlierSeenBy(actor, ticket, first.seq),
    namesNone(others),
  ];
  return { entries: seen, earlier: await store.count(partition, { type: 'entry', where: { and: before } }), others };
}

/** What an entry tells a reader: nothing of a ticket that they may not see, though what a merge changed on this one. */
function toldOf(entry: Entry, others: Others): readonly Entry[] {
  if (!isLinkActivity(entry) || others.has(entry.link.ticket)) return [entry];
  const { seq, ticket, at, by, via, key, changes, times } = entry;
  return changesOf(entry).length === 0
    ? []
    : [{ kind: 'changed', seq, ticket, at, by, via, key, changes, undoes: null, times }];
}

/** Entries that name no ticket, or one of those that the reader may see. */
function namesNone(others: Others): Filter {
  const none: Filter = { field: 'other', missing: true };
  return others.size === 0 ? none : { or: [none, { field: 'other', in: [...others.keys()] }] };
}

/** Entries before one, those left out that the reader may not see. */
export function earlierSeenBy(actor: Actor, ticket: Ticket, seq: number): readonly Filter[] {
  const readsNotes = mayOnTicket(actor, 'comment.internal', touchingOf(ticket));
  return [{ field: 'seq', lt: seq }, ...(readsNotes ? [] : [{ field: 'internal', eq: false }])];
}

/** One entry; null where there is none. Cosmos DB: 1 point read. */
export async function readEntry(
  store: Store,
  partition: Partition,
  ticket: string,
  seq: number,
): Promise<Entry | null> {
  const document = await store.get(partition, entryId(ticket, seq));
  return document === null ? null : entryOf(document);
}

/** What was done to a ticket after an entry, oldest first, however much that is. */
export async function readSince(
  store: Store,
  partition: Partition,
  ticket: string,
  after: number,
  kinds?: readonly Entry['kind'][],
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.query(partition, {
      type: 'entry',
      where: {
        and: [
          { field: 'subject', eq: ticket },
          { field: 'seq', gt: after },
          ...(kinds === undefined ? [] : [{ field: 'kind', in: kinds }]),
        ],
      },
      order: [
        ['subject', 'asc'],
        ['seq', 'asc'],
      ],
      limit: limits.page,
      ...(cursor === null ? {} : { cursor }),
    });
    entries.push(...page.items.map(entryOf));
    cursor = page.cursor;
  } while (cursor !== null);
  return entries;
}
