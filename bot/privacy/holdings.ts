import { accountOf, accountType } from '#bot/accounts/account-document.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import { personPartition } from '#bot/members/preferences-document.ts';
import type { Partition, Query, Store, Stored, TenantWide } from '#bot/store/port.ts';
import { personalTypes, type StoredType } from './data-map.ts';

/** A stored document that may hold something of somebody's, and where it lies. */
export interface Holding {
  readonly partition: Partition;
  readonly type: StoredType;
  readonly document: Stored;
}

const pageSize = 200;

/**
 * Every document of an organisation that may hold something of anybody's, by the data map. Cosmos DB: 1 query for each type in
 * each desk, and in each person's own place.
 */
export async function* holdings(store: Store, tenant: string): AsyncGenerator<Holding> {
  for await (const { id } of each(store, { tenant }, 'desk', deskOf))
    yield* inPlace(store, deskPartition(tenant, id), personalTypes('desk'));
  for await (const { person } of each(store, organisationPartition(tenant), accountType, accountOf))
    yield* inPlace(store, personPartition(tenant, person), personalTypes('person'));
  yield* inPlace(store, organisationPartition(tenant), personalTypes('organisation'));
}

/** What lies in a person's own place: all of it is theirs. */
export function ownHoldings(store: Store, tenant: string, person: string): AsyncGenerator<Holding> {
  return inPlace(store, personPartition(tenant, person), [
    'preferences',
    'conversation',
    'delivery',
    'signals',
    'recentSearch',
  ]);
}

async function* inPlace(store: Store, partition: Partition, types: readonly StoredType[]): AsyncGenerator<Holding> {
  for (const type of types)
    for await (const document of each(store, partition, type, (found) => found)) yield { partition, type, document };
}

/** Documents of a type, page after page. Those that come or go meanwhile are met once, or not at all. */
export async function* each<T>(
  store: Store,
  place: Partition | TenantWide,
  type: string,
  read: (document: Stored) => T,
  wanted: Pick<Query, 'where' | 'order'> = { order: [] },
): AsyncGenerator<T> {
  let cursor: string | null = null;
  do {
    const query: Query = { type, ...wanted, limit: pageSize, ...(cursor === null ? {} : { cursor }) };
    const page = await store.query(place, query);
    yield* page.items.map(read);
    cursor = page.cursor;
  } while (cursor !== null);
}
