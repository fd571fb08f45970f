import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Nadia administers Maison Bergeron; Camille disputes her data. */
const { nadia, camille, luc } = people;
let service: TestService;
let tickets: ReturnType<typeof ticketsOf>;
let theirs: string;
let others: string;

beforeAll(async () => {
  service = await startTestService();
  tickets = ticketsOf(service, await openItDesk(service));
  theirs = (await tickets.file(camille, { title: 'Badge perdu' })).id;
  others = (await tickets.file(luc, { title: 'Imprimante' })).id;
  await tickets.comment(camille, others, 'Le toner violet est vide');
  await service.service.idle();
});
afterAll(() => service.close());

const idOf = ({ body }: { readonly body: unknown }) => (body as { id: string }).id;
const titles = async () => (await tickets.list(nadia)).items.map(({ title }) => title).sort();
const foundBy = async (text: string) => (await tickets.search(nadia, text)).items.map(({ id }) => id);
const ask = async (kind: string) => idOf(await service.call(camille, 'POST', '/api/v1/me/requests', { kind }));
const grant = (id: string) =>
  service.call(nadia, 'POST', `/api/v1/requests/${id}/decide`, { outcome: 'granted', reason: 'Oui', language: 'fr' });

test('an objection ends statistics and news as soon as it is there', async () => {
  const consent = '/api/v1/me/consents/usage-analytics';
  await service.call(camille, 'PUT', consent, { given: true });
  await ask('objection');
  expect((await service.call(camille, 'GET', '/api/v1/me/privacy')).body).toMatchObject({
    consents: { 'usage-analytics': null },
  });
});

test('a granted restriction freezes use: no list, no search, no report, no notification', async () => {
  const counts = await tickets.counts(nadia);
  expect(await grant(await ask('restriction'))).toMatchObject({ status: 200 });
  await service.service.sweepFreezes();
  expect(await titles()).toEqual(['Imprimante']);
  expect(await foundBy('badge')).toEqual([]);
  expect(await foundBy('toner')).toEqual([]);
  expect(await tickets.counts(nadia)).not.toEqual(counts);
  expect(await service.call(nadia, 'GET', `${tickets.path}/${theirs}`)).toMatchObject({ status: 404 });

  const sent = service.cloud.graph.feedOf(camille.oid).length;
  await tickets.comment(nadia, others, `[@Camille](person:${camille.oid}) merci`);
  await service.service.idle();
  expect(service.cloud.graph.feedOf(camille.oid)).toHaveLength(sent);
  expect(await service.call(camille, 'GET', '/api/v1/me')).toMatchObject({
    status: 403,
    body: { code: 'account.frozen' },
  });
});

test('meanwhile what is kept is for the person and for administrators', async () => {
  const { body } = await service.call(camille, 'GET', '/api/v1/me/data');
  expect(body).toMatchObject({ counts: { tickets: 1 } });
  const copy = `/api/v1/accounts/${camille.oid}/data/export`;
  expect(await service.call(nadia, 'GET', copy)).toMatchObject({ status: 200 });
  expect(await service.call(luc, 'GET', copy)).toMatchObject({ status: 403 });
  const { items } = (await service.call(nadia, 'GET', '/api/v1/accounts?text=camille')).body as { items: object[] };
  expect(items).toMatchObject([{ frozen: true }]);
});

test('once it is lifted everything is as it was', async () => {
  await service.call(nadia, 'DELETE', `/api/v1/accounts/${camille.oid}/freeze`);
  await service.service.sweepFreezes();
  expect(await titles()).toEqual(['Badge perdu', 'Imprimante']);
  expect(await foundBy('badge')).toEqual([theirs]);
  expect(await foundBy('toner')).toEqual([others]);
  expect(await tickets.read(camille, theirs)).toMatchObject({ title: 'Badge perdu' });
});

test('nobody shuts themselves out by answering their own request', async () => {
  const own = idOf(await service.call(nadia, 'POST', '/api/v1/me/requests', { kind: 'restriction' }));
  expect(await grant(own)).toMatchObject({ status: 403, body: { code: 'account.not-yours' } });
});
