import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cost, measureCosts } from '#test/bench/costs.ts';
import { type CosmosService, startCosmosService } from './cosmos-service.ts';

let service: CosmosService;
beforeEach(async () => {
  service = await startCosmosService();
});
afterEach(() => service.close());

/**
 * Times that the reader waits for the store, one after the other, and request units, at most. One unit of each is for what the
 * organisation settled, which was read half a second ago or is read anew.
 */
const budget: Readonly<Record<string, readonly [trips: number, units: number]>> = {
  'create a ticket': [2, 39],
  'open a ticket': [1, 9.4],
  'list 50 tickets': [2, 14.3],
  comment: [2, 39],
  assign: [2, 39],
  search: [2, 17],
  'mine across desks': [3, 12],
};

test('what people do all day stays within its round trips and request units', async () => {
  const costs = await measureCosts(service);
  const above = ({ name, trips, units }: Cost) => trips > (budget[name]?.[0] ?? 0) || units > (budget[name]?.[1] ?? 0);
  expect(costs.map(({ name }) => name)).toEqual(Object.keys(budget));
  expect(costs.filter(above)).toEqual([]);
});

test('a store that is throttled for a moment is asked again, and nobody notices', async () => {
  const { ask, desk, peer } = service;
  peer.fail({ on: 'batch', times: 3, fault: { status: 429, retryAfterMs: 5 } });
  peer.fail({ on: 'read', times: 2, fault: { status: 429, retryAfterMs: 5 } });
  expect((await ask('POST', `${desk}/tickets`, { title: 'Imprimante' })).status).toBe(201);
});

test('a store that is throttled for longer makes the service say when to come back', async () => {
  const { ask, desk, peer } = service;
  peer.fail({ on: 'query', times: 100_000, fault: { status: 429, retryAfterMs: 5 } });
  const { status, headers } = await ask('GET', `${desk}/tickets`);
  expect({ status, headers }).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
});
