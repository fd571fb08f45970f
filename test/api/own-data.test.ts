import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, people } from '#test/cloud/cast.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, camille, luc } = people;
let service: TestService;
let tickets: ReturnType<typeof ticketsOf>;

beforeAll(async () => {
  service = await startTestService();
  tickets = ticketsOf(service, await openItDesk(service));
  const filed = await tickets.file(camille, { title: '=cmd|calc', description: 'Mon badge', assignees: [luc.oid] });
  await tickets.comment(camille, filed.id, `Merci [@Luc Ouellet](person:${luc.oid})`);
  await tickets.comment(luc, filed.id, 'Réponse de Luc');
  const path = `${tickets.path}/${filed.id}/files?name=${encodeURIComponent('Reçu été.txt')}`;
  const file = (await service.call(camille, 'POST', path, Buffer.from('Douze dollars'))).body as { id: string };
  await service.call(camille, 'POST', `${tickets.path}/${filed.id}/comments`, { text: 'Voici', files: [file.id] });
  await tickets.file(luc, { title: 'Secret de Luc' });
});
afterAll(() => service.close());

async function copyOf(
  person: Person,
  path = '/api/v1/me/data/export?language=fr',
): Promise<Record<string, Uint8Array>> {
  const headers = { authorization: `Bearer ${await service.cloud.entra.mintPersonToken(person)}` };
  const reply = await fetch(`${service.url}${path}`, { headers });
  expect(reply.status).toBe(200);
  return unzipSync(new Uint8Array(await reply.arrayBuffer()));
}
const textOf = (copy: Record<string, Uint8Array>, path: string) => strFromU8(copy[path] ?? new Uint8Array());

test('one sees what is kept of one, by category', async () => {
  const { body } = await service.call(camille, 'GET', '/api/v1/me/data');
  expect(body).toMatchObject({ name: camille.name, email: camille.mail, counts: { tickets: 1, files: 1 } });
  expect((body as { counts: { history: number } }).counts.history).toBeGreaterThan(2);
});

test('the copy holds each category as JSON and CSV, the files as they were, and a manifest that fits', async () => {
  const copy = await copyOf(camille);
  expect(JSON.parse(textOf(copy, 'tickets.json'))).toMatchObject([
    { relations: ['requester'], description: 'Mon badge' },
  ]);
  const manifest = JSON.parse(textOf(copy, 'manifest.json')) as {
    files: { path: string; bytes: number; sha256: string }[];
  };
  expect(manifest.files.map(({ path }) => path).sort()).toEqual(
    Object.keys(copy)
      .filter((path) => path !== 'manifest.json')
      .sort(),
  );
  for (const { path, bytes, sha256 } of manifest.files) {
    const content = copy[path] ?? new Uint8Array();
    expect([path, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([path, bytes, sha256]);
  }
  const receipt = Object.keys(copy).find((path) => path.endsWith('/Reçu été.txt'));
  expect(textOf(copy, receipt ?? '')).toBe('Douze dollars');
});

test('the page can be read by itself, and no cell of a sheet is taken for a formula', async () => {
  const copy = await copyOf(camille);
  expect(textOf(copy, 'index.html')).toContain('Tickets que vous avez demandés');
  expect(textOf(copy, 'index.html')).toContain('=cmd|calc');
  expect(textOf(copy, 'tickets.csv')).toContain("'=cmd|calc");
});

test('others are unrecognisable in it, and what they wrote is not there', async () => {
  const copy = await copyOf(camille);
  const whole = Object.keys(copy)
    .map((path) => textOf(copy, path))
    .join('\n');
  expect(whole).toContain(camille.oid);
  expect(whole).toContain('une autre personne');
  for (const other of [luc.oid, luc.name, nadia.oid, 'Réponse de Luc', 'Secret de Luc'])
    expect(whole).not.toContain(other);
});

test('every record that names the person is listed, as a look into the store itself counts them', async () => {
  const look = { view: 'all', status: [], priority: [], category: [], assignee: null, tag: null, fields: '', text: '' };
  const wide = { ...look, sort: 'updated', direction: 'desc', layout: 'list' };
  const views = tickets.path.replace('/tickets', '/views');
  await service.call(camille, 'POST', views, { name: 'Mes badges', shared: false, look: wide, columns: null });
  await service.call(camille, 'PUT', '/api/v1/me/consents/product-news', { given: true });
  await service.call(camille, 'POST', '/api/v1/me/requests', { kind: 'access' });
  await service.call(camille, 'PATCH', '/api/v1/me', { language: 'fr' });
  const lucs = (await tickets.list(luc)).items.find(({ title }) => title === 'Secret de Luc')?.id ?? '';
  await tickets.comment(luc, lucs, `Demander à [@Camille](person:${camille.oid}) la clé du coffre`);
  await service.service.idle();
  const copy = await copyOf(camille);
  const database = new DatabaseSync(join(service.config.DATA_FOLDER, 'docket.db'), { readOnly: true });
  const rows = database.prepare('SELECT id, scope, type FROM doc WHERE instr(id || scope || fields || rest, ?) > 0');
  const stored = rows
    .all(camille.oid)
    .map(({ id, type }) => `${type} ${String(id).replace(/(?<=-)[0-9a-f-]{36}$/, '')}`);
  database.close();
  const listed = JSON.parse(textOf(copy, 'records.json')) as { type: string; id: string }[];
  const other = /une autre personne|(?<=-)[0-9a-f-]{36}$/;
  expect(listed.map(({ type, id }) => `${type} ${id.replace(other, '')}`).sort()).toEqual(stored.sort());
  expect(new Set(listed.map(({ type }) => type))).toEqual(
    new Set([
      'account',
      'auditEntry',
      'dataRequest',
      'delivery',
      'entry',
      'file',
      'member',
      'preferences',
      'privacyChoices',
      'signals',
      'ticket',
      'view',
    ]),
  );
  expect(textOf(copy, 'settings.json')).toContain('Mes badges');
  expect(
    Object.keys(copy)
      .map((path) => textOf(copy, path))
      .join('\n'),
  ).not.toContain('clé du coffre');
});

test('an account that was suspended still gets its copy, and nothing else', async () => {
  const standing = `/api/v1/accounts/${camille.oid}/standing`;
  await service.call(nadia, 'PUT', standing, { standing: 'suspended' });
  expect(await service.call(camille, 'GET', '/api/v1/me')).toMatchObject({ status: 403 });
  expect(await service.call(camille, 'GET', '/api/v1/me/data')).toMatchObject({ status: 200 });
  expect(textOf(await copyOf(camille), 'tickets.json')).toContain('Mon badge');
  await service.call(nadia, 'PUT', standing, { standing: 'active' });
});

test('an administrator’s copy for somebody is the same, and is recorded', async () => {
  const copy = await copyOf(nadia, `/api/v1/accounts/${camille.oid}/data/export?language=fr`);
  expect(textOf(copy, 'tickets.json')).toEqual(textOf(await copyOf(camille), 'tickets.json'));
  const { items } = (await service.call(nadia, 'GET', '/api/v1/audit')).body as { items: object[] };
  expect(items[0]).toMatchObject({ act: 'account.read', by: { id: nadia.oid }, subject: { id: camille.oid } });
});
