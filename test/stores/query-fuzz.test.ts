import { once } from 'node:events';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openCosmosClient } from '#bot/store/cosmos/cosmos-client.ts';
import { containerDefinition } from '#bot/store/cosmos/cosmos-container.ts';
import { openCosmosStore } from '#bot/store/cosmos/cosmos-store.ts';
import { toItem } from '#bot/store/cosmos/items.ts';
import type { Indexes } from '#bot/store/indexes.ts';
import type { Document, Filter, Page, Partition, Query, Search, Store, TenantWide } from '#bot/store/port.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { openMeters } from '#bot/telemetry/meters.ts';

/** Written by others, so our SQL is read by somebody else's parser. */
const server: { createHttpServer(): Server } = createRequire(import.meta.url)('@vercel/cosmosdb-server');
const PRINTED_SEED = process.env['FUZZ_SEED'];
const seed = PRINTED_SEED === undefined ? Date.now() % 2 ** 31 : Number(PRINTED_SEED);
const RUNS = 300;

const indexes: Indexes = {
  orders: [
    ['ticket', 'updatedAt'],
    ['ticket', 'priority', 'updatedAt'],
    ['ticket', 'open', 'updatedAt'],
    ['ticket', 'status'],
    ['ticket', 'createdAt'],
  ],
  counted: [['ticket', 'open', 'priority', 'status']],
  carried: [['ticket', 'hidden']],
  lists: [['ticket', 'assignees']],
  current: [['ticket', 'open']],
  listOrders: [['ticket', 'assignees', 'updatedAt']],
  members: [['ticket', 'own']],
  searchable: ['ticket'],
  acrossScopes: [],
};

const pick = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
const moment = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString());
const status = pick('new', 'open', 'closed', 'Open', 'zz');
const person = pick('p1', 'p2', 'p3');
const word = pick('print', 'printer', 'paper', 'prüf', 'vpn', '10');
const mixed = fc.oneof(
  pick('a', 'b', '1', 'true', ''),
  pick(0, 1, 2.5),
  fc.boolean(),
  fc.constant(null),
  fc.constant(['a']),
);
const search = fc.array(word, { maxLength: 4 }).map((words) => words.join('-'));

/** Members that no two documents share, some of them words of the query language. */
const own = fc.record({ cost: pick('a', 'b', 'B', 'ab'), order: pick('1', '2') }, { requiredKeys: [] });
const memberOf = (fields: object, n: number) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, `${value}\u0001${n}`]));

const documents = fc.record(
  {
    type: pick('ticket', 'ticket', 'ticket', 'note'),
    updatedAt: moment,
    createdAt: moment,
    priority: pick(0, 1, 2, 3),
    open: fc.boolean(),
    hidden: fc.boolean(),
    status,
    assignees: fc.uniqueArray(person, { maxLength: 3 }),
    tags: fc.array(fc.oneof(pick('a', 'b'), pick(1, 2), fc.boolean()), { maxLength: 3 }),
    wait: mixed,
    search,
    own,
  },
  { requiredKeys: ['type', 'updatedAt', 'createdAt', 'priority', 'open', 'hidden', 'status'] },
);

