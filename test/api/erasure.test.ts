import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrganisations } from '#bot/accounts/organisations.ts';
import { openAudit } from '#bot/audit/audit.ts';
import { openFiles } from '#bot/files/open-files.ts';
import { openEraser } from '#bot/privacy/eraser.ts';
import { openErasureLog } from '#bot/privacy/erasure-log.ts';
import type { Store } from '#bot/store/port.ts';
import { people, teams } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { customField } from '#test/support/field-builders.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Nadia administers Maison Bergeron; the data of Camille Gagnon are to be erased. */
const { nadia, camille, etienne, luc } = people;
let service: TestService;
let tickets: ReturnType<typeof ticketsOf>;
let desk: string;
let ticket: string;

beforeAll(async () => {
  service = await startTestService();
  await service.cloud.installApp(teams.services);
  const deskId = await openItDesk(service);
  desk = `/api/v1/desks/${deskId}`;
  tickets = ticketsOf(service, deskId);
  ticket = await contribute();
});
afterAll(() => service.close());

const idOf = ({ body }: { readonly body: unknown }) => (body as { id: string }).id;

/** Camille leaves traces wherever the product keeps any. */
async function contribute(): Promise<string> {
  await service.cloud.installPersonally(camille);
  await service.cloud.connector.say(camille, 'chat', 'nouveau Écran de Camille Gagnon');
  const { version } = (await service.call(nadia, 'GET', desk)).body as { version: string };
  const fields = [customField('boss', { kind: 'person' }), customField('note')];
  await service.call(nadia, 'PATCH', desk, { version, fields });
  const filed = await tickets.file(camille, {
    // The text by which tickets are sorted is cut before the last letter of the name.
    fields: { boss: camille.oid, note: 'Un badge du quai nord remis en mains propres à Camille Gagnon' },
    title: 'Badge de CAMILLE GAGNON',
    description: `Écrire à ${camille.mail} ou à camille gagnon.`,
    tags: ['camille gagnon'],
  });
  const file = await service.call(
    camille,
    'POST',
    `${tickets.path}/${filed.id}/files?name=${encodeURIComponent('CV Camille Gagnon.txt')}`,
    Buffer.from('Expérience'),
  );
  await service.call(camille, 'POST', `${tickets.path}/${filed.id}/comments`, { text: 'Voici', files: [idOf(file)] });
  await tickets.comment(nadia, filed.id, `Merci [@Camille Gagnon](person:${camille.oid}), bien reçu.`);
  const read = await tickets.read(nadia, filed.id);
  await tickets.change(nadia, read, { assignees: [camille.oid, luc.oid], title: 'Badge perdu de Camille Gagnon' });
  await tickets.change(nadia, await tickets.read(nadia, filed.id), { title: 'Badge perdu' });
  const run = await service.call(nadia, 'POST', `${desk}/runs`, {
    from: { plan: plan([tick('a', { title: 'Accueillir Camille Gagnon' })]) },
    title: 'Arrivée de Camille Gagnon',
    assignees: [camille.oid],
  });
  const item = `${desk}/runs/${idOf(run)}/items/a`;
  const noted = await service.call(camille, 'PUT', item, { version: 0, note: 'Camille Gagnon' });
  expect(noted.status).toBe(200);
  const photo = `${item}/files?name=${encodeURIComponent('Photo de Camille Gagnon.txt')}`;
  expect((await service.call(camille, 'POST', photo, Buffer.from('Sourire'))).status).toBe(201);
  await service.call(camille, 'PATCH', '/api/v1/me', { language: 'en' });
  const standing = `/api/v1/accounts/${camille.oid}/standing`;
  await service.call(nadia, 'PUT', standing, { standing: 'suspended', reason: 'Départ de Camille Gagnon' });
  await service.call(nadia, 'PATCH', `/api/v1/accounts/${camille.oid}`, { name: 'Camille Gagnon-Roy' });
  await service.service.idle();
  return filed.id;
}

const path = `/api/v1/accounts/${camille.oid}/erasure`;
const preview = async () =>
  (await service.call(nadia, 'POST', `${path}/preview`, { alsoKnownAs: ['Camille Gagnon'] })).body as {
    touched: Record<string, number>;
    names: string[];
  };
const traces = [camille.oid, camille.mail, 'gagnon', 'Gagnon', 'GAGNON', 'camille gagno'];
const tracesIn = (bytes: Buffer) => traces.filter((trace) => bytes.includes(trace));

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const found = join(folder, name);
    return statSync(found).isDirectory() ? filesUnder(found) : [found];
  });
}

