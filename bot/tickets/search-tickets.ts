import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Filter, Partition, Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done } from '#shared/kernel/outcome.ts';
import { searchWords } from '#shared/kernel/text.ts';
import { isVisible } from '#shared/tickets/comments.ts';
import type * as contract from '#shared/tickets/contract.ts';
import { readFieldFilter } from '#shared/tickets/field-filter.ts';
import { type Ticket, ticketNumberIn } from '#shared/tickets/ticket.ts';
import { entryOf } from './entry-document.ts';
import { ticketFilter } from './filter.ts';
import { ticketOf } from './ticket-document.ts';
import { peopleOfRow, ticketRow } from './ticket-view.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
}

const shown = 50;

/**
 * The newest tickets that hold every word, in themselves or in one comment that the reader may see; before them the one whose
 * number was typed, as `42` or `TKT-42`. Cosmos DB: 2 searches side by side, 1 query for a number, and 1 where comments matched.
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
    const found = new Map([...direct.map(ticketOf), ...byComment.tickets].map((ticket) => [ticket.id, ticket]));
    for (const { id } of named) found.delete(id);
    const all = [...named, ...[...found.values()].sort((a, b) => b.number - a.number)];
    const tickets = all.slice(0, shown);
    const people = await roster.named(
      partition,
      tickets.flatMap((ticket) => peopleOfRow(ticket, desk)),
    );
    const items = tickets.map((ticket) => ticketRow(ticket, desk, actor, people));
    return done({ items, more: all.length > shown || byComment.more });
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

interface ByComment {
  readonly tickets: readonly Ticket[];
  /** Whether older comments may match as well. */
  readonly more: boolean;
}

const commentsRead = shown * 2;

/** Tickets with a matching comment. An internal note counts only for those who may read it. */
async function searchComments(
  store: Store,
  { partition, actor }: Entrance,
  words: readonly string[],
  where: Filter,
): Promise<ByComment> {
  const kind: Filter = { field: 'kind', eq: 'comment' };
  const visible: Filter[] = actor.role === 'guest' ? [{ field: 'internal', eq: false }] : [];
  const found = await store.search(partition, {
    type: 'entry',
    words,
    where: { and: [kind, ...visible] },
    limit: commentsRead,
  });
  const comments = found.map(entryOf).filter((entry) => entry.kind === 'comment');
  if (comments.length === 0) return { tickets: [], more: false };
  const ids = [...new Set(comments.map((comment) => comment.ticket))];
  const page = await store.query(partition, {
    type: 'ticket',
    where: { and: [{ field: 'id', in: ids }, where] },
    order: [['number', 'desc']],
    limit: ids.length,
  });
  const tickets = page.items
    .map(ticketOf)
    .filter((ticket) => comments.some((comment) => comment.ticket === ticket.id && isVisible(comment, ticket, actor)));
  return { tickets, more: found.length === commentsRead };
}
