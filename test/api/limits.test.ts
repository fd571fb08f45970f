import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Config } from '#bot/config.ts';
import { type Service, startService } from '#bot/service.ts';
import { type Person, people } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, etienne, megan } = people;
let unlimited: TestService;
let limited: Service | null = null;
beforeAll(async () => {
  unlimited = await startTestService();
});
afterEach(async () => {
  await limited?.close();
  limited = null;
});
afterAll(() => unlimited.close());

async function startWith(settings: Partial<Config>): Promise<void> {
  await limited?.close();
  limited = await startService({ ...unlimited.config, ...settings }, { tabFolder: null });
}
async function ask(person: Person | null, headers: Record<string, string> = {}): Promise<Response> {
  const token = person === null ? 'none' : await unlimited.cloud.entra.mintPersonToken(person);
  return fetch(`${limited?.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}`, ...headers } });
}
const from = (address: string) => ask(nadia, { 'x-forwarded-for': address });

test('a person who asks too often is told to wait, and others are not', async () => {
  await startWith({ RATE_LIMIT: 2 });
  const { status, headers } = await ask(nadia);
  expect([status, headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual([200, '2', '1']);
  await ask(nadia);
  const refused = await ask(nadia);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ code: 'request.too-many' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask(etienne)).status).toBe(200);
});

test('the people of an organisation share a limit, and another organisation does not', async () => {
  await startWith({ RATE_LIMIT_ORGANISATION: 2 });
  await ask(nadia);
  await ask(etienne);
  expect((await ask(nadia)).status).toBe(429);
  expect((await ask(megan)).status).toBe(200);
});

test('an address is counted before anybody is signed in', async () => {
  await startWith({ RATE_LIMIT_ADDRESS: 2 });
  expect((await ask(null)).status).toBe(401);
  await ask(null);
  expect((await ask(nadia)).status).toBe(429);
});

test('the word of a proxy on the address counts only where one is trusted', async () => {
  await startWith({ RATE_LIMIT_ADDRESS: 1, TRUSTED_PROXIES: 1 });
  expect((await from('192.0.2.1')).status).toBe(200);
  expect((await from('192.0.2.2')).status).toBe(200);
  expect((await from('192.0.2.1')).status).toBe(429);
  await startWith({ RATE_LIMIT_ADDRESS: 1 });
  expect((await from('192.0.2.1')).status).toBe(200);
  expect((await from('192.0.2.2')).status).toBe(429);
});
