import { expect, test } from 'vitest';
import { valueAt } from '#bot/store/keyset.ts';
import type { Document, Filter, Query, Store } from '#bot/store/port.ts';
import { allPages, create, ids, newest, place, second, ticket } from './contract-fixtures.ts';

export function describeQueries(store: () => Store): void {
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

  test.each(['asc', 'desc'] as const)(
    'sorted by a member, those that have it come in its order, by pages, %s',
    async (d) => {
      const { a, b } = place();
      const own = (n: number) => (n % 4 === 0 ? {} : { order: `${n % 3}\u0001${String(n).padStart(3, '0')}` });
      const some = Array.from({ length: 40 }, (_, n) => ticket(n, { own: own(n) }));
      await create(store(), a, ...some);
      await create(store(), b, ...some);
      const query: Query = { type: 'ticket', order: [['own.order', d]], limit: 7 };
      const expected = some.filter((_, n) => n % 4 !== 0).sort((x, y) => orderOf(x).localeCompare(orderOf(y)));
      const names = expected.map(({ id }) => id);
      expect(await allPages(store(), a, query)).toEqual(d === 'asc' ? names : names.toReversed());
      const second: Filter = { field: 'own.order', prefix: '2' };
      expect(await allPages(store(), a, { ...query, where: second })).toHaveLength(10);
      expect(await store().count(a, { type: 'ticket', where: { field: 'own.order', missing: true } })).toBe(10);
    },
  );

  test('a member that changes or goes moves its document', async () => {
    const { a } = place();
    const byCost: Query = { type: 'ticket', order: [['own.cost', 'asc']], limit: 9 };
    await create(store(), a, ticket(1, { own: { cost: 'a' } }), ticket(2, { own: { cost: 'b' } }), ticket(3));
    await store().write(a, [{ put: ticket(1, { own: { cost: 'c' } }) }]);
    expect(ids(await store().query(a, byCost))).toEqual(['tkt-2', 'tkt-1']);
    await store().write(a, [{ put: ticket(2, { own: {} }) }, { remove: 'tkt-1' }]);
    expect(ids(await store().query(a, byCost))).toEqual([]);
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
    ['a member of a field that is not declared', { order: [['data.cost', 'asc']] }],
    ['a member name that is none', { where: { field: 'own.a"b', eq: 'x' } }],
    ['a page of nothing', { limit: 0 }],
    ['a page of 1,001', { limit: 1001 }],
    ['a field name that is none', { where: { field: "a'b", eq: 1 } }],
  ] as const)('%s is refused', async (_, over) => {
    await expect(store().query(place().a, { ...newest, ...over } as Query)).rejects.toMatchObject({ kind: 'invalid' });
  });
}

function orderOf(document: Document): string {
  return String(valueAt(document, 'own.order'));
}
