import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { billingPartition, subscriptionId, subscriptionOf } from '#bot/billing/billing-documents.ts';
import { tabApp, vendorTenant } from '#test/cloud/app-registrations.ts';
import { bergeron, people } from '#test/cloud/cast.ts';
import { marketplaceResource } from '#test/cloud/entra-tokens.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

let started: TestService;
beforeAll(async () => {
  started = await startTestService();
});
afterAll(() => started.close());

async function tell(body: object, over: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const token = await started.cloud.marketplace.webhookToken(over);
  const headers = { authorization: `Bearer ${token}` };
  return (await started.call(null, 'POST', '/marketplace/webhook', body, headers)).status;
}

async function kept(id: string) {
  const document = await started.service.store.get(billingPartition(vendorTenant), subscriptionId(id));
  return document && subscriptionOf(document);
}

async function isNoted(operation: string): Promise<boolean> {
  return (await started.service.store.get(billingPartition(vendorTenant), `operation-${operation}`)) !== null;
}

test('B1: what the marketplace tells is written down and answered, the second time too', async () => {
  const id = randomUUID();
  const hint = { id, subscriptionId: randomUUID(), action: 'NeverHeardOf', quantity: '', unheardOf: {} };
  expect(await tell(hint)).toBe(200);
  expect(await isNoted(id)).toBe(true);
  expect(await tell(hint)).toBe(200);
  const second = { appid: undefined, azp: marketplaceResource };
  const iss = `https://login.microsoftonline.com/${vendorTenant}/v2.0`;
  expect(await tell(hint, { ...second, iss })).toBe(200);
});

test.each([
  ['for another application', { aud: tabApp.appId }],
  ['of another tenant', { tid: bergeron.tenant }],
  ['of another issuer', { iss: `https://sts.windows.net/${bergeron.tenant}/` }],
  ['given to another application', { appid: tabApp.appId }],
  ['that names no application', { appid: undefined }],
  ['that is over', { exp: 1 }],
])('B1: a token %s is refused, and nothing is written down', async (_, over) => {
  const id = randomUUID();
  expect(await tell({ id, subscriptionId: randomUUID() }, over)).toBe(401);
  expect(await isNoted(id)).toBe(false);
});

test('B1: a call without a token is refused, and one that names no operation is not understood', async () => {
  expect((await started.call(null, 'POST', '/marketplace/webhook', {})).status).toBe(401);
  expect(await tell({ id: '../x', subscriptionId: randomUUID() })).toBe(400);
});

test('B1: a change of plan is answered as soon as it is told, and a plan that is not ours is refused', async () => {
  const { book, change } = started.cloud.marketplace;
  const { id } = book.buy({ buyer: people.nadia, planId: 'team' });
  book.activate(id, 'team');
  const wanted = change(id, { planId: 'organisation' });
  expect(await wanted.deliver()).toBe(200);
  await started.service.idle();
  expect(wanted.operation.answers).toEqual(['Success']);
  expect(await kept(id)).toMatchObject({ plan: 'organisation', state: 'Subscribed', organisation: bergeron.tenant });

  const strange = change(id, { planId: 'not-ours' });
  expect(await strange.deliver()).toBe(200);
  await started.service.idle();
  expect(strange.operation.answers).toEqual(['Failure']);
  expect(await kept(id)).toMatchObject({ plan: 'organisation' });
});

test('B1: a suspension is known as soon as it is told, also where the marketplace says so twice', async () => {
  const { book, tell: happen } = started.cloud.marketplace;
  const { id } = book.buy({ buyer: people.nadia, planId: 'team' });
  book.activate(id, 'team');
  const suspended = happen(id, 'Suspend');
  expect(await suspended.deliver()).toBe(200);
  expect(await suspended.deliver()).toBe(200);
  await started.service.idle();
  expect(await kept(id)).toMatchObject({ state: 'Suspended' });
});
