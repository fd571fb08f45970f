import { expect, test } from 'vitest';
import type { Partition, Store } from '#bot/store/port.ts';
import { create, newest, place, ticket } from './contract-fixtures.ts';

export function describeWrites(store: () => Store): void {
  test('a document comes back exactly as it was written, with its etag', async () => {
    const { a } = place();
    const written = ticket(1, { search: ' a b', note: null, tags: ['x', 1], data: { deep: { é: ['ü'] } } });
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
