import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** S3: sample tickets are marked, come once, and go in one step with what was done on them. */
const { nadia, camille } = people;
let service: TestService;
let path: string;
let tickets: ReturnType<typeof ticketsOf>;

beforeAll(async () => {
  service = await startTestService();
  const desk = await openItDesk(service);
  path = `/api/v1/desks/${desk}/samples`;
  tickets = ticketsOf(service, desk);
});
afterAll(() => service.close());

const samples = async (method: string) => (await service.call(nadia, method, path)).body;

test('they come once, however often and by how many they are asked for', async () => {
  expect(await samples('GET')).toEqual({ tickets: 0 });
  await Promise.all([samples('POST'), samples('POST'), samples('POST')]);
  expect(await samples('GET')).toEqual({ tickets: 5 });
  const { items } = await tickets.list(nadia);
  expect(items).toHaveLength(5);
  for (const item of items) expect(item).toMatchObject({ tags: ['exemple'], requester: { id: nadia.oid } });
});

test('they go with what was done on them, and every other ticket stays', async () => {
  const own = await tickets.file(camille, { title: 'Un vrai ticket' });
  const [first] = (await tickets.list(nadia, '?sort=number&direction=asc')).items;
  if (first === undefined) throw new Error('there is no sample');
  await tickets.comment(camille, first.id, 'Une chouette');
  const related = { kind: 'child-of', ticket: first.id };
  await service.call(nadia, 'POST', `${tickets.path}/${own.id}/links`, related);
  expect(await samples('DELETE')).toEqual({ tickets: 0 });
  expect((await tickets.list(nadia)).items.map(({ id }) => id)).toEqual([own.id]);
  expect((await tickets.search(nadia, 'chouette')).items).toEqual([]);
  expect(await tickets.read(nadia, own.id)).toMatchObject({ links: [] });
  expect(await service.call(nadia, 'GET', `${tickets.path}/${first.id}`)).toMatchObject({ status: 404 });
});

test('once removed they can be added again, under new numbers', async () => {
  expect(await samples('POST')).toEqual({ tickets: 5 });
  const { items } = await tickets.list(nadia, '?sort=number&direction=asc');
  expect(items.map(({ number }) => number)).toEqual([6, 7, 8, 9, 10, 11]);
});
