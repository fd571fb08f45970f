import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Filter, Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done } from '#shared/kernel/outcome.ts';
import { searchWords } from '#shared/kernel/text.ts';
import { isVisible } from '#shared/tickets/comments.ts';
import type * as contract from '#shared/tickets/contract.ts';
import { readFieldFilter } from '#shared/tickets/field-filter.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
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
 * The newest tickets that hold every word, in themselves or in one comment that the reader may see. Cosmos DB: 2 searches
 * side by side, and 1 query where comments matched.
 */
export function searchTicketsWith({ store, enterDesk, roster }: Deps): UseCase<typeof contract.searchTickets> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    const { text, fields, ...wanted } = query;
    const own = readFieldFilter(fields, desk.fields, caller.person);
    if (!own.ok) return own;
    const words = searchWords(text);
    if (words.length === 0) return done({ items: [], more: false });
    const where = ticketFilter(wanted, actor, own.value);
    const [direct, byComment] = await Promise.all([
      store.search(partition, { type: 'ticket', words, where, limit: shown + 1 }),
      searchComments(store, entered.value, words, where),
    ]);
    const found = new Map([...direct.map(ticketOf), ...byComment].map((ticket) => [ticket.id, ticket]));
    const newest = [...found.values()].sort((a, b) => b.number - a.number);
    const tickets = newest.slice(0, shown);
    const people = await roster.named(
      partition,
      tickets.flatMap((ticket) => peopleOfRow(ticket, desk)),
    );
    const items = tickets.map((ticket) => ticketRow(ticket, desk, actor, people));
    return done({ items, more: newest.length > shown });
  };
}

/** Tickets with a matching comment. An internal note counts only for those who may read it. */
async function searchComments(
  store: Store,
  { partition, actor }: Entrance,
  words: readonly string[],
  where: Filter,
): Promise<readonly Ticket[]> {
  const kind: Filter = { field: 'kind', eq: 'comment' };
  const visible: Filter[] = actor.role === 'guest' ? [{ field: 'internal', eq: false }] : [];
  const found = await store.search(partition, {
    type: 'entry',
    words,
    where: { and: [kind, ...visible] },
    limit: shown * 2,
  });
  const comments = found.map(entryOf).filter((entry) => entry.kind === 'comment');
  if (comments.length === 0) return [];
  const ids = [...new Set(comments.map((comment) => comment.ticket))];
  const page = await store.query(partition, {
    type: 'ticket',
    where: { and: [{ field: 'id', in: ids }, where] },
    order: [['number', 'desc']],
    limit: ids.length,
  });
  const tickets = page.items.map(ticketOf);
  return tickets.filter((ticket) =>
    comments.some((comment) => comment.ticket === ticket.id && isVisible(comment, ticket, actor)),
  );
}
