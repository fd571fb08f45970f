import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessesOf, accessPartition, accessType } from '#bot/http/access-log.ts';
import { people } from '#test/cloud/cast.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia } = people;
let service: TestService;
let ahead = 0;

beforeAll(async () => {
  service = await startTestService({}, () => new Date(Date.now() + ahead));
  const tickets = ticketsOf(service, await openItDesk(service));
  const { id } = await tickets.file(nadia, { title: 'Badge perdu' });
  await service.call(nadia, 'GET', `${tickets.path}/${id}`, undefined, { 'user-agent': 'Essai/1.0' });
  await service.call(null, 'GET', '/api/v1/me', undefined, { 'user-agent': 'Intrus/1.0' });
  await service.service.flushAccessLog();
});
afterAll(() => service.close());

async function kept() {
  const query = { type: accessType, order: [], limit: 100 };
  const page = await service.service.store.query(accessPartition(new Date().toISOString()), query);
  return page.items.flatMap(accessesOf);
}

test('where requests come from is kept apart, with what asked and how it was answered', async () => {
  const found = await kept();
  const read = { method: 'GET', route: '/api/v1/desks/:deskId/tickets/:ticketId', status: 200, agent: 'Essai/1.0' };
  expect(found).toContainEqual(expect.objectContaining({ ...read, address: '127.0.0.1' }));
  expect(found).toContainEqual(expect.objectContaining({ route: '/api/v1/me', status: 401, agent: 'Intrus/1.0' }));
});

test('it tells neither who asked nor what for, and is gone after ten days', async () => {
  const text = JSON.stringify(await kept());
  for (const secret of [nadia.oid, nadia.tenant, nadia.name, 'Badge', 'tkt_', 'dsk_'])
    expect(text).not.toContain(secret);
  ahead = 9 * 86_400_000;
  expect((await kept()).length).toBeGreaterThan(0);
  ahead = 11 * 86_400_000;
  expect(await kept()).toEqual([]);
  ahead = 0;
});
