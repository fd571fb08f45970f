import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultRetention } from '#shared/privacy/retention.ts';
import { people } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Nadia administers Maison Bergeron. */
const { nadia, camille, luc, amina } = people;
const dayMs = 86_400_000;
let service: TestService;
let tickets: ReturnType<typeof ticketsOf>;
let desk: string;
let ahead = 0;

beforeAll(async () => {
  service = await startTestService({}, () => new Date(Date.now() + ahead));
  const deskId = await openItDesk(service);
  desk = `/api/v1/desks/${deskId}`;
  tickets = ticketsOf(service, deskId);
});
afterAll(() => service.close());

const idOf = ({ body }: { readonly body: unknown }) => (body as { id: string }).id;
const path = '/api/v1/retention';
const decide = (schedule: object) =>
  service.call(nadia, 'PUT', path, { schedule: { ...defaultRetention, ...schedule } });
const preview = async (schedule: object) =>
  (await service.call(nadia, 'POST', `${path}/preview`, { schedule: { ...defaultRetention, ...schedule } })).body;

/** Everything as it is so many days later; sign-in goes by the true time, so people come back afterwards. */
async function daysLater<T>(days: number, work: () => Promise<T>): Promise<T> {
  ahead = days * dayMs;
  try {
    return await work();
  } finally {
    ahead = 0;
  }
}

async function closed(title: string, requester = camille) {
  const filed = await tickets.file(requester, { title });
  await tickets.comment(requester, filed.id, 'Merci');
  const upload = `${tickets.path}/${filed.id}/files?name=photo.txt`;
  const file = idOf(await service.call(requester, 'POST', upload, Buffer.from('Photo')));
  await service.call(requester, 'POST', `${tickets.path}/${filed.id}/comments`, { text: 'Voici', files: [file] });
  await tickets.change(nadia, await tickets.read(nadia, filed.id), { status: 'closed' });
  return { id: filed.id, file };
}

const stored = () => {
  const database = new DatabaseSync(join(service.config.DATA_FOLDER, 'docket.db'), { readOnly: true });
  // Notifications hold no words, and end by themselves after 90 days.
  const rows = database.prepare("SELECT id FROM doc WHERE type <> 'delivery'").all();
  database.close();
  return rows.map(({ id }) => String(id));
};
const bytesOf = (file: string) =>
  readdirSync(service.config.DATA_FOLDER, { recursive: true }).filter((name) => String(name).includes(file));

