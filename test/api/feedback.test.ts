import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openItDesk } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Nadia administers Maison Bergeron, Megan Northwind Clinics. */
const { nadia, camille, luc, megan } = people;
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
  await openItDesk(service);
});
afterAll(() => service.close());

const told = async (person: typeof nadia, path = '/api/v1/me/feedback') =>
  ((await service.call(person, 'GET', path)).body as { items: object[] }).items;

test('what somebody tells is read and answered by administrators of their organisation, and by nobody else', async () => {
  const environment = { page: '/tab/me', browser: 'Firefox', window: '800 × 600', language: 'fr-CA', theme: 'dark' };
  const body = { kind: 'bug', text: 'La liste clignote', environment };
  const { status, body: sent } = await service.call(camille, 'POST', '/api/v1/me/feedback', body);
  expect({ status, sent }).toMatchObject({ status: 201, sent: { ...body, answer: null } });
  const { id } = sent as { id: string };
  const seen = { id, person: { name: camille.name }, text: 'La liste clignote', environment };
  expect(await told(nadia, '/api/v1/feedback')).toMatchObject([seen]);
  expect(await told(megan, '/api/v1/feedback')).toEqual([]);
  expect(await told(luc)).toEqual([]);
  const answer = `/api/v1/feedback/${id}/answer`;
  expect(await service.call(megan, 'POST', answer, { text: 'Non' })).toMatchObject({ status: 404 });
  expect(await service.call(nadia, 'POST', answer, { text: 'Corrigé' })).toMatchObject({ status: 200 });
  expect(await told(camille)).toMatchObject([{ id, answer: 'Corrigé' }]);
});

test('where it comes from is sent only if the sender agrees, and nothing else than the form shows', async () => {
  const plain = await service.call(luc, 'POST', '/api/v1/me/feedback', { kind: 'idea', text: 'Un raccourci' });
  expect(plain.body).toMatchObject({ environment: null });
  const environment = { page: '/', browser: 'x', window: 'x', language: 'x', theme: 'x', address: '10.0.0.1' };
  const more = { kind: 'idea', text: 'Un raccourci', environment };
  expect(await service.call(luc, 'POST', '/api/v1/me/feedback', more)).toMatchObject({ status: 400 });
});
