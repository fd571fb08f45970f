import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCosmosClient } from '#bot/store/cosmos/cosmos-client.ts';
import { containerDefinition } from '#bot/store/cosmos/cosmos-container.ts';
import { openCosmosStore } from '#bot/store/cosmos/cosmos-store.ts';
import type { Query, Store } from '#bot/store/port.ts';
import { openMeters } from '#bot/telemetry/meters.ts';
import { type CosmosPeer, startCosmosPeer } from '#test/cloud/cosmos/peer.ts';
import { contractIndexes } from './contract-fixtures.ts';

const a = { tenant: 't', scope: 'a' };
const note = (n: number, over = {}) => ({ id: `n-${n}`, type: 'note', ...over });
const notes: Query = { type: 'note', order: [], limit: 10 };
const MANY = 1000;

let peer: CosmosPeer;
let store: Store;

/** Gives up soon, so that a test of giving up is short. */
function connect(key: string): ReturnType<typeof openCosmosClient> {
  const retryOptions = { maxRetryAttemptCount: 2, fixedRetryIntervalInMilliseconds: 1, maxWaitTimeInSeconds: 1 };
  return openCosmosClient({ endpoint: peer.endpoint, credential: { key }, connectionPolicy: { retryOptions } });
}

function open(client: ReturnType<typeof connect>): Store {
  const patience = { budgetMs: 300, firstWaitMs: 1 };
  return openCosmosStore({
    client,
    database: 'd',
    container: 'c',
    indexes: contractIndexes,
    meters: openMeters(),
    patience,
  });
}

beforeEach(async () => {
  peer = await startCosmosPeer({ ranges: 3 });
  const client = connect(peer.key);
  const { database } = await client.databases.createIfNotExists({ id: 'd' });
  await database.containers.createIfNotExists({ id: 'c', ...containerDefinition(contractIndexes) });
  store = open(client);
});
afterEach(async () => {
  await store.close();
  await peer.close();
});

describe('a write whose answer is lost', () => {
  test('counts as done once when it was done, with the etags that the documents have', async () => {
    const [old] = await store.write(a, [{ create: note(0) }]);
    peer.fail({ on: 'batch', times: 1, fault: { cut: 'after' } });
    peer.stats.reset();
    const etags = await store.write(a, [{ replace: note(0, { step: 1 }), etag: old ?? '' }, { create: note(1) }]);
    expect(peer.stats.byKind.batch?.requests).toBe(1);
    expect(etags).toEqual([(await store.get(a, 'n-0'))?.etag, (await store.get(a, 'n-1'))?.etag]);
    expect(await store.write(a, [{ replace: note(0, { step: 2 }), etag: etags[0] ?? '' }])).toHaveLength(1);
  });

  test('is done again when it was not', async () => {
    peer.fail({ on: 'batch', times: 2, fault: { cut: 'before' } });
    const [etag] = await store.write(a, [{ create: note(1) }]);
    expect(await store.get(a, 'n-1')).toEqual({ ...note(1), etag });
  });

  test('is not taken for a conflict with itself', async () => {
    const [old] = await store.write(a, [{ create: note(0) }]);
    peer.fail({ on: 'batch', times: 1, fault: { cut: 'after' } });
    peer.fail({ on: 'read', times: 1, fault: { status: 503 } });
    await store.write(a, [{ replace: note(0, { step: 1 }), etag: old ?? '' }]);
    expect(await store.get(a, 'n-0')).toMatchObject({ step: 1 });
  });

  test('is told as a conflict when somebody else came first', async () => {
    const [old] = await store.write(a, [{ create: note(0) }]);
    await store.write(a, [{ put: note(0, { by: 'another' }) }]);
    peer.fail({ on: 'batch', times: 1, fault: { cut: 'after' } });
    const write = store.write(a, [{ replace: note(0), etag: old ?? '' }, { create: note(1) }]);
    await expect(write).rejects.toMatchObject({ kind: 'stale', operation: 0 });
    expect(await store.get(a, 'n-0')).toMatchObject({ by: 'another' });
  });

  test('may be a removal', async () => {
    await store.write(a, [{ create: note(1) }]);
    peer.fail({ on: 'batch', times: 1, fault: { cut: 'after' } });
    expect(await store.write(a, [{ remove: 'n-1' }])).toEqual([null]);
  });

  test('is told as busy when nobody can say', async () => {
    peer.fail({ on: 'batch', times: 1, fault: { cut: 'after' } });
    peer.fail({ on: 'read', times: MANY, fault: { status: 503 } });
    await expect(store.write(a, [{ create: note(1) }])).rejects.toMatchObject({ kind: 'busy' });
  });

  test('is told with what went wrong', async () => {
    peer.fail({ on: 'batch', times: MANY, fault: { cut: 'before' } });
    const told = await store.write(a, [{ create: note(1) }]).catch((error: unknown) => error);
    expect(told).toMatchObject({ kind: 'busy', cause: { message: expect.stringContaining('Batch request error') } });
  });
});

