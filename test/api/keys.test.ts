import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { endpoints } from '#shared/contract.ts';
import { openedBy } from '#shared/keys/opened-by.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { type Answer, startTestService, type TestService } from '#test/support/start-service.ts';

/** I1: keys of a desk, by which programs act for the owner who made them. */
const { nadia, camille } = people;
const team = teams.services.groupId;
let service: TestService;
/** Of the service's clock: tokens of people are of now. */
let ahead = 0;
let desk: string;

beforeAll(async () => {
  service = await startTestService({}, () => new Date(Date.now() + ahead));
  service.cloud.world.setInstalled(team, true);
  desk = await makeDesk(channels.ressourcesHumaines.id);
});
afterEach(() => {
  ahead = 0;
});
afterAll(() => service.close());

async function makeDesk(channelId: string): Promise<string> {
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${team}/desks`, {
    name: 'Paie',
    language: 'fr',
    channelId,
  });
  return (made.body as { id: string }).id;
}

interface NewKey {
  readonly id: string;
  readonly secret: string;
}
async function makeKey(scopes: readonly string[], over: { days?: number; name?: string } = {}): Promise<NewKey> {
  const body = { name: 'Badges', scopes, days: 30, ...over };
  const made = await service.call(nadia, 'POST', `/api/v1/desks/${desk}/keys`, body);
  expect(made.status).toBe(201);
  return made.body as NewKey;
}
async function by(
  { secret }: NewKey,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return service.call(null, method, path, body, { authorization: `Bearer ${secret}`, ...headers });
}
const tickets = () => `/api/v1/desks/${desk}/tickets`;
const listed = async () =>
  ((await service.call(nadia, 'GET', `/api/v1/desks/${desk}/keys`)).body as { items: Record<string, unknown>[] }).items;

test('a key files a ticket for its maker, and history names the key', async () => {
  const key = await makeKey(['tickets.write', 'tickets.read'], { name: 'Contrôle d’accès' });
  const filed = await by(key, 'POST', tickets(), { title: 'Porte 3' });
  expect(filed).toMatchObject({ status: 201, body: { source: 'api', requester: { id: nadia.oid } } });
  const { id } = filed.body as { id: string };
  await by(key, 'PATCH', `${tickets()}/${id}`, { version: '1', changes: { priority: 'high' } });
  await by(key, 'POST', `${tickets()}/${id}/comments`, { text: 'Toujours fermée' });
  const { timeline } = (await service.call(nadia, 'GET', `${tickets()}/${id}`)).body as { timeline: unknown[] };
  const hand = { by: { id: nadia.oid }, via: 'api', key: 'Contrôle d’accès' };
  expect(timeline).toMatchObject([
    { kind: 'created', ...hand },
    { kind: 'changed', ...hand },
    { kind: 'comment', ...hand },
  ]);
});

test('the secret is told once: neither the list nor anything stored holds it', async () => {
  const { id, secret } = await makeKey(['tickets.read']);
  expect((await listed()).find((key) => key['id'] === id)).toMatchObject({ name: 'Badges', usedAt: null });
  const random = secret.slice(-43);
  expect(JSON.stringify(await listed())).not.toContain(random);
  const files = ['docket.db', 'docket.db-wal'].map((name) => readFileSync(join(service.config.DATA_FOLDER, name)));
  expect(files.some((bytes) => bytes.includes(id))).toBe(true);
  expect(files.some((bytes) => bytes.includes(random))).toBe(false);
});

test('a key does what its scopes open and nothing else', async () => {
  const key = await makeKey(['tickets.read']);
  expect((await by(key, 'GET', tickets())).status).toBe(200);
  const refused = { status: 403, body: { code: 'key.out-of-scope' } };
  expect(await by(key, 'POST', tickets(), { title: 'Non' })).toMatchObject(refused);
  expect(await by(key, 'GET', `/api/v1/desks/${desk}/keys`)).toMatchObject(refused);
  expect(await by(key, 'GET', '/api/v1/me')).toMatchObject(refused);
  expect(await by(key, 'GET', `/api/v1/live?desks=${desk}`)).toMatchObject(refused);
});

test('every operation that keys open is on one desk', () => {
  const opened = endpoints.filter(({ id }) => id in openedBy);
  expect(opened).toHaveLength(Object.keys(openedBy).length);
  expect(opened.filter(({ path }) => !path.startsWith('/api/v1/desks/:deskId'))).toEqual([]);
});

test('a key finds no other desk, though its maker owns that one too', async () => {
  const key = await makeKey(['tickets.read']);
  const other = await makeDesk(channels.informatique.id);
  expect((await service.call(nadia, 'GET', `/api/v1/desks/${other}/tickets`)).status).toBe(200);
  expect(await by(key, 'GET', `/api/v1/desks/${other}/tickets`)).toMatchObject({
    status: 404,
    body: { code: 'desk.not-found' },
  });
});

test('a key is refused from the moment it is revoked', async () => {
  const key = await makeKey(['tickets.read']);
  expect((await by(key, 'GET', tickets())).status).toBe(200);
  await service.call(nadia, 'DELETE', `/api/v1/desks/${desk}/keys/${key.id}`);
  expect(await by(key, 'GET', tickets())).toMatchObject({ status: 401, body: { code: 'key.refused' } });
  expect((await listed()).map(({ id }) => id)).not.toContain(key.id);
});

test('a key is refused once it has expired, and where a letter of it is wrong', async () => {
  const key = await makeKey(['tickets.read'], { days: 1 });
  const wrong = { ...key, secret: `${key.secret.slice(0, -1)}${key.secret.endsWith('A') ? 'B' : 'A'}` };
  expect(await by(wrong, 'GET', tickets())).toMatchObject({ status: 401, body: { code: 'key.refused' } });
  expect(await by({ ...key, secret: 'dkt_short' }, 'GET', tickets())).toMatchObject({ body: { code: 'key.refused' } });
  ahead = 86_400_000;
  expect(await by(key, 'GET', tickets())).toMatchObject({ status: 401, body: { code: 'key.refused' } });
});

test('a new secret takes over from the one before within a day', async () => {
  const key = await makeKey(['tickets.read']);
  const answer = await service.call(nadia, 'POST', `/api/v1/desks/${desk}/keys/${key.id}/rotation`, { days: 90 });
  const rotated = answer.body as NewKey;
  expect((await by(key, 'GET', tickets())).status).toBe(200);
  expect((await by(rotated, 'GET', tickets())).status).toBe(200);
  ahead = 86_400_000;
  expect((await by(key, 'GET', tickets())).status).toBe(401);
  expect((await by(rotated, 'GET', tickets())).status).toBe(200);
});

test('it shows when a key was last used, to the hour', async () => {
  const key = await makeKey(['tickets.read']);
  const used = await makeKey(['tickets.read']);
  const before = new Date().toISOString();
  await by(used, 'GET', tickets());
  const shown = new Map((await listed()).map(({ id, usedAt }) => [id, usedAt]));
  const hours = [before, new Date().toISOString()].map((at) => `${at.slice(0, 13)}:00:00.000Z`);
  expect(shown.get(key.id)).toBeNull();
  expect(hours).toContain(shown.get(used.id));
});

test('the same Idempotency-Key from a key and from its maker files two tickets', async () => {
  const key = await makeKey(['tickets.write']);
  const once = { 'idempotency-key': 'porte-3-2026' };
  const first = await by(key, 'POST', tickets(), { title: 'Porte' }, once);
  const again = await by(key, 'POST', tickets(), { title: 'Porte' }, once);
  const own = await service.call(nadia, 'POST', tickets(), { title: 'Porte' }, once);
  const idOf = ({ body }: Answer) => (body as { id: string }).id;
  expect([idOf(again) === idOf(first), idOf(own) === idOf(first)]).toEqual([true, false]);
});

test('making, rotating and revoking a key stand in the audit log with its name', async () => {
  const key = await makeKey(['tickets.read'], { name: 'Portier' });
  await service.call(nadia, 'POST', `/api/v1/desks/${desk}/keys/${key.id}/rotation`, { days: 1 });
  await service.call(nadia, 'DELETE', `/api/v1/desks/${desk}/keys/${key.id}`);
  const audit = await service.call(nadia, 'GET', '/api/v1/audit');
  const facts = { by: { id: nadia.oid }, detail: 'Portier (Paie)' };
  expect((audit.body as { items: unknown[] }).items.slice(0, 3)).toMatchObject([
    { act: 'key.revoked', ...facts },
    { act: 'key.rotated', ...facts },
    { act: 'key.created', ...facts },
  ]);
});

test('a key may do what its maker may do now: less once they are no owner, nothing once they are deactivated', async () => {
  const key = await makeKey(['tickets.read']);
  const confidential = { title: 'Salaire', confidential: true };
  const { id } = (await service.call(camille, 'POST', tickets(), confidential)).body as { id: string };
  expect((await by(key, 'GET', `${tickets()}/${id}`)).status).toBe(200);

  service.cloud.world.addChannelMember(channels.ressourcesHumaines.id, nadia.oid, 'member');
  await service.service.rosterChanged(nadia.tenant, team);
  expect((await by(key, 'GET', tickets())).status).toBe(200);
  expect((await by(key, 'GET', `${tickets()}/${id}`)).status).toBe(404);

  const appointing = `/api/v1/accounts/${camille.oid}/administrator`;
  expect((await service.call(nadia, 'PUT', appointing)).status).toBe(200);
  const leaving = { standing: 'deactivated', reason: 'Départ' };
  const limited = await service.call(camille, 'PUT', `/api/v1/accounts/${nadia.oid}/standing`, leaving);
  expect(limited.status).toBe(200);
  expect(await by(key, 'GET', tickets())).toMatchObject({ status: 403, body: { code: 'account.deactivated' } });
});
