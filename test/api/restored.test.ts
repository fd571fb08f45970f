import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Service, startService } from '#bot/service.ts';
import { people } from '#test/cloud/cast.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Nadia administers Maison Bergeron; the data of Camille Gagnon were erased after the backup was made. */
const { nadia, camille } = people;
let first: TestService;
let again: Service;
let ticket: string;
let label: string;

const folderOf = () => first.config.DATA_FOLDER;
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());

beforeAll(async () => {
  first = await startTestService();
  const tickets = ticketsOf(first, await openItDesk(first));
  ticket = `${tickets.path}/${(await tickets.file(camille, { title: 'Badge de Camille Gagnon' })).id}`;
  await first.service.idle();
  const backup = join(folderOf(), 'backup.db');
  const database = new DatabaseSync(join(folderOf(), 'docket.db'));
  database.exec(`VACUUM INTO '${backup}'`);
  database.close();

  await first.call(nadia, 'POST', `/api/v1/accounts/${camille.oid}/erasure`, {});
  await first.service.sweepErasures();
  label = ((await first.call(nadia, 'GET', ticket)).body as { requester: { name: string } }).requester.name;
  await first.service.close();
  for (const name of readdirSync(folderOf())) if (name.startsWith('docket.db')) rmSync(join(folderOf(), name));
  const restored = new DatabaseSync(backup);
  restored.exec(`VACUUM INTO '${join(folderOf(), 'docket.db')}'`);
  restored.close();
  rmSync(backup);
});
afterAll(async () => {
  await again.close();
  await first.cloud.close();
  rmSync(folderOf(), { recursive: true, force: true });
});

test('the log of erasures lies beside the store and tells nobody who they were', () => {
  const log = filesUnder(join(folderOf(), 'files', 'erasures'));
  expect(log).toHaveLength(1);
  expect(readFileSync(log[0] ?? '').toString()).not.toMatch(/Camille|Gagnon/i);
  expect(readFileSync(log[0] ?? '').includes(camille.oid)).toBe(false);
  expect(readFileSync(join(folderOf(), 'docket.db')).includes('Gagnon')).toBe(true);
});

test('a service that starts on a restored store erases again who was erased, under the same pseudonym', async () => {
  again = await startService(first.config, { tabFolder: null });
  await again.sweepErasures();
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${await first.cloud.entra.mintPersonToken(nadia)}` };
    return await (await fetch(`${again.url}${path}`, { headers })).json();
  };
  expect(await ask(ticket)).toMatchObject({ title: `Badge de ${label}`, requester: { name: label, left: true } });
  expect(await ask('/api/v1/erasures')).toMatchObject({ items: [{ label, state: 'done', by: null }] });
  expect(await ask('/api/v1/audit/verification')).toMatchObject({ fault: null });
  await again.idle();
  await again.store.scrub();
  for (const path of filesUnder(folderOf()))
    for (const trace of [camille.oid, camille.mail, 'Gagnon'])
      expect([path, trace, readFileSync(path).includes(trace)]).toEqual([path, trace, false]);
});
