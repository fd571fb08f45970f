import { z } from 'zod';
import type { EnterDesk } from '#bot/desks/enter-desk.ts';
import { recentSearchIdFor } from '#bot/ids.ts';
import { personPartition } from '#bot/members/preferences-document.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done } from '#shared/kernel/outcome.ts';
import { fold } from '#shared/kernel/text.ts';
import type * as contract from '#shared/views/search-contract.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
}

const hourSeconds = 3600;
const shown = 8;
/** Nobody searches for more within an hour; whoever does is offered some of it. */
const mostRead = 200;

const Shape = z.object({ text: z.string(), at: z.iso.datetime() });

/** Cosmos DB: 1 query beside the entrance. */
export function listRecentSearchesWith({ store, enterDesk }: Deps): UseCase<typeof contract.listRecentSearches> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const page = await store.query(personPartition(caller.tenant, caller.person), {
      type: 'recentSearch',
      where: { field: 'desk', eq: params.deskId },
      order: [],
      limit: mostRead,
    });
    const kept = page.items.map((document) => Shape.parse(document['data']));
    const latest = kept.sort((a, b) => b.at.localeCompare(a.at)).slice(0, shown);
    return done({ items: latest.map(({ text }) => text) });
  };
}

/**
 * Each search ends an hour after it was last made, by the store's time to live. Kept where the desk can only be read, too: it is
 * the person's own. Cosmos DB: 1 write beside the entrance.
 */
export function keepSearchWith({
  store,
  enterDesk,
  now,
}: Deps & { readonly now: () => Date }): UseCase<typeof contract.keepSearch> {
  return async ({ caller }, { params, body: { text } }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const id = recentSearchIdFor([params.deskId, fold(text)]);
    const data: z.infer<typeof Shape> = { text, at: now().toISOString() };
    await store.write(personPartition(caller.tenant, caller.person), [
      { put: { id, type: 'recentSearch', schema: 1, ttl: hourSeconds, desk: params.deskId, data } },
    ]);
    return done({ text });
  };
}