/** A store over which a process dies after so many writes; what it had written stays. */
function dyingAfter(store: Store, writes: number): Store {
  let left = writes;
  return {
    get: (partition, id) => store.get(partition, id),
    query: (place, query) => store.query(place, query),
    count: (place, query) => store.count(place, query),
    search: (place, search) => store.search(place, search),
    due: (type, now, limit) => store.due(type, now, limit),
    scrub: () => store.scrub(),
    close: () => store.close(),
    write(partition, operations) {
      if (left === 0) throw new Error('the process died');
      left--;
      return store.write(partition, operations);
    },
  };
}

test('the dry run counts what would change by category, and changes nothing', async () => {
  const before = await preview();
  expect(before.names).toEqual(expect.arrayContaining(['Camille Gagnon-Roy', camille.mail, 'Camille Gagnon']));
  for (const category of ['profile', 'tickets', 'history', 'files', 'checklists', 'notifications', 'audit'])
    expect([category, before.touched[category] ?? 0]).not.toEqual([category, 0]);
  expect(await preview()).toEqual(before);
  await service.service.store.scrub();
  expect(tracesIn(readFileSync(join(service.config.DATA_FOLDER, 'docket.db')))).toEqual(traces);
  expect(await tickets.read(nadia, ticket)).toMatchObject({ requester: { id: camille.oid } });
});

test('an erasing that dies at any step is finished later, and somebody stands under one pseudonym everywhere', async () => {
  const body = { alsoKnownAs: ['Camille Gagnon'], reason: 'Demande de Camille Gagnon' };
  const asked = await service.call(nadia, 'POST', path, body);
  expect(asked).toMatchObject({ status: 201, body: { state: 'running', by: { id: nadia.oid } } });
  const { label } = asked.body as { label: string };

  let clock = Date.now();
  const { store } = service.service;
  for (let writes = 0; ; writes += 3) {
    const failures: string[] = [];
    const dying = dyingAfter(store, writes);
    const now = () => new Date(clock);
    const audit = openAudit(dying, now);
    const erasureLog = openErasureLog(await openFiles(service.config));
    const deps = { store: dying, audit, erasureLog, organisations: openOrganisations(dying, audit), now };
    await openEraser({ ...deps, failed: (what, error) => void failures.push(`${what}: ${error}`) }).sweep();
    clock += 3_600_000;
    if (failures.length === 0) break;
  }

  const { items } = (await service.call(nadia, 'GET', '/api/v1/erasures')).body as { items: object[] };
  expect(items).toMatchObject([{ label, state: 'done', by: { name: nadia.name } }]);
  const read = await service.call(nadia, 'GET', `${tickets.path}/${ticket}`);
  expect(read.body).toMatchObject({
    title: 'Badge perdu',
    description: `Écrire à ${label} ou à ${label}.`,
    requester: { name: label, left: true },
  });
  const text = JSON.stringify(read.body);
  expect(text).toContain(`Badge perdu de ${label}`);
  expect(text).toContain(`Merci [@${label}](person:`);
  expect(text).toContain(`CV ${label}.txt`);
  expect((await tickets.search(nadia, 'gagnon')).items).toEqual([]);
  expect((await tickets.search(nadia, label)).items.length).toBeGreaterThan(0);
});

test('the audit log keeps its entries and its chain, without the name', async () => {
  expect(await service.call(nadia, 'GET', '/api/v1/audit/verification')).toMatchObject({ body: { fault: null } });
  const { items } = (await service.call(nadia, 'GET', '/api/v1/audit')).body as { items: object[] };
  expect(items).toContainEqual(expect.objectContaining({ act: 'account.suspended', subject: null, detail: '' }));
  expect(items).toContainEqual(
    expect.objectContaining({ act: 'erasure.done', by: expect.objectContaining({ id: nadia.oid }) }),
  );
});

test('they are let in no more, and reading Teams again brings nothing of them back', async () => {
  expect(await service.call(camille, 'GET', '/api/v1/me')).toMatchObject({ status: 403 });
  await service.service.rosterChanged(nadia.tenant, teams.services.groupId);
  const members = await service.call(nadia, 'GET', `${desk}/members`);
  expect(JSON.stringify(members.body)).not.toContain('Gagnon');
  expect(await service.call(nadia, 'POST', path, {})).toMatchObject({ status: 404 });
  expect(await tickets.read(etienne, ticket)).toMatchObject({ title: 'Badge perdu' });
});

test('no byte of the store or of the files’ folder tells who they were', async () => {
  await service.service.idle();
  await service.service.store.scrub();
  for (const found of filesUnder(service.config.DATA_FOLDER)) {
    expect([found, tracesIn(readFileSync(found))]).toEqual([found, []]);
    expect(traces.filter((trace) => found.includes(trace))).toEqual([]);
  }
});
