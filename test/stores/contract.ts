import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Indexes } from '#bot/store/indexes.ts';
import type { Direction, Document, Filter, Page, Partition, Query, Store, TenantWide } from '#bot/store/port.ts';

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
  lists: [['ticket', 'assignees']],
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

let places = 0;
/** Each test has an organisation of its own, so that the suite also runs on a store that is shared or real. */
function place(): { a: Partition; b: Partition; wide: TenantWide; elsewhere: Partition } {
  places += 1;
  const tenant = `t-${process.pid}-${Date.now().toString(36)}-${places}`;
  return {
    a: { tenant, scope: 'a' },
    b: { tenant, scope: 'b' },
    wide: { tenant },
    elsewhere: { tenant: `${tenant}x`, scope: 'a' },
  };
}

const second = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();
const ticket = (n: number, over: Readonly<Record<string, unknown>> = {}): Document => ({
  id: `tkt-${n}`,
  type: 'ticket',
  updatedAt: second(n),
  createdAt: second(n),
  priority: n % 4,
  open: n % 2 === 0,
  ...over,
});
const ids = ({ items }: Page) => items.map(({ id }) => id);
const newest = { type: 'ticket', order: [['updatedAt', 'desc' as Direction]], limit: 50 } satisfies Query;

async function allPages(store: Store, where: Partition | TenantWide, query: Query): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await store.query(where, cursor === null ? query : { ...query, cursor });
    seen.push(...ids(page));
    cursor = page.cursor;
  } while (cursor !== null);
  return seen;
}

async function create(store: Store, where: Partition, ...documents: readonly Document[]): Promise<readonly string[]> {
  const etags = await store.write(
    where,
    documents.map((document) => ({ create: document })),
  );
  return etags.map((etag) => etag ?? '');
}

export interface OpenedStore {
  readonly store: Store;
  /** Null where the clock is the real service's, which cannot be moved. */
  readonly clock: TestClock | null;
  stop(): Promise<void>;
}

/** What every store promises. */
export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let opened: OpenedStore;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.stop());
    const store = () => opened.store;
    describeWrites(store);
    describeQueries(store);
    describeFilters(store);
    describeSearch(store);
    describeTime(() => opened);
  });
}

