import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Filter, Partition, Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done } from '#shared/kernel/outcome.ts';
import { searchWords } from '#shared/kernel/text.ts';
import { isVisible } from '#shared/tickets/comments.ts';
import type { Comment } from '#shared/tickets/entry.ts';
import { readFieldFilter } from '#shared/tickets/field-filter.ts';
import type * as contract from '#shared/tickets/list-contract.ts';
import { type Ticket, ticketNumberIn } from '#shared/tickets/ticket.ts';
import { entryOf } from './entry-document.ts';
import { ticketFilter } from './filter.ts';
import { ticketOf } from './ticket-document.ts';
import { peopleOfRows, ticketRow } from './ticket-view.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
}

const shown = 50;

/**
 * The newest tickets that hold every word, in themselves or in one comment that the reader may see; before them the one whose
 * number was typed, as `42` or `TKT-42`. Cosmos DB: 2 searches side by side, 1 query for a number, and 1 where comments matched;
 * both again for each further page of comments where the reader sees few of their tickets.
 */
export function searchTicketsWith({ store, enterDesk, roster }: Deps): UseCase<typeof contract.searchTickets> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    const { text, fields, ...wanted } = query;
    const own = readFieldFilter(fields, desk.fields, caller.person);
    if (!own.ok) return own;
    const number = ticketNumberIn(text, desk.prefix);
    const words = number === null ? searchWords(text) : [String(number)];
    if (words.length === 0) return done({ items: [], more: false });
    const where = ticketFilter(wanted, actor, own.value);
    const [named, direct, byComment] = await Promise.all([
      number === null ? [] : findNumber(store, partition, number, where),
      store.search(partition, { type: 'ticket', words, where, limit: shown + 1 }),
      searchComments(store, entered.value, words, where),
    ]);
    const found = new Map([...direct.map(ticketOf), ...byComment].map((ticket) => [ticket.id, ticket]));
    for (const { id } of named) found.delete(id);
    const all = [...named, ...[...found.values()].sort((a, b) => b.number - a.number)];
    const tickets = all.slice(0, shown);
    const people = await roster.named(partition, peopleOfRows(tickets, desk));
    const items = tickets.map((ticket) => ticketRow(ticket, desk, actor, people));
    return done({ items, more: all.length > shown });
  };
}

async function findNumber(
  store: Store,
  partition: Partition,
  number: number,
  where: Filter,
): Promise<readonly Ticket[]> {
  const page = await store.query(partition, {
    type: 'ticket',
    where: { and: [{ field: 'number', eq: number }, where] },
    order: [['number', 'desc']],
    limit: 1,
  });
  return page.items.map(ticketOf);
}

/** Comments read at first, and where those are mostly of tickets that the reader does not see; in all some 2,000. */
const firstRead = shown * 2;
const nextRead = 200;
const mostReads = 10;

/**
 * Tickets with a matching comment, those with the newest first, until there are enough to show. An internal note counts only for
 * those who may read it. What the reader does not see is passed over, so that it neither stands in for what they do see nor
 * shows by how much is found.
 */
async function searchComments(
  store: Store,
  { partition, actor }: Entrance,
  words: readonly string[],
  where: Filter,
): Promise<readonly Ticket[]> {
  const kind: Filter = { field: 'kind', eq: 'comment' };
  const open: Filter[] = actor.role === 'guest' ? [{ field: 'internal', eq: false }] : [];
  const looked = new Map<string, Ticket | null>();
  const found = new Map<string, Ticket>();
  let upTo: Filter[] = [];
  for (let read = 1; read <= mostReads && found.size <= shown; read++) {
    const limit = read === 1 ? firstRead : nextRead;
    const page = await store.search(partition, {
      type: 'entry',
      words,
      where: { and: [kind, ...open, ...upTo] },
      limit,
    });
    const comments = page.map(entryOf).filter((entry) => entry.kind === 'comment');
    await lookUp(store, partition, comments, where, looked);
    for (const comment of comments) {
      const ticket = looked.get(comment.ticket) ?? null;
      if (ticket !== null && isVisible(comment, ticket, actor)) found.set(ticket.id, ticket);
    }
    const last = comments.at(-1);
    if (page.length < limit || last === undefined) break;
    // Those of the very same moment come again, which changes nothing.
    upTo = [{ field: 'createdAt', lte: last.at }];
  }
  return [...found.values()];
}

/** Reads the tickets of comments that were not looked for before; null for those outside the filter. */
async function lookUp(
  store: Store,
  partition: Partition,
  comments: readonly Comment[],
  where: Filter,
  looked: Map<string, Ticket | null>,
): Promise<void> {
  const ids = [...new Set(comments.map((comment) => comment.ticket))].filter((id) => !looked.has(id));
  if (ids.length === 0) return;
  const page = await store.query(partition, {
    type: 'ticket',
    where: { and: [{ field: 'id', in: ids }, where] },
    order: [['number', 'desc']],
    limit: ids.length,
  });
  for (const id of ids) looked.set(id, null);
  for (const ticket of page.items.map(ticketOf)) looked.set(ticket.id, ticket);
}