test('a period is decided within legal bounds, and recorded in the audit log', async () => {
  expect((await service.call(nadia, 'GET', path)).body).toMatchObject({ schedule: defaultRetention, next: null });
  for (const beyond of [{ requests: 30 }, { requests: null }, { tickets: 10 }, { files: 9999 }])
    expect(await decide(beyond)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  expect(await decide({ tickets: 730 })).toMatchObject({ status: 200, body: { schedule: { tickets: 730 } } });
  const { items } = (await service.call(nadia, 'GET', '/api/v1/audit')).body as { items: object[] };
  expect(items[0]).toMatchObject({ act: 'retention.changed', by: { id: nadia.oid }, detail: 'tickets: 730' });
});

test('what is closed for long enough is deleted whole, and what is open or younger stays', async () => {
  const old = await closed('Écran');
  const open = await tickets.file(camille, { title: 'Badge' });
  const run = await service.call(nadia, 'POST', `${desk}/runs`, {
    from: { plan: plan([tick('a', { title: 'Clé' })]) },
    title: 'Arrivée',
  });
  const onItem = `${desk}/runs/${idOf(run)}/items/a/files?name=photo.txt`;
  const attached = await service.call(nadia, 'POST', onItem, Buffer.from('Clé remise'));
  const evidence = (attached.body as { items: { files: { id: string }[] }[] }).items[0]?.files[0]?.id ?? '';
  await service.call(nadia, 'POST', `${desk}/runs/${idOf(run)}/cancel`, { reason: 'Essai' });
  await decide({ tickets: 365, checklists: 365 });
  expect(await preview({ tickets: 365, checklists: 365 })).toEqual({ ended: {}, held: 0 });

  await daysLater(364, service.service.sweepRetention);
  expect(await tickets.read(nadia, old.id)).toMatchObject({ title: 'Écran' });
  await daysLater(366, service.service.sweepRetention);
  await daysLater(366, service.service.sweepFiles);

  expect(await service.call(nadia, 'GET', `${tickets.path}/${old.id}`)).toMatchObject({ status: 404 });
  for (const gone of [old.id, old.file, idOf(run), evidence])
    expect([gone, stored().filter((id) => id.includes(gone))]).toEqual([gone, []]);
  for (const file of [old.file, evidence]) expect(bytesOf(file)).toEqual([]);
  expect(await tickets.read(nadia, open.id)).toMatchObject({ title: 'Badge' });
  const { reports } = (await service.call(nadia, 'GET', path)).body as { reports: object[] };
  expect(reports).toMatchObject([{ ended: { tickets: 1, checklists: 1 } }, { ended: {} }]);
  const { items } = (await service.call(nadia, 'GET', '/api/v1/audit')).body as { items: object[] };
  expect(items[0]).toMatchObject({ act: 'retention.applied', by: null, detail: 'tickets: 1, checklists: 1' });
});

test('files end before their ticket, whose comments stay', async () => {
  const { id, file } = await closed('Facture');
  await decide({ files: 90 });
  await daysLater(800, service.service.sweepRetention);
  await daysLater(800, service.service.sweepFiles);
  const read = await tickets.read(nadia, id);
  expect(read).toMatchObject({ title: 'Facture', files: 0 });
  expect(read.timeline.map(({ comment }) => comment?.text)).toContain('Voici');
  expect(await service.call(nadia, 'GET', `${tickets.path}/${id}/files/${file}`)).toMatchObject({ status: 404 });
  expect(bytesOf(file)).toEqual([]);
});

test('data on hold are neither ended by their time nor erased, and are counted in the report', async () => {
  const { id } = await closed('Litige', luc);
  await service.call(nadia, 'PUT', `/api/v1/accounts/${luc.oid}/hold`, { reason: 'Litige' });
  await service.call(nadia, 'PUT', `/api/v1/accounts/${luc.oid}/standing`, { standing: 'deactivated' });
  const erasure = `/api/v1/accounts/${luc.oid}/erasure`;
  expect(await service.call(nadia, 'POST', erasure, {})).toMatchObject({ status: 422, body: { code: 'account.held' } });
  const long = { tickets: 365, accounts: 30 };
  await decide(long);
  await daysLater(1500, service.service.sweepRetention);
  expect(await tickets.read(nadia, id)).toMatchObject({ title: 'Litige' });
  const { reports } = (await service.call(nadia, 'GET', path)).body as { reports: { held: number }[] };
  expect(reports[0]).toMatchObject({ held: 2 });

  await service.call(nadia, 'DELETE', `/api/v1/accounts/${luc.oid}/hold`);
  await daysLater(1600, service.service.sweepRetention);
  await daysLater(1600, service.service.sweepErasures);
  expect(await service.call(nadia, 'GET', `${tickets.path}/${id}`)).toMatchObject({ status: 404 });
  const erasures = (await service.call(nadia, 'GET', '/api/v1/erasures')).body as { items: object[] };
  expect(erasures.items).toMatchObject([{ by: null, state: 'done' }]);
  expect(JSON.stringify((await service.call(nadia, 'GET', `${desk}/members`)).body)).not.toContain(luc.name);
});

test('an answer to a data request is kept for as long as decided, an open request whatever its age', async () => {
  const ask = () => service.call(amina, 'POST', '/api/v1/me/requests', { kind: 'access' });
  const answered = idOf(await ask());
  const open = idOf(await ask());
  const answer = { outcome: 'granted', reason: 'Voici', language: 'fr' };
  await service.call(nadia, 'POST', `/api/v1/requests/${answered}/decide`, answer);
  await decide({ requests: 1095 });
  await daysLater(1200, service.service.sweepRetention);
  const { items } = (await service.call(amina, 'GET', '/api/v1/me/requests')).body as { items: { id: string }[] };
  expect(items.map(({ id }) => id)).toEqual([open]);
});