function describeWrites(store: () => Store): void {
  test('a document comes back exactly as it was written, with its etag', async () => {
    const { a } = place();
    const written = ticket(1, { search: 'a b', note: null, tags: ['x', 1], data: { deep: { é: ['ü'] } } });
    const [etag] = await create(store(), a, written);
    expect(await store().get(a, 'tkt-1')).toEqual({ ...written, etag });
    expect((await store().query(a, newest)).items).toEqual([{ ...written, etag }]);
    expect(await store().get(a, 'tkt-2')).toBeNull();
  });

  test('what was read can be written back as it is', async () => {
    const { a } = place();
    await create(store(), a, ticket(1));
    const read = await store().get(a, 'tkt-1');
    const [etag] = await store().write(a, [
      { replace: { ...ticket(1), ...read, priority: 3 }, etag: read?.etag ?? '' },
    ]);
    expect(await store().get(a, 'tkt-1')).toEqual(ticket(1, { priority: 3, etag }));
  });

  test('an id is taken once in a scope, and free in every other', async () => {
    const { a, b, elsewhere } = place();
    await create(store(), a, ticket(1));
    await expect(create(store(), a, ticket(1))).rejects.toMatchObject({ kind: 'exists', operation: 0 });
    await create(store(), b, ticket(1, { priority: 3 }));
    await create(store(), elsewhere, ticket(1, { priority: 2 }));
    expect(await store().get(a, 'tkt-1')).toMatchObject({ priority: 1 });
    expect(await store().get(b, 'tkt-1')).toMatchObject({ priority: 3 });
  });

  test('an outdated version replaces and removes nothing', async () => {
    const { a } = place();
    const [old = ''] = await create(store(), a, ticket(1));
    const [fresh] = await store().write(a, [{ replace: ticket(1, { priority: 2 }), etag: old }]);
    expect(fresh).not.toBe(old);
    const stale = { kind: 'stale', operation: 0 };
    await expect(store().write(a, [{ replace: ticket(1, { priority: 3 }), etag: old }])).rejects.toMatchObject(stale);
    await expect(store().write(a, [{ remove: 'tkt-1', etag: old }])).rejects.toMatchObject(stale);
    expect(await store().get(a, 'tkt-1')).toEqual(ticket(1, { priority: 2, etag: fresh }));
  });

  test('what is not there cannot be replaced or removed', async () => {
    const { a } = place();
    await expect(store().write(a, [{ replace: ticket(9), etag: 'e' }])).rejects.toMatchObject({ kind: 'missing' });
    await expect(store().write(a, [{ remove: 'tkt-9' }])).rejects.toMatchObject({ kind: 'missing', operation: 0 });
  });

  test('a put writes whether or not the document is there', async () => {
    const { a } = place();
    await store().write(a, [{ put: ticket(1) }]);
    await store().write(a, [{ put: ticket(1, { priority: 3 }) }]);
    expect(await store().get(a, 'tkt-1')).toMatchObject({ priority: 3 });
  });

  test('a removal leaves nothing, and gives no etag', async () => {
    const { a } = place();
    const [etag = ''] = await create(store(), a, ticket(1, { assignees: ['p'], search: 'gone' }));
    expect(await store().write(a, [{ remove: 'tkt-1', etag }])).toEqual([null]);
    expect(await store().get(a, 'tkt-1')).toBeNull();
    expect(await store().count(a, { type: 'ticket', where: { field: 'assignees', has: 'p' } })).toBe(0);
    expect(await store().search(a, { type: 'ticket', words: ['gone'], limit: 5 })).toEqual([]);
  });

  test('a write is done as a whole or not at all, and names the operation that failed', async () => {
    const { a } = place();
    await create(store(), a, ticket(1));
    const write = store().write(a, [
      { create: ticket(2) },
      { put: ticket(3) },
      { create: ticket(1) },
      { create: ticket(4) },
    ]);
    await expect(write).rejects.toMatchObject({ kind: 'exists', operation: 2 });
    expect(await store().count(a, { type: 'ticket' })).toBe(1);
    expect(await store().get(a, 'tkt-2')).toBeNull();
  });

  test('20 people numbering at once leave no gap and no double', async () => {
    const { a } = place();
    await create(store(), a, { id: 'counter', type: 'counter', value: 0 });
    const numbers = await Promise.all(Array.from({ length: 20 }, () => takeNumber(store(), a)));
    expect(numbers.toSorted((x, y) => x - y)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await store().count(a, { type: 'ticket' })).toBe(20);
  });

  test('writes at the same moment succeed or fail each on its own', async () => {
    const { a } = place();
    const attempts = [1, 2, 1, 3, 2].map((n) => create(store(), a, ticket(n)));
    const settled = await Promise.allSettled(attempts);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await store().count(a, { type: 'ticket' })).toBe(3);
  });

  test.each([
    ['more than 100 operations', 'toobig', Array.from({ length: 101 }, (_, n) => ticket(n))],
    ['more than 2 MB', 'toobig', [ticket(1, { data: 'x'.repeat(2_200_000) })]],
    ['nothing at all', 'invalid', []],
    ['an id with a slash', 'invalid', [ticket(1, { id: 'a/b' })]],
    ['a field that the store uses itself', 'invalid', [ticket(1, { tenant: 'other' })]],
    ['a sort field without a value', 'invalid', [ticket(1, { updatedAt: null })]],
    ['a search text without a date', 'invalid', [ticket(1, { search: 'x', createdAt: 'today' })]],
  ])('%s is refused', async (_, kind, documents) => {
    const { a } = place();
    await expect(create(store(), a, ...documents)).rejects.toMatchObject({ kind });
    expect(await store().count(a, { type: 'ticket' })).toBe(0);
  });
}

async function takeNumber(store: Store, where: Partition): Promise<number> {
  for (;;) {
    const counter = await store.get(where, 'counter');
    const value = Number(counter?.['value']) + 1;
    const next = { id: 'counter', type: 'counter', value };
    const write = store.write(where, [{ replace: next, etag: counter?.etag ?? '' }, { create: ticket(value) }]);
    const outcome = await write.then(
      () => 'written',
      (error: { kind: string }) => error.kind,
    );
    if (outcome === 'written') return value;
    expect(outcome).toBe('stale');
  }
}

