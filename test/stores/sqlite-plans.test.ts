import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { indexes } from '#bot/store/indexes.ts';
import type { Filter, Query } from '#bot/store/port.ts';
import { choosePageIndex } from '#bot/store/sqlite/choose-index.ts';
import type { Sql } from '#bot/store/sqlite/compile.ts';
import { keyIndex, tables } from '#bot/store/sqlite/schema.ts';
import { sideStarts, walkOf } from '#bot/store/sqlite/side-starts.ts';
import {
  countStatement,
  dueStatement,
  pageStatement,
  type Start,
  searchStatement,
} from '#bot/store/sqlite/statements.ts';

const place = { tenant: 't', scope: 'a' };
const database = new DatabaseSync(':memory:');
database.exec(tables(indexes));
afterAll(() => database.close());

/** SQLite's own account of how it would run a statement. */
function planOf({ text, values }: Sql): string {
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values);
  return steps.map((step) => step['detail']).join('\n');
}
const page = (query: Query) =>
  planOf(pageStatement({ place, query, indexes, time: 0 }, { index: choosePageIndex(query, 'scope', indexes) }));

describe('a page is read from an index, without sorting', () => {
  test.each(indexes.orders.map(([type, ...fields]) => ({ type, fields })))('$type by $fields', ({ type, fields }) => {
    for (const direction of ['asc', 'desc'] as const) {
      const plan = page({ type, order: fields.map((field) => [field, direction]), limit: 50 });
      expect(plan).toContain(`USING INDEX doc_scope_${type}_${fields.join('_')} (tenant=? AND scope=?)`);
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });

  test.each<[string, Filter, string]>([
    ['open', { field: 'open', eq: true }, 'doc_scope_ticket_open_updatedAt (tenant=? AND scope=? AND <expr>=?)'],
    [
      'of one requester',
      { field: 'requester', eq: 'p' },
      'doc_scope_ticket_requester_updatedAt (tenant=? AND scope=? AND <expr>=?)',
    ],
    ['of one category', { field: 'category', eq: 'c' }, 'doc_scope_ticket_updatedAt (tenant=? AND scope=?)'],
  ])('the newest tickets, %s', (_, where, index) => {
    const plan = page({ type: 'ticket', where, order: [['updatedAt', 'desc']], limit: 50 });
    expect(plan).toContain(index);
    expect(plan).not.toContain('TEMP B-TREE');
  });
});

test.each<[string, Filter]>([
  ['assignee', { field: 'assignees', has: 'p' }],
  [
    'assignee or watcher',
    {
      or: [
        { field: 'assignees', has: 'p' },
        { field: 'watchers', has: 'p' },
      ],
    },
  ],
])('the tickets of one %s are looked up, not searched for', (_, where) => {
  const [listed] = sideStarts(where, 'ticket', place, indexes);
  const query: Query = { type: 'ticket', where, order: [['updatedAt', 'desc']], limit: 50 };
  const plan = listed === undefined ? '' : planOf(pageStatement({ place, query, indexes, time: 0 }, { listed }));
  expect(plan).toContain('PRIMARY KEY (tenant=? AND type=? AND field=? AND value=? AND scope=?)');
  expect(plan).toContain('SEARCH d USING INTEGER PRIMARY KEY');
  expect(plan).not.toMatch(/SCAN (doc|d|listed)\b/);
});

test('the open tickets of one assignee are looked up apart from the closed ones', () => {
  const where: Filter = {
    and: [
      { field: 'assignees', has: 'p' },
      { field: 'open', eq: 1 },
    ],
  };
  const [listed] = sideStarts(where, 'ticket', place, indexes);
  const query: Query = { type: 'ticket', where, order: [['updatedAt', 'desc']], limit: 50 };
  const plan = listed === undefined ? '' : planOf(pageStatement({ place, query, indexes, time: 0 }, { listed }));
  expect(plan).toContain(
    'USING COVERING INDEX listed_current (tenant=? AND type=? AND field=? AND value=? AND scope=?)',
  );
});

/** The start of a query that has an order of its own in a side table. */
function along(query: Query): Start {
  const walk = walkOf(query, place, indexes);
  if (walk === null) throw new Error('no side table has this order');
  return { walk };
}

test.each(['asc', 'desc'] as const)('what is assigned to somebody and open is read in its order, %s', (direction) => {
  const where: Filter = {
    and: [
      { field: 'assignees', has: 'p' },
      { field: 'open', eq: 1 },
      { field: 'updatedAt', lte: '2026' },
    ],
  };
  const query: Query = { type: 'ticket', where, order: [['updatedAt', direction]], limit: 50 };
  const plan = planOf(pageStatement({ place, query, indexes, time: 0 }, along(query)));
  expect(plan).toContain(
    'USING COVERING INDEX listed_position (tenant=? AND type=? AND field=? AND value=? AND scope=? AND position>? AND position<?)',
  );
  // Only what was updated at the same moment is put in order.
  expect(plan.split('\n').filter((step) => step.includes('TEMP B-TREE'))).toEqual([
    'USE TEMP B-TREE FOR LAST 2 TERMS OF ORDER BY',
  ]);
});

describe('a list sorted by a field of the desk’s own', () => {
  const where: Filter = {
    and: [
      { field: 'held', has: 'a=b' },
      { field: 'held', has: 'c=d' },
      { field: 'open', eq: 1 },
    ],
  };

  test.each(['asc', 'desc'] as const)('is read along its members, without sorting, %s', (direction) => {
    const query: Query = { type: 'ticket', where, order: [['own.cost', direction]], limit: 50 };
    const plan = planOf(pageStatement({ place, query, indexes, time: 0 }, along(query)));
    const members = 'SEARCH sorted USING PRIMARY KEY (tenant=? AND type=? AND field=? AND scope=?)';
    const probe = 'SEARCH l USING PRIMARY KEY (tenant=? AND type=? AND field=? AND value=? AND scope=? AND row=?)';
    const read = 'SEARCH d USING INTEGER PRIMARY KEY (rowid=?)';
    // A ticket is read only once both of its values are known to fit.
    expect(plan.split('\n').filter((step) => step.startsWith('SEARCH'))).toEqual([members, probe, probe, read]);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  test('goes on from where the page before ended', () => {
    const bounded: Filter = { and: [where, { field: 'own.cost', gte: 'x' }] };
    const query: Query = { type: 'ticket', where: bounded, order: [['own.cost', 'asc']], limit: 50 };
    const plan = planOf(pageStatement({ place, query, indexes, time: 0 }, along(query)));
    expect(plan).toContain('(tenant=? AND type=? AND field=? AND scope=? AND value>?)');
  });
});

test('tickets between two values of a field of the desk’s own are looked up, not searched for', () => {
  const where: Filter = {
    and: [
      { field: 'own.cost', gte: 'a' },
      { field: 'own.cost', lt: 'b' },
    ],
  };
  const [rows] = sideStarts(where, 'ticket', place, indexes);
  const query: Query = { type: 'ticket', where, order: [['updatedAt', 'desc']], limit: 50 };
  const plan = rows === undefined ? '' : planOf(pageStatement({ place, query, indexes, time: 0 }, { listed: rows }));
  expect(plan).toContain('(tenant=? AND type=? AND field=? AND scope=? AND value>? AND value<?)');
  expect(plan).toContain('SEARCH d USING INTEGER PRIMARY KEY');
});

test.each<[string, Filter]>([
  ['at all', { field: 'open', eq: 1 }],
  ['unassigned', { field: 'unassigned', eq: true }],
  ['of one requester', { field: 'requester', eq: 'p' }],
  ['of one assignee', { field: 'assignees', has: 'p' }],
  ['overdue', { field: 'due', lt: '2026-01-01' }],
  [
    'that a member may see',
    {
      or: [
        { field: 'confidential', eq: false },
        { field: 'requester', eq: 'p' },
        { field: 'assignees', has: 'p' },
      ],
    },
  ],
])('open tickets, %s, are counted in an index, without reading them', (_, more) => {
  const where: Filter = { and: [{ field: 'open', eq: 1 }, more] };
  const plan = planOf(countStatement({ place, type: 'ticket', where, indexes, time: 0 }));
  expect(plan).toMatch(/^SEARCH d USING COVERING INDEX doc_scope_ticket_open_/);
});

test('the tickets of one status group are counted in an index, without reading them', () => {
  const where: Filter = { field: 'groupRank', eq: 4 };
  const plan = planOf(countStatement({ place, type: 'ticket', where, indexes, time: 0 }));
  expect(plan).toContain('USING COVERING INDEX doc_scope_ticket_groupRank_updatedAt');
});

test('documents named by their ids are found by their keys, however many others there are', () => {
  const query: Query = {
    type: 'ticket',
    where: { field: 'id', in: ['a', 'b'] },
    order: [['number', 'desc']],
    limit: 2,
  };
  expect(planOf(pageStatement({ place, query, indexes, time: 0 }, { index: keyIndex }))).toContain(
    '(tenant=? AND scope=? AND id=?)',
  );
});

test('a search takes the newest matches from the text index, without sorting them', () => {
  const plan = planOf(
    searchStatement({
      place,
      search: { type: 'ticket', words: ['a'], limit: 20 },
      terms: [['"a"*']],
      indexes,
      time: 0,
    }),
  );
  expect(plan).toMatch(/^SCAN texts VIRTUAL TABLE INDEX/);
  expect(plan).not.toContain('TEMP B-TREE');
});

test('what is due is read from its index, longest due first', () => {
  const plan = planOf(dueStatement('outbox', '2026', 10, 0));
  expect(plan).toContain('USING INDEX doc_due (type=? AND due>? AND due<?)');
  expect(plan).not.toContain('TEMP B-TREE');
});
