import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { billingPartition } from '#bot/billing/billing-documents.ts';
import { purgeOf, purgeType } from '#bot/billing/purge-document.ts';
import { storedTypes } from '#bot/privacy/data-map.ts';
import { vendorTenant } from '#test/cloud/app-registrations.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Nadia administers Maison Bergeron; Megan is of another organisation. */
const { nadia, camille, megan } = people;
const dayMs = 86_400_000;
let service: TestService;
let subscription: string;
let desk: string;
let ahead = 0;
beforeAll(async () => {
  service = await startTestService({}, () => new Date(Date.now() + ahead));
  const id = await openItDesk(service);
  desk = `/api/v1/desks/${id}`;
  const tickets = ticketsOf(service, id);
  const filed = await tickets.file(camille, { title: 'Une phrase à oublier' });
  const upload = `${tickets.path}/${filed.id}/files?name=photo.txt`;
  const file = await service.call(camille, 'POST', upload, Buffer.from('Des octets à oublier'));
  const files = [(file.body as { id: string }).id];
  await tickets.comment(camille, filed.id, 'Un commentaire à oublier');
  await service.call(camille, 'POST', `${tickets.path}/${filed.id}/comments`, { text: 'Voici', files });
  await service.call(camille, 'PATCH', '/api/v1/me', { language: 'en' });
  const { book } = service.cloud.marketplace;
  subscription = book.buy({ buyer: nadia, planId: 'team' }).id;
  const token = book.tokenFor(subscription);
  await service.call(nadia, 'POST', '/api/v1/purchases/activate', { token, administrator: 'me' });
  await service.service.idle();
});
afterAll(() => service.close());

async function happens(action: 'Suspend' | 'Unsubscribe') {
  await service.cloud.marketplace.tell(subscription, action).deliver();
  await service.service.idle();
}
/** The purge as it goes so many days later; sign-in goes by the true time, so people come back afterwards. */
async function sweepLater(days: number) {
  ahead = days * dayMs;
  await service.service.sweepPurges();
  ahead = 0;
}
const ofOrganisation = async (tenant: string) => {
  const counts = storedTypes.map(
    async (type) => [type, await service.service.store.count({ tenant }, { type })] as const,
  );
  return (await Promise.all(counts)).filter(([, count]) => count > 0).map(([type]) => type);
};
async function proofs() {
  const query = { type: purgeType, order: [], limit: 10 };
  return (await service.service.store.query(billingPartition(vendorTenant), query)).items.map(purgeOf);
}
const isRead = async () => (await service.call(nadia, 'GET', `${desk}/tickets`)).status === 200;

test('P5: a subscription that is only suspended ends nothing, however long', async () => {
  await happens('Suspend');
  await sweepLater(29);
  expect(await isRead()).toBe(true);
});

test('P5: everybody can read, and learn when all is deleted, for 14 days after the end', async () => {
  await happens('Unsubscribe');
  const { purgeAt } = (await service.call(camille, 'GET', '/api/v1/me')).body as { purgeAt: string };
  expect(Math.round((Date.parse(purgeAt) - Date.now()) / dayMs)).toBe(14);
  await sweepLater(13.9);
  expect(await isRead()).toBe(true);
  expect(await proofs()).toEqual([]);
});

test('P5: while somebody’s data are on hold for a lawsuit, nothing is deleted', async () => {
  const hold = `/api/v1/accounts/${camille.oid}/hold`;
  expect((await service.call(nadia, 'PUT', hold, { reason: 'Litige' })).status).toBe(200);
  await sweepLater(15);
  expect(await isRead()).toBe(true);
  expect((await service.call(nadia, 'DELETE', hold)).status).toBe(200);
});

test('P5: whoever subscribes anew in time keeps everything, even where nothing told of it', async () => {
  const { book } = service.cloud.marketplace;
  const again = book.buy({ buyer: nadia, planId: 'team' }).id;
  book.activate(again, 'team');
  await sweepLater(16);
  expect(await isRead()).toBe(true);
  subscription = again;
  await happens('Unsubscribe');
  expect((await service.call(nadia, 'GET', '/api/v1/me')).body).toMatchObject({ purgeAt: expect.any(String) });
});

test('P5: then all of the organisation is deleted, its files too, nobody else’s, and the proof is kept', async () => {
  service.cloud.world.setInstalled(teams.facilities.groupId, true);
  const body = { name: 'Facilities', language: 'en', channelId: channels.facilitiesGeneral.id };
  await service.call(megan, 'POST', `/api/v1/teams/${teams.facilities.groupId}/desks`, body);
  const others = await ofOrganisation(megan.tenant);
  const before = await ofOrganisation(nadia.tenant);
  expect(before).toEqual(
    expect.arrayContaining(['ticket', 'entry', 'file', 'member', 'account', 'preferences', 'auditEntry']),
  );

  await sweepLater(15);

  expect(await ofOrganisation(nadia.tenant)).toEqual(['organisation']);
  expect(bytesLeft(service.config.DATA_FOLDER)).not.toContain('Des octets à oublier');
  expect(await ofOrganisation(megan.tenant)).toEqual(others);
  const [proof] = await proofs();
  expect(proof).toMatchObject({ organisation: nadia.tenant, finishedAt: expect.any(String) });
  expect(Object.keys(proof?.documents ?? {})).toEqual(expect.arrayContaining(['ticket', 'entry', 'file', 'account']));
  expect(JSON.stringify(proof)).not.toContain('oublier');
  expect(await isRead()).toBe(false);
});

test('P5: what is deleted stays deleted, and nobody works there without a new subscription', async () => {
  await sweepLater(40);
  expect(await proofs()).toHaveLength(1);
  const body = { name: 'Encore', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  expect(made.body).toMatchObject({ code: 'subscription.ended' });
});

function bytesLeft(folder: string): string {
  const files = join(folder, 'files');
  if (!existsSync(files)) return '';
  const entries = readdirSync(files, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
