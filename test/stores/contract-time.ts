import { expect, test } from 'vitest';
import { create, ids, newest, type OpenedStore, place, second, ticket } from './contract-fixtures.ts';

export function describeTime(opened: () => OpenedStore): void {
  test('the service finds what has come due in every organisation, longest due first', async () => {
    const { store } = opened();
    const { a, b, elsewhere } = place();
    // A type of its own keeps what other tests leave behind out of sight.
    const type = `due${Date.now().toString(36)}`;
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
