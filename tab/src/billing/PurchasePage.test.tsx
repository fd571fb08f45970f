import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PurchaseView } from '#shared/billing/contract.ts';
import type { RefusalCode } from '#shared/kernel/outcome.ts';
import { RefusalError } from '../app/client.ts';
import { renderPage } from '../app/stage-for-test.tsx';
import { nadia } from '../tickets/detail/ticket-for-test.ts';
import { answering, axeFindings, type Sent } from '../ui/render-for-test.tsx';
import { PurchasePage } from './PurchasePage.tsx';

const bought: PurchaseView = {
  name: 'Docket',
  plan: 'per-person',
  seats: 25,
  term: 'P1Y',
  termEnds: null,
  state: 'PendingFulfillmentStart',
  trial: true,
  purchaser: 'reseller@example.com',
  beneficiary: 'boss@example.com',
  mine: false,
  changeable: true,
  choosesAdministrator: true,
};

async function open(resolvePurchase: (call: Sent) => unknown, language: 'en' | 'fr' = 'en', width = 1280) {
  const answers = answering({
    resolvePurchase,
    activatePurchase: () => ({ ...bought, state: 'Subscribed', termEnds: '2027-11-23T00:00:00Z' }),
  });
  const path = '/purchase?token=a%2Bb';
  await renderPage(<PurchasePage />, { send: answers.send, path, language, width });
  return answers;
}

test('B1: what was bought is shown, activated by who administers it, and then managed', async () => {
  const answers = await open(() => bought);
  await expect.element(page.getByText('Per person (Free trial)')).toBeVisible();
  for (const shown of ['25', 'One year', 'reseller@example.com', 'Waiting for activation'])
    await expect.element(page.getByText(shown, { exact: true })).toBeVisible();
  await expect.element(page.getByRole('radio', { name: `I do (${nadia.name})` })).toBeChecked();
  expect(await axeFindings()).toEqual([]);
  await userEvent.click(page.getByRole('radio', { name: /whom it was bought for/ }));
  await userEvent.click(page.getByRole('button', { name: 'Activate the subscription' }));
  await expect.element(page.getByRole('button', { name: 'Add Docket to a team' })).toBeVisible();
  expect(answers.callsOf('activatePurchase')).toMatchObject([{ body: { token: 'a+b', administrator: 'beneficiary' } }]);
  await expect.element(page.getByText('23 November 2027')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

test('B1: where somebody administers already, nobody is asked who does', async () => {
  await open(() => ({ ...bought, choosesAdministrator: false }));
  await expect.element(page.getByText(/has administrators of Docket already/)).toBeVisible();
  expect(page.getByRole('radio').elements()).toEqual([]);
});

test('B1: under a reseller nothing is offered to be changed; suspended says what to do', async () => {
  await open(() => ({ ...bought, state: 'Suspended', changeable: false }), 'fr', 360);
  await expect.element(page.getByText(/votre revendeur/)).toBeVisible();
  await expect.element(page.getByText(/Corrigez le moyen de paiement/)).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
});

test.each<[RefusalCode, string]>([
  ['purchase.expired', 'This link is over'],
  ['purchase.other-offer', 'This is another product'],
  ['purchase.wrong-account', 'This is another organisation’s purchase'],
  ['purchase.ended', 'This subscription was cancelled'],
])('B1: %s has a page of its own that says what to do', async (code, heading) => {
  await open(() => {
    throw new RefusalError({ status: 409, code, message: 'Do this.' });
  });
  await expect.element(page.getByRole('heading', { name: heading })).toBeVisible();
  await expect.element(page.getByRole('alert').getByText('Do this.')).toBeVisible();
});
