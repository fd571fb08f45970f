import type { Container, CosmosClient, SqlQuerySpec } from '@azure/cosmos';
import { z } from 'zod';
import type { Meters } from '#bot/telemetry/meters.ts';
import { checkFilter, checkName, checkOperations, checkQuery, checkSearch } from '../checks.ts';
import type { Indexes } from '../indexes.ts';
import { completeOrder, encodeCursor, valueAt, whereAfter } from '../keyset.ts';
import type { Located, Operation, Page, Partition, Query, Search, Store, Stored, TenantWide } from '../port.ts';
import { commitBatch } from './commit.ts';
import { countQuery, pageQuery } from './compile.ts';
import { type Answer, noteCostOf } from './cost.ts';
import { Item, locate, readDocument } from './items.ts';
import { type Patience, retrying } from './patience.ts';

export interface CosmosStoreOptions {
  /** Its credentials, regions and retries on 429 are decided where it is made; closing the store disposes of it. */
  readonly client: CosmosClient;
  readonly database: string;
  /** As `containerDefinition` describes it; the adapter has no right to create one. */
  readonly container: string;
  readonly indexes: Indexes;
  readonly patience?: Patience;
  readonly meters: Pick<Meters, 'charged' | 'throttled'>;
}

const PATIENCE: Patience = { budgetMs: 5000, firstWaitMs: 20 };

/** The store in Azure Cosmos DB for NoSQL. */
export function openCosmosStore(options: CosmosStoreOptions): Store {
  return new CosmosStore(options);
}

class CosmosStore implements Store {
  readonly #client: CosmosClient;
  readonly #container: Container;
  readonly #indexes: Indexes;
  readonly #patience: Patience;
  readonly #note: (answer: Answer) => void;

  constructor({ client, database, container, indexes, meters, patience = PATIENCE }: CosmosStoreOptions) {
    this.#client = client;
    this.#container = client.database(database).container(container);
    this.#indexes = indexes;
    this.#patience = patience;
    this.#note = noteCostOf(meters);
  }

  async get({ tenant, scope }: Partition, id: string): Promise<Stored | null> {
    const item = this.#container.item(id, [tenant, scope]);
    const answer = await retrying(this.#patience, () => item.read<Record<string, unknown>>());
    this.#note(answer);
    const { resource } = answer;
    return resource === undefined ? null : readDocument(Item.parse(resource));
  }

  async write(partition: Partition, operations: readonly Operation[]): Promise<readonly (string | null)[]> {
    const checked = checkOperations(operations, this.#indexes);
    return commitBatch(this.#container, partition, checked, {
      indexes: this.#indexes,
      patience: this.#patience,
      note: this.#note,
    });
  }

  async query(place: Partition | TenantWide, query: Query): Promise<Page> {
    checkQuery(place, query, this.#indexes);
    const { type, order, limit } = query;
    const items = await this.#items(
      place,
      pageQuery({ place, type, order, where: whereAfter(query), limit: limit + 1 }),
      limit + 1,
    );
    const last = items.length > limit ? items[limit - 1] : undefined;
    return {
      items: items.slice(0, limit).map(readDocument),
      cursor:
        last === undefined
          ? null
          : encodeCursor(
              query,
              completeOrder(order).map(([field]) => valueAt(last, field)),
            ),
    };
  }

  async count(place: Partition | TenantWide, { type, where }: Pick<Query, 'type' | 'where'>): Promise<number> {
    checkName(type);
    if (where !== undefined) checkFilter(where);
    const [count] = await this.#rows(place, countQuery({ place, type, where }), 1);
    return z.number().parse(count);
  }

  /** Scans the words of all documents of the type in this place, so its request units grow with them. */
  async search(place: Partition | TenantWide, search: Search): Promise<readonly Stored[]> {
    checkSearch(search, this.#indexes);
    const query = pageQuery({ ...search, place, order: [['createdAt', 'desc']] });
    return (await this.#items(place, query, search.limit)).map(readDocument);
  }

  async due(type: string, now: string, limit: number): Promise<readonly Located[]> {
    const where = { field: 'due', lte: now };
    const query = pageQuery({ place: null, type, where, order: [['due', 'asc']], limit });
    return (await this.#items(null, query, limit)).map(locate);
  }

  async scrub(): Promise<void> {}

  async close(): Promise<void> {
    this.#client.dispose();
  }

  async #items(place: Partition | TenantWide | null, query: SqlQuerySpec, limit: number): Promise<readonly Item[]> {
    const rows = await this.#rows(place, query, limit);
    return rows.map((row) => Item.parse(row));
  }

  /** A page of the service may be short or empty with more to come, so pages are read until there are enough rows. */
  #rows(place: Partition | TenantWide | null, query: SqlQuerySpec, limit: number): Promise<readonly unknown[]> {
    const partitionKey = place !== null && 'scope' in place ? { partitionKey: [place.tenant, place.scope] } : {};
    return retrying(this.#patience, async () => {
      const pages = this.#container.items.query<unknown>(query, { ...partitionKey, maxItemCount: limit });
      const rows: unknown[] = [];
      while (pages.hasMoreResults() && rows.length < limit) {
        const page = await pages.fetchNext();
        this.#note(page);
        rows.push(...(page.resources ?? []));
      }
      return rows.slice(0, limit);
    });
  }
}