describe.each([429, 449, 503] as const)('while the service answers %i', (status) => {
  const fault = { status, retryAfterMs: 1 };

  test.each(['batch', 'read', 'query'] as const)('a %s is asked again and answered', async (on) => {
    await store.write(a, [{ create: note(1) }]);
    peer.fail({ on, times: 2, fault });
    await store.write(a, [{ create: note(2) }]);
    expect(await store.get(a, 'n-1')).toMatchObject(note(1));
    expect((await store.query(a, notes)).items).toHaveLength(2);
  });

  test('for too long, the caller is told to come back', async () => {
    for (const on of ['batch', 'read', 'query'] as const) peer.fail({ on, times: MANY, fault });
    await expect(store.write(a, [{ create: note(1) }])).rejects.toMatchObject({ kind: 'busy' });
    await expect(store.get(a, 'n-1')).rejects.toMatchObject({ kind: 'busy' });
    await expect(store.query(a, notes)).rejects.toMatchObject({ kind: 'busy' });
    await expect(store.count(a, notes)).rejects.toMatchObject({ kind: 'busy' });
  });
});

test.each(['batch', 'read', 'query'] as const)(
  'the answer to a %s that breaks off halfway is asked for again',
  async (on) => {
    peer.fail({ on, times: 2, fault: { cut: 'within' } });
    const [etag] = await store.write(a, [{ create: note(1) }]);
    expect(await store.get(a, 'n-1')).toEqual({ ...note(1), etag });
    expect((await store.query(a, notes)).items).toHaveLength(1);
  },
);

test.each([0, 1])('pages of %i rows lose nothing', async (rows) => {
  await store.write(
    a,
    [1, 2, 3, 4, 5].map((n) => ({ create: note(n) })),
  );
  peer.fail({ on: 'query', times: 3, fault: { rows } });
  expect((await store.query(a, notes)).items.map(({ id }) => id)).toEqual(['n-1', 'n-2', 'n-3', 'n-4', 'n-5']);
  peer.fail({ on: 'query', times: 3, fault: { rows } });
  expect(await store.count(a, notes)).toBe(5);
});

test('a wrong key opens nothing', async () => {
  const stranger = open(connect(Buffer.from('a stranger').toString('base64')));
  await expect(stranger.get(a, 'n-1')).rejects.toMatchObject({ code: 401 });
  await expect(stranger.write(a, [{ create: note(1) }])).rejects.toMatchObject({ code: 401 });
  await stranger.close();
});

test('each call is one request, and a tenant is asked in one of the physical ranges', async () => {
  await store.write(
    a,
    [1, 2, 3].map((n) => ({ create: note(n) })),
  );
  const requestsOf = async (work: () => Promise<unknown>) => {
    peer.stats.reset();
    await work();
    const { read, batch, query } = peer.stats.byKind;
    return [read?.requests ?? 0, batch?.requests ?? 0, query?.requests ?? 0];
  };
  expect(await requestsOf(() => store.get(a, 'n-1'))).toEqual([1, 0, 0]);
  expect(await requestsOf(() => store.write(a, [{ create: note(4) }]))).toEqual([0, 1, 0]);
  expect(await requestsOf(() => store.query(a, notes))).toEqual([0, 0, 1]);
  expect(await requestsOf(() => store.count(a, notes))).toEqual([0, 0, 1]);
  // Asked without a whole key, the service first refuses and the SDK then follows a plan: here to one range of three.
  expect(await requestsOf(() => store.query({ tenant: 't' }, notes))).toEqual([0, 0, 2]);
  expect(await requestsOf(() => store.due('note', '2026', 10))).toEqual([0, 0, 4]);
});

test('request units are those of the service: 1 to read 1 KB, twice a create to replace it', async () => {
  const unitsOf = async (kind: 'read' | 'batch' | 'query', work: () => Promise<unknown>) => {
    peer.stats.reset();
    await work();
    return peer.stats.byKind[kind]?.units;
  };
  const small = note(1, { data: 'x'.repeat(500) });
  // 5 for the size, and 0.2 for each of id, type, tenant and scope and for the one composite index that covers them.
  expect(await unitsOf('batch', () => store.write(a, [{ create: small }]))).toBeCloseTo(6);
  expect(await unitsOf('read', () => store.get(a, 'n-1'))).toBeCloseTo(1);
  expect(await unitsOf('batch', () => store.write(a, [{ put: small }]))).toBeCloseTo(10);
  expect(await unitsOf('query', () => store.count(a, notes))).toBeCloseTo(2.8, 1);
});