const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ field: fc.constant('status'), eq: status }),
  fc.record({ field: fc.constant('status'), in: fc.array(status, { maxLength: 3 }) }),
  fc.record({ field: fc.constant('status'), prefix: pick('o', 'O', 'new', '') }),
  fc.record({ field: fc.constant('priority'), gte: pick<string | number>(1, '1') }),
  fc.record({ field: fc.constant('priority'), lt: pick<string | number>(2, '2') }),
  fc.record({ field: fc.constant('updatedAt'), gt: fc.oneof(moment, pick(5)) }),
  fc.record({ field: fc.constant('updatedAt'), lte: fc.oneof(moment, pick(5)) }),
  fc.record({ field: pick('open', 'hidden'), eq: fc.boolean() }),
  fc.record({ field: fc.constant('assignees'), has: person }),
  fc.record({ field: fc.constant('tags'), has: fc.oneof(pick('a', 'c'), pick(1, 3), fc.boolean()) }),
  fc.record({ field: fc.constant('wait'), eq: fc.oneof(pick('a', '1', 'true', ''), pick(0, 1, 2.5), fc.boolean()) }),
  fc.record({ field: fc.constant('wait'), gt: fc.oneof(pick('', '1'), pick(0, 1)) }),
  fc.record({ field: fc.constant('wait'), lte: fc.oneof(pick('', 'a'), pick(1, 2)) }),
  fc.record({
    field: fc.constant('wait'),
    in: fc.array(fc.oneof(pick('a', '1'), pick(0, 1), fc.boolean()), { maxLength: 3 }),
  }),
  fc.record({ field: fc.constant('wait'), prefix: pick('a', 't') }),
  fc.record({ field: pick('wait', 'assignees', 'nothing'), missing: fc.constant(true as const) }),
  fc.record({ field: pick('own.cost', 'own.order'), prefix: pick('a', 'a\u0001', '1', '') }),
  fc.record({ field: fc.constant('own.cost'), gte: pick<string | number>('a', 'b', 1) }),
  fc.record({ field: fc.constant('own.cost'), lt: pick('b', 'B', 'b\u0002') }),
  fc.record({ field: pick('own.cost', 'own.order', 'own.nothing'), missing: fc.constant(true as const) }),
  fc.record({ field: fc.constant('scope'), in: fc.array(pick('a', 'b', 'c'), { maxLength: 2 }) }),
);
const group = (terms: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> =>
  fc.oneof(
    { weight: 2, arbitrary: terms },
    fc.record({ and: fc.array(terms, { maxLength: 3 }) }),
    fc.record({ or: fc.array(terms, { maxLength: 3 }) }),
  );
/** What is somebody's and open, which the embedded store finds in order. */
const openOf = fc
  .tuple(person, leaf)
  .map(([has, other]): Filter => ({ and: [{ field: 'assignees', has }, { field: 'open', eq: true }, other] }));
const filters = fc.oneof({ weight: 4, arbitrary: group(group(leaf)) }, openOf);
const orders = fc
  .tuple(pick(['updatedAt'], ['priority', 'updatedAt'], ['open', 'updatedAt'], ['status'], []), pick('asc', 'desc'))
  .map(([fields, direction]): Query['order'] => fields.map((field) => [field, direction]));
const memberOrders = fc.tuple(pick('own.cost', 'own.order'), pick('asc', 'desc')).map((term): Query['order'] => [term]);
const places: fc.Arbitrary<Partition | TenantWide> = pick(
  { tenant: 't1', scope: 'a' },
  { tenant: 't2', scope: 'b' },
  { tenant: 't1' },
);
const queries = fc.record({ type: pick('ticket'), where: filters, order: orders, limit: pick(3, 10, 1000) });
const memberQueries = fc.record({
  type: pick('ticket'),
  where: filters,
  order: memberOrders,
  limit: pick(3, 10, 1000),
});
const searches = fc.record({
  type: pick('ticket'),
  words: fc.array(pick('p', 'print', 'prü', 'paper', '1', 'vpnx'), { minLength: 1, maxLength: 2 }),
  where: group(leaf),
  limit: fc.constant(1000),
});

let sqlite: Store;
let cosmos: Store;
let http: Server;

beforeAll(async () => {
  http = server.createHttpServer();
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = z.object({ port: z.number() }).parse(http.address());
  const connectionPolicy = { enableEndpointDiscovery: false };
  const client = openCosmosClient({
    endpoint: `http://127.0.0.1:${port}`,
    credential: { key: 'ZHVtbXk=' },
    connectionPolicy,
  });
  const definition = containerDefinition(indexes);
  const { database } = await client.databases.createIfNotExists({ id: 'fuzz' });
  const { container } = await database.containers.createIfNotExists({
    id: 'fuzz',
    ...definition,
    indexingPolicy: { compositeIndexes: bothDirections(definition.indexingPolicy?.compositeIndexes ?? []) },
  });
  sqlite = openSqliteStore({ file: ':memory:', indexes, now: () => new Date() });
  cosmos = openCosmosStore({ client, database: 'fuzz', container: 'fuzz', indexes, meters: openMeters() });
  for (const [n, fields] of fc.sample(documents, { seed, numRuns: 240 }).entries()) {
    const partition = { tenant: n % 4 === 0 ? 't2' : 't1', scope: n % 3 === 0 ? 'b' : 'a' };
    // Equal ids in different scopes, which that server cannot hold at once, are the contract's matter.
    const members = fields.own === undefined ? {} : { own: memberOf(fields.own, n) };
    const document: Document = { id: `d${n}`, ...fields, ...members };
    await sqlite.write(partition, [{ create: document }]);
    await container.items.create(toItem(partition, document, 'commit', indexes));
  }
});

afterAll(async () => {
  await sqlite.close();
  await cosmos.close();
  http.closeAllConnections();
  http.close();
});

/** That server serves a composite index only as it is written. */
function bothDirections(
  indexed: NonNullable<NonNullable<ReturnType<typeof containerDefinition>['indexingPolicy']>['compositeIndexes']>,
) {
  return (['ascending', 'descending'] as const).flatMap((order) =>
    indexed.map((paths) => paths.map(({ path }) => ({ path, order }))),
  );
}

async function allPages(store: Store, place: Partition | TenantWide, query: Query): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await store.query(place, cursor === null ? query : { ...query, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== null);
  return seen;
}

test(`random queries give the same documents in the same order on both stores (FUZZ_SEED=${seed})`, async () => {
  let found = 0;
  const sameAnswers = fc.asyncProperty(places, queries, async (place, query) => {
    const expected = await allPages(sqlite, place, query);
    found += expected.length > 0 ? 1 : 0;
    expect(await allPages(cosmos, place, query)).toEqual(expected);
    expect(await sqlite.count(place, query)).toBe(expected.length);
    expect(await cosmos.count(place, query)).toBe(expected.length);
  });
  await fc.assert(sameAnswers, { seed, numRuns: RUNS });
  // Agreement on nothing would prove nothing.
  expect(found).toBeGreaterThan(RUNS / 3);
});

test(`random queries in the order of a member give the same documents that have it (FUZZ_SEED=${seed})`, async () => {
  const scopes = pick({ tenant: 't1', scope: 'a' }, { tenant: 't2', scope: 'b' });
  let found = 0;
  const sameAnswers = fc.asyncProperty(scopes, memberQueries, async (place, query) => {
    const expected = await allPages(sqlite, place, query);
    found += expected.length > 0 ? 1 : 0;
    expect(await allPages(cosmos, place, query)).toEqual(expected);
  });
  await fc.assert(sameAnswers, { seed, numRuns: RUNS / 2 });
  expect(found).toBeGreaterThan(RUNS / 8);
});

test(`random searches find the same documents on both stores (FUZZ_SEED=${seed})`, async () => {
  const idsOf = async (store: Store, place: Partition | TenantWide, asked: Search) =>
    (await store.search(place, asked)).map(({ id }) => id).toSorted();
  const sameAnswers = fc.asyncProperty(places, searches, async (place, asked) => {
    expect(await idsOf(cosmos, place, asked)).toEqual(await idsOf(sqlite, place, asked));
  });
  await fc.assert(sameAnswers, { seed, numRuns: RUNS / 3 });
});
