import { afterAll, beforeAll, expect, test } from 'vitest';
import { billingPartition, subscriptionId, subscriptionOf } from '#bot/billing/billing-documents.ts';
import { vendorTenant } from '#test/cloud/app-registrations.ts';
import { people } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, camille, megan } = people;
let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.close());

const book = () => service.cloud.marketplace.book;
const resolve = (person: typeof nadia, token: string) =>
  service.call(person, 'POST', '/api/v1/purchases/resolve', { token });
const activate = (person: typeof nadia, token: string, administrator = 'nobody') =>
  service.call(person, 'POST', '/api/v1/purchases/activate', { token, administrator });

async function kept(id: string) {
  const document = await service.service.store.get(billingPartition(vendorTenant), subscriptionId(id));
  return document && subscriptionOf(document);
}

test('B1: the landing page shows what was bought, for how long and by whom', async () => {
  const { id } = book().buy({ buyer: nadia, planId: 'per-person', quantity: 25, termUnit: 'P1Y', isFreeTrial: true });
  expect(await resolve(camille, book().tokenFor(id))).toMatchObject({
    status: 200,
    body: {
      plan: 'per-person',
      seats: 25,
      term: 'P1Y',
      termEnds: null,
      state: 'PendingFulfillmentStart',
      trial: true,
      purchaser: nadia.mail,
      beneficiary: nadia.mail,
      mine: false,
      changeable: true,
      choosesAdministrator: true,
    },
  });
  expect(await kept(id)).toBeNull();
});

test('B1: activation begins the subscription and appoints who administers; done twice it is done once', async () => {
  const { id } = book().buy({ buyer: megan, planId: 'team' });
  const token = book().tokenFor(id);
  expect(await activate(megan, token, 'me')).toMatchObject({ status: 200, body: { state: 'Subscribed' } });
  expect(await kept(id)).toMatchObject({ state: 'Subscribed', plan: 'team', organisation: megan.tenant });
  const appointed = await service.call(megan, 'GET', '/api/v1/audit');
  expect(appointed.body).toMatchObject({ items: [{ act: 'administrator.appointed', by: { id: megan.oid } }] });
  const again = await activate(megan, token, 'me');
  expect(again).toMatchObject({ status: 200, body: { state: 'Subscribed', choosesAdministrator: false } });
  const { termEnds } = again.body as { termEnds: string };
  expect(Date.parse(termEnds)).toBeGreaterThan(Date.now());
});

test('B1: a purchase takes the administration out of nobody’s hands', async () => {
  const { id: first } = book().buy({ buyer: nadia, planId: 'team' });
  await activate(nadia, book().tokenFor(first), 'me');
  const { id } = book().buy({ buyer: camille, planId: 'team' });
  const token = book().tokenFor(id);
  expect(await resolve(camille, token)).toMatchObject({ body: { choosesAdministrator: false } });
  expect(await activate(camille, token, 'me')).toMatchObject({ status: 200 });
  const others = await service.call(camille, 'GET', '/api/v1/organisation');
  expect(others).toMatchObject({ status: 403, body: { code: 'organisation.not-administrator' } });
});

test('B1: under a reseller, the customer activates and does not change', async () => {
  const { id } = book().buy({ buyer: nadia, reseller: megan, planId: 'team' });
  const token = book().tokenFor(id);
  expect(await resolve(nadia, token)).toMatchObject({ body: { changeable: false, purchaser: megan.mail } });
  expect(await resolve(megan, token)).toMatchObject({ body: { choosesAdministrator: false } });
});

test('B1: a token of another offer, of another organisation or of a cancelled subscription is told apart', async () => {
  const other = book().buy({ buyer: nadia, planId: 'team', offerId: 'another' });
  expect(await resolve(nadia, book().tokenFor(other.id))).toMatchObject({ body: { code: 'purchase.other-offer' } });
  const { id } = book().buy({ buyer: nadia, planId: 'team' });
  const token = book().tokenFor(id);
  expect(await resolve(megan, token)).toMatchObject({ status: 403, body: { code: 'purchase.wrong-account' } });
  book().tell(id, 'Unsubscribe');
  expect(await activate(nadia, token)).toMatchObject({ body: { code: 'purchase.ended' } });
  expect(await resolve(nadia, 'made-up')).toMatchObject({ body: { code: 'purchase.expired' } });
});

test('B1: a token is over after 24 hours, and the marketplace gives another for the same subscription', async () => {
  const { id } = book().buy({ buyer: nadia, planId: 'team' });
  const token = book().tokenFor(id);
  book().expireTokens();
  expect(await activate(nadia, token)).toMatchObject({ body: { code: 'purchase.expired' } });
  expect(await activate(nadia, book().tokenFor(id))).toMatchObject({ body: { state: 'Subscribed' } });
});
