import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, people } from '#test/cloud/cast.ts';
import { openItDesk } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** T9 and P5: one is offered what one searched for, oneself alone, for an hour. */
const { nadia, camille, luc } = people;
let service: TestService;
let searches: string;
let ahead = 0;

beforeAll(async () => {
  service = await startTestService({}, () => new Date(Date.now() + ahead));
  searches = `/api/v1/desks/${await openItDesk(service)}/searches`;
});
afterAll(() => service.close());

const minutes = (count: number) => count * 60_000;
/** With a token that outlives what is kept. */
async function call(person: Person, method: string, path: string, body?: object) {
  const token = await service.cloud.entra.mintPersonToken(person, { exp: Date.now() / 1000 + 4 * 3600 });
  return service.call(person, method, path, body, { authorization: `Bearer ${token}` });
}
const keep = (person: Person, text: string) => call(person, 'POST', searches, { text });
const recent = async (person: Person) => ((await call(person, 'GET', searches)).body as { items: string[] }).items;
const counted = async (person: Person) =>
  ((await call(person, 'GET', '/api/v1/me/data')).body as { counts: { recent: number } }).counts.recent;

test('the latest comes first, and the same search stands there once', async () => {
  for (const text of ['imprimante', 'réseau', 'Imprimante']) {
    expect(await keep(camille, text)).toMatchObject({ status: 201 });
    ahead += 1000;
  }
  expect(await recent(camille)).toEqual(['Imprimante', 'réseau']);
});

test('nobody is offered what somebody else searched for, owners included', async () => {
  expect(await recent(luc)).toEqual([]);
  expect(await recent(nadia)).toEqual([]);
});

test('“My data” counts them, under a heading of their own', async () => {
  expect(await counted(camille)).toBe(2);
  expect(await counted(luc)).toBe(0);
});

test('each ends an hour after it was last made, and nothing of it is stored any more', async () => {
  ahead += minutes(40);
  await keep(camille, 'réseau');
  ahead += minutes(30);
  expect(await recent(camille)).toEqual(['réseau']);
  ahead += minutes(31);
  expect(await recent(camille)).toEqual([]);
  expect(await counted(camille)).toBe(0);
});