function describeQueries(store: () => Store): void {
  test('a scope shows its own documents, a tenant those of all its scopes, nobody those of another tenant', async () => {
    const { a, b, wide, elsewhere } = place();
    for (const each of [a, b, elsewhere]) await create(store(), each, ticket(1), ticket(2));
    expect(ids(await store().query(a, newest))).toEqual(['tkt-2', 'tkt-1']);
    expect(ids(await store().query(wide, newest))).toEqual(['tkt-2', 'tkt-2', 'tkt-1', 'tkt-1']);
    expect(await store().count(wide, { type: 'ticket' })).toBe(4);
  });

  test('95 tickets by 10, with ties, each come once, also when one is added on the way', async () => {
    const { a } = place();
    const documents = Array.from({ length: 95 }, (_, n) => ticket(n, { updatedAt: second(n % 7) }));
    await create(store(), a, ...documents);
    const first = await store().query(a, { ...newest, limit: 10 });
    await create(store(), a, ticket(500));
    const rest = await allPages(store(), a, { ...newest, limit: 10, cursor: first.cursor ?? '' });
    const seen = [...ids(first), ...rest];
    expect(seen).toHaveLength(95);
    expect(new Set(seen).size).toBe(95);
  });

  test.each(['asc', 'desc'] as const)(
    'pages in two sort fields and a boolean one hold together, %s',
    async (direction) => {
      const { a } = place();
      await create(store(), a, ...Array.from({ length: 40 }, (_, n) => ticket(n, { updatedAt: second(n % 3) })));
      for (const field of ['priority', 'open']) {
        const order: Query['order'] = [
          [field, direction],
          ['updatedAt', direction],
        ];
        const whole = await store().query(a, { type: 'ticket', order, limit: 100 });
        const paged = await allPages(store(), a, { type: 'ticket', order, limit: 7 });
        expect(paged).toEqual(ids(whole));
        expect(paged).toHaveLength(40);
      }
    },
  );

  test('a page over several scopes is in order and loses none, even where ids are the same', async () => {
    const { wide } = place();
    const scopes = ['a', 'b', 'c', 'd', 'e'];
    for (const scope of scopes)
      await create(store(), { ...wide, scope }, ...Array.from({ length: 6 }, (_, n) => ticket(n)));
    const expected = [5, 4, 3, 2, 1, 0].flatMap((n) => scopes.map(() => `tkt-${n}`));
    expect(await allPages(store(), wide, { ...newest, limit: 7 })).toEqual(expected);
    const named: Filter = { field: 'scope', in: ['a', 'c', 'e', 'nowhere'] };
    expect(await allPages(store(), wide, { ...newest, where: named, limit: 4 })).toEqual(
      [5, 4, 3, 2, 1, 0].flatMap((n) => Array.from({ length: 3 }, () => `tkt-${n}`)),
    );
  });

  test("a person's memberships are found across the tenant", async () => {
    const { a, b, wide } = place();
    const member = (person: string) => ({ id: `m-${person}`, type: 'member', person });
    await create(store(), a, member('p1'), member('p2'));
    await create(store(), b, member('p1'));
    const query: Query = { type: 'member', where: { field: 'person', eq: 'p1' }, order: [['person', 'asc']], limit: 1 };
    expect(await allPages(store(), wide, query)).toEqual(['m-p1', 'm-p1']);
  });

  test('documents of a type without a sort field come by id', async () => {
    const { a } = place();
    await create(store(), a, { id: 'v-2', type: 'view' }, { id: 'v-1', type: 'view' }, ticket(1));
    expect(await allPages(store(), a, { type: 'view', order: [], limit: 1 })).toEqual(['v-1', 'v-2']);
  });

  test('a page that ends exactly where the documents end has no cursor', async () => {
    const { a } = place();
    await create(store(), a, ticket(1), ticket(2));
    expect(await store().query(a, { ...newest, limit: 2 })).toMatchObject({ cursor: null });
  });

  test('a cursor is good for its own order only, and nothing else is a cursor', async () => {
    const { a } = place();
    await create(store(), a, ticket(1), ticket(2));
    const { cursor } = await store().query(a, { ...newest, limit: 1 });
    const other: Query = { ...newest, order: [['createdAt', 'desc']], cursor: cursor ?? '' };
    await expect(store().query(a, other)).rejects.toMatchObject({ kind: 'invalid' });
    await expect(
      store().query(a, { ...newest, order: [['updatedAt', 'asc']], cursor: cursor ?? '' }),
    ).rejects.toMatchObject({ kind: 'invalid' });
    await expect(store().query(a, { ...newest, cursor: 'x' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(store().query(a, { ...newest, cursor: '' })).rejects.toMatchObject({ kind: 'invalid' });
  });

  test.each([
    ['an order that is not declared', { order: [['title', 'asc']] }],
    [
      'both directions at once',
      {
        order: [
          ['priority', 'asc'],
          ['updatedAt', 'desc'],
        ],
      },
    ],
    ['a page of nothing', { limit: 0 }],
    ['a page of 1,001', { limit: 1001 }],
    ['a field name that is none', { where: { field: "a'b", eq: 1 } }],
  ] as const)('%s is refused', async (_, over) => {
    await expect(store().query(place().a, { ...newest, ...over } as Query)).rejects.toMatchObject({ kind: 'invalid' });
  });
}

function describeFilters(store: () => Store): void {
  const documents = [
    ticket(0, { status: 'new', assignees: ['p1'], tags: ['a', 1], wait: null }),
    ticket(1, { status: 'open', assignees: ['p1', 'p2'], tags: ['b', true], wait: '2026-01' }),
    ticket(2, { status: 'open', assignees: [], tags: [], wait: '2026-02' }),
    ticket(3, { status: 'closed', assignees: ['p2'], tags: 'a', wait: 5 }),
    ticket(4, { status: 'Ökonomie', tags: ['1'] }),
  ];
  test.each<[string, Filter, readonly number[]]>([
    ['equal', { field: 'status', eq: 'open' }, [1, 2]],
    ['one of', { field: 'status', in: ['new', 'closed'] }, [0, 3]],
    ['one of none', { field: 'status', in: [] }, []],
    ['a number at least', { field: 'priority', gte: 2 }, [2, 3]],
    ['a number below', { field: 'priority', lt: 1 }, [0, 4]],
    ['a number is not its text', { field: 'priority', eq: '1' }, []],
    ['true', { field: 'open', eq: true }, [0, 2, 4]],
    ['true is not 1', { field: 'tags', has: 1 }, [0]],
    ['before a date, where another has a number or nothing', { field: 'wait', lte: '2026-01' }, [1]],
    ['absent or null', { field: 'wait', missing: true }, [0, 4]],
    ['in a declared list', { field: 'assignees', has: 'p1' }, [0, 1]],
    ['in an undeclared list, and a text is no list', { field: 'tags', has: 'a' }, [0]],
    ['beginning with', { field: 'status', prefix: 'Ök' }, [4]],
    [
      'all of',
      {
        and: [
          { field: 'status', eq: 'open' },
          { field: 'assignees', has: 'p2' },
        ],
      },
      [1],
    ],
    [
      'any of',
      {
        or: [
          { field: 'assignees', has: 'p1' },
          { field: 'assignees', has: 'p2' },
        ],
      },
      [0, 1, 3],
    ],
    [
      'any of, one of them in a list',
      {
        or: [
          { field: 'status', eq: 'new' },
          { field: 'assignees', has: 'p2' },
        ],
      },
      [0, 1, 3],
    ],
    ['all of nothing', { and: [] }, [0, 1, 2, 3, 4]],
    ['any of nothing', { or: [] }, []],
  ])('a filter finds: %s', async (_, where, expected) => {
    const { a, b } = place();
    await create(store(), a, ...documents);
    await create(store(), b, ...documents);
    const query: Query = { type: 'ticket', where, order: [['updatedAt', 'asc']], limit: 2 };
    expect(await allPages(store(), a, query)).toEqual(expected.map((n) => `tkt-${n}`));
    expect(await store().count(a, { type: 'ticket', where })).toBe(expected.length);
  });
}

function describeSearch(store: () => Store): void {
  const find = async (
    where: Partition | TenantWide,
    words: readonly string[],
    more: { where?: Filter; limit?: number } = {},
  ) => (await store().search(where, { type: 'ticket', words, limit: 10, ...more })).map(({ id }) => id);
  const fill = async () => {
    const where = place();
    await create(
      store(),
      where.a,
      ticket(1, { search: 'the printer is on fire (third-floor)' }),
      ticket(2, { search: 'reseau: printing fails' }),
      ticket(3, { search: 'nothing to print here', priority: 3 }),
      ticket(4),
      ticket(5, { search: 'ein prüfgerät, 東京 2026-11' }),
    );
    await create(store(), where.b, ticket(9, { search: 'a printer elsewhere' }));
    return where;
  };

  test('words find the documents that have a word beginning with each of them, newest first', async () => {
    const { a } = await fill();
    expect(await find(a, ['print'])).toEqual(['tkt-3', 'tkt-2', 'tkt-1']);
    expect(await find(a, ['print', 'fi'])).toEqual(['tkt-1']);
    expect(await find(a, ['floor'])).toEqual(['tkt-1']);
    expect(await find(a, ['p'])).toEqual(['tkt-5', 'tkt-3', 'tkt-2', 'tkt-1']);
    expect(await find(a, ['rinter'])).toEqual([]);
    expect(await find(a, ['prü', '東', '11'])).toEqual(['tkt-5']);
  });

  test('a search is narrowed by place, filter and limit', async () => {
    const { a, b, wide } = await fill();
    expect(await find(b, ['printer'])).toEqual(['tkt-9']);
    expect(await find(wide, ['printer'])).toEqual(['tkt-9', 'tkt-1']);
    expect(await find(wide, ['printer'], { where: { field: 'scope', in: ['a', 'c'] } })).toEqual(['tkt-1']);
    expect(await find(wide, ['printer'], { where: { field: 'scope', in: [] } })).toEqual([]);
    expect(await find(a, ['print'], { where: { field: 'priority', eq: 3 } })).toEqual(['tkt-3']);
    expect(await find(a, ['print'], { limit: 2 })).toEqual(['tkt-3', 'tkt-2']);
  });

  test('a search follows what is written', async () => {
    const { a } = await fill();
    await store().write(a, [{ put: ticket(1, { search: 'a broken chair' }) }, { put: ticket(3) }]);
    expect(await find(a, ['print'])).toEqual(['tkt-2']);
    expect(await find(a, ['chair'])).toEqual(['tkt-1']);
  });

  test('tickets of one moment are all found', async () => {
    const { a } = place();
    await create(
      store(),
      a,
      ...Array.from({ length: 12 }, (_, n) => ticket(n, { createdAt: second(1), search: 'same' })),
    );
    expect(new Set(await find(a, ['same'], { limit: 50 })).size).toBe(12);
  });

  test.each([
    ['no word', []],
    ['a word of signs', ['a"b']],
    ['two words in one', ['a b']],
  ])('%s is refused', async (_, words) => {
    await expect(find(place().a, words)).rejects.toMatchObject({ kind: 'invalid' });
  });
}

function describeTime(opened: () => OpenedStore): void {
  test('the service finds what has come due in every organisation, longest due first', async () => {
    const { store } = opened();
    const { a, b, elsewhere } = place();
    // A type of its own keeps what other tests leave behind out of sight.
    const type = `due${places}${Date.now().toString(36)}`;
    const item = (id: string, due: string) => ({ id, type, due });
    await create(store, a, item('o-1', second(3)), item('o-2', second(9)));
    await create(store, b, item('o-3', second(1)));
    await create(store, elsewhere, item('o-4', second(2)));
    const found = await store.due(type, second(3), 10);
    expect(found.map(({ partition, document }) => [partition, document.id])).toEqual([
      [b, 'o-3'],
      [elsewhere, 'o-4'],
      [a, 'o-1'],
    ]);
    expect(found[0]?.document).toMatchObject({ id: 'o-3', type, due: second(1), etag: expect.any(String) });
    expect(await store.due(type, second(3), 2)).toHaveLength(2);
  });

  test('a document whose time to live has passed is gone, and its id is free', async ({ skip }) => {
    const { store, clock } = opened();
    if (clock === null) return skip();
    const { a } = place();
    await create(store, a, ticket(1, { ttl: 60, search: 'brief', assignees: ['p'] }), ticket(2));
    clock.advance(59);
    expect(await store.get(a, 'tkt-1')).toMatchObject({ ttl: 60 });
    clock.advance(2);
    expect(await store.get(a, 'tkt-1')).toBeNull();
    expect(ids(await store.query(a, newest))).toEqual(['tkt-2']);
    expect(await store.count(a, { type: 'ticket' })).toBe(1);
    expect(await store.search(a, { type: 'ticket', words: ['brief'], limit: 5 })).toEqual([]);
    expect(await store.count(a, { type: 'ticket', where: { field: 'assignees', has: 'p' } })).toBe(0);
    await expect(store.write(a, [{ remove: 'tkt-1' }])).rejects.toMatchObject({ kind: 'missing' });
    await create(store, a, ticket(1, { search: 'again' }));
    expect(await store.search(a, { type: 'ticket', words: ['again'], limit: 5 })).toHaveLength(1);
  });
}
