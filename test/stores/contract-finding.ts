import { expect, test } from 'vitest';
import type { Filter, Partition, Query, Store, TenantWide } from '#bot/store/port.ts';
import { allPages, create, ids, newest, place, second, ticket } from './contract-fixtures.ts';

export function describeFilters(store: () => Store): void {
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

export function describeCurrentLists(store: () => Store): void {
  test('what is on a person’s list and still open is found after it was closed, reopened and handed on', async () => {
    const { a } = place();
    const where: Filter = {
      and: [
        { field: 'assignees', has: 'p' },
        { field: 'open', eq: true },
      ],
    };
    const found = async () => ids(await store().query(a, { ...newest, where }));
    const put = (n: number, open: boolean, assignees: readonly string[]) =>
      store().write(a, [{ put: ticket(n, { open, assignees }) }]);
    await put(1, true, ['p', 'q']);
    await put(2, true, ['p']);
    expect(await found()).toEqual(['tkt-2', 'tkt-1']);
    await put(2, false, ['p']);
    expect(await found()).toEqual(['tkt-1']);
    await put(2, true, ['q', 'p']);
    await put(1, true, ['q']);
    expect(await found()).toEqual(['tkt-2']);
    await put(1, false, ['p']);
    expect(await found()).toEqual(['tkt-2']);
    expect(await store().count(a, { type: 'ticket', where })).toBe(1);
  });
}

export function describeSearch(store: () => Store): void {
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
