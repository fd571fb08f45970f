import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openItDesk } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Nadia administers Maison Bergeron. */
const { nadia, camille, luc } = people;
const day = 24 * 3_600_000;
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
  await openItDesk(service);
});
afterAll(() => service.close());

interface Asked {
  readonly id: string;
  readonly due: string;
  readonly decision: { readonly letter: string } | null;
}
const ask = async (body: object) => (await service.call(camille, 'POST', '/api/v1/me/requests', body)).body as Asked;
const handle = (id: string, act: string, body: object, by = nadia) =>
  service.call(by, 'POST', `/api/v1/requests/${id}/${act}`, body);
const dueIn = ({ due }: Asked) => Math.round((Date.parse(due) - Date.now()) / day);

test('a request is to be answered within 30 days, which are extended once by 60 with a reason', async () => {
  const asked = await ask({ kind: 'access', text: 'Tout, s’il vous plaît' });
  expect(dueIn(asked)).toBe(30);
  const extended = await handle(asked.id, 'extend', { reason: 'Beaucoup de tickets' });
  expect(extended).toMatchObject({ status: 200, body: { extension: 'Beaucoup de tickets' } });
  expect(dueIn(extended.body as Asked)).toBe(90);
  expect(await handle(asked.id, 'extend', { reason: 'Encore' })).toMatchObject({
    status: 422,
    body: { code: 'data-request.extended' },
  });
});

test('a refusal names its ground, and its letter, in the person’s language, the authority to turn to', async () => {
  await service.call(camille, 'PATCH', '/api/v1/me', { language: 'fr' });
  const asked = await ask({ kind: 'erasure' });
  const refusal = { outcome: 'refused', reason: 'Vos factures doivent être gardées.', language: 'en' };
  expect(await handle(asked.id, 'decide', refusal)).toMatchObject({
    status: 400,
    body: { code: 'data-request.ground' },
  });
  await handle(asked.id, 'decide', { ...refusal, ground: 'legal-duty' });
  const { items } = (await service.call(camille, 'GET', '/api/v1/me/requests')).body as { items: Asked[] };
  const letter = items.find(({ id }) => id === asked.id)?.decision?.letter ?? '';
  for (const part of [
    'Bonjour Camille Gagnon',
    'Votre demande est refusée. Vos factures',
    'une obligation légale',
    'CNIL',
    'Commission d’accès',
  ])
    expect(letter).toContain(part);
  const again = { outcome: 'granted', reason: 'Si', language: 'fr' };
  expect(await handle(asked.id, 'decide', again)).toMatchObject({ status: 422, body: { code: 'data-request.closed' } });
});

test('an administrator writes down what came by letter; others neither see nor answer requests', async () => {
  const entered = await service.call(nadia, 'POST', `/api/v1/accounts/${luc.oid}/requests`, { kind: 'rectification' });
  expect(entered).toMatchObject({ status: 201, body: { person: { name: luc.name }, enteredBy: { name: nadia.name } } });
  const { items } = (await service.call(camille, 'GET', '/api/v1/me/requests')).body as { items: object[] };
  expect(JSON.stringify(items)).not.toContain(luc.oid);
  const { id } = entered.body as Asked;
  const answer = { outcome: 'granted', reason: 'Oui', language: 'fr' };
  expect(await handle(id, 'decide', answer, camille)).toMatchObject({ status: 403 });
});

test('somebody whose account is deactivated still asks, and each step is in the audit log', async () => {
  await service.call(nadia, 'PUT', `/api/v1/accounts/${luc.oid}/standing`, { standing: 'deactivated' });
  const asked = await service.call(luc, 'POST', '/api/v1/me/requests', { kind: 'access' });
  expect(asked).toMatchObject({ status: 201 });
  await handle((asked.body as Asked).id, 'decide', { outcome: 'granted', reason: 'Voici', language: 'fr' });
  const { items } = (await service.call(nadia, 'GET', '/api/v1/audit')).body as { items: object[] };
  expect(items.slice(0, 2)).toMatchObject([
    { act: 'request.decided', by: { id: nadia.oid }, subject: { id: luc.oid }, detail: 'access: granted' },
    { act: 'request.received', by: { id: luc.oid }, subject: { id: luc.oid } },
  ]);
});
