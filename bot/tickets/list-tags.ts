import type { EnterDesk } from '#bot/desks/enter-desk.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done } from '#shared/kernel/outcome.ts';
import type * as contract from '#shared/tickets/list-contract.ts';
import { ticketFilter } from './filter.ts';
import { ticketOf } from './ticket-document.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
}

/** Newest tickets looked at: what is in use now is offered, and a desk's past costs nothing. */
const looked = 200;
const offered = 50;

/** Of tickets that the reader may see, as a tag may tell what a ticket is about. Cosmos DB: 1 query, about 50 RU. */
export function listTagsWith({ store, enterDesk }: Deps): UseCase<typeof contract.listTags> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, actor } = entered.value;
    const page = await store.query(partition, {
      type: 'ticket',
      where: ticketFilter({}, actor),
      order: [['updatedAt', 'desc']],
      limit: looked,
    });
    const counts = new Map<string, number>();
    for (const tag of page.items.flatMap((document) => ticketOf(document).tags)) {
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    const ranked = [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
    return done({ items: ranked.slice(0, offered).map(([tag]) => tag) });
  };
}
