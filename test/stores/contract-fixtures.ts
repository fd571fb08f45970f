import type { Indexes } from '#bot/store/indexes.ts';
import type { Direction, Document, Page, Partition, Query, Store, TenantWide } from '#bot/store/port.ts';

/** The orders that the contract asks for, apart from the product's so that those may change. */
export const contractIndexes: Indexes = {
  orders: [
    ['ticket', 'updatedAt'],
    ['ticket', 'createdAt'],
    ['ticket', 'priority', 'updatedAt'],
    ['ticket', 'open', 'updatedAt'],
    ['member', 'person'],
    ['outbox', 'due'],
  ],
  counted: [['ticket', 'open', 'priority']],
  carried: [],
  lists: [['ticket', 'assignees']],
  current: [['ticket', 'open']],
  listOrders: [['ticket', 'assignees', 'updatedAt']],
  members: [['ticket', 'own']],
  searchable: ['ticket'],
  acrossScopes: ['member'],
};

/** A clock that a test moves on by hand. */
export interface TestClock {
  now(): Date;
  advance(seconds: number): void;
}
export function startClock(): TestClock {
  let at = Date.parse('2026-03-02T09:00:00Z');
  return {
    now: () => new Date(at),
    advance: (seconds) => {
      at += seconds * 1000;
    },
  };
}

export interface OpenedStore {
  readonly store: Store;
  /** Null where the clock is the real service's, which cannot be moved. */
  readonly clock: TestClock | null;
  stop(): Promise<void>;
}

let places = 0;
/** Each test has an organisation of its own, so that the suite also runs on a store that is shared or real. */
export function place(): { a: Partition; b: Partition; wide: TenantWide; elsewhere: Partition } {
  places += 1;
  const tenant = `t-${process.pid}-${Date.now().toString(36)}-${places}`;
  return {
    a: { tenant, scope: 'a' },
    b: { tenant, scope: 'b' },
    wide: { tenant },
    elsewhere: { tenant: `${tenant}x`, scope: 'a' },
  };
}

export const second = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();
export const ticket = (n: number, over: Readonly<Record<string, unknown>> = {}): Document => ({
  id: `tkt-${n}`,
  type: 'ticket',
  updatedAt: second(n),
  createdAt: second(n),
  priority: n % 4,
  open: n % 2 === 0,
  ...over,
});
export const ids = ({ items }: Page) => items.map(({ id }) => id);
export const newest = { type: 'ticket', order: [['updatedAt', 'desc' as Direction]], limit: 50 } satisfies Query;

export async function allPages(store: Store, where: Partition | TenantWide, query: Query): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await store.query(where, cursor === null ? query : { ...query, cursor });
    seen.push(...ids(page));
    cursor = page.cursor;
  } while (cursor !== null);
  return seen;
}

export async function create(
  store: Store,
  where: Partition,
  ...documents: readonly Document[]
): Promise<readonly string[]> {
  const etags = await store.write(
    where,
    documents.map((document) => ({ create: document })),
  );
  return etags.map((etag) => etag ?? '');
}
