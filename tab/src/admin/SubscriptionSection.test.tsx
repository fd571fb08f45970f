import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { SubscriptionView, UsageView } from '#shared/billing/subscription-contract.ts';
import { nadia } from '../tickets/detail/ticket-for-test.ts';
import { answering, axeFindings, renderTab, type Sent } from '../ui/render-for-test.tsx';
import { SubscriptionSection } from './SubscriptionSection.tsx';

beforeEach(() => page.viewport(1280, 800));

const one = {
  id: 's1',
  plan: 'team',
  seats: null,
  term: 'P1M',
  termEnds: '2026-12-05T00:00:00Z',
  state: 'Subscribed',
  trial: false,
  changeable: true,
} as const;
const subscription: SubscriptionView = {
  service: 'full',
  plan: { id: 'team', included: 1000, used: 84, since: '2026-11-05' },
  subscriptions: [one],
};
const usage: UsageView = {
  days: [
    { day: '2026-10-30', tickets: 20, runs: 4 },
    { day: '2026-11-20', tickets: 60, runs: 24 },
  ],
  countedAt: '2026-11-24T10:00:00.000Z',
  today: '2026-11-24',
};

const me = { id: nadia.id, name: nadia.name, purgeAt: null };

interface Look {
  readonly language?: 'en' | 'fr';
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly width?: number;
  readonly onPhone?: boolean;
}
async function open(more: Readonly<Record<string, (call: Sent) => unknown>> = {}, look: Look = {}) {
  const answers = answering({
    readSubscription: () => subscription,
    readUsage: () => usage,
    readMe: () => me,
    ...more,
  });
  await renderTab(<SubscriptionSection />, { send: answers.send, me: nadia, width: 760, ...look });
  return answers;
}
const manage = () => page.getByRole('button', { name: 'Manage in the Microsoft 365 admin center' });

test('B2: shows the plan, how the subscription stands, and how much of it is used; axe finds nothing', async () => {
  await open();
  await expect.element(page.getByRole('heading', { name: 'Plan: Team' })).toBeVisible();
  await expect.element(page.getByText(/84 of the 1,000 tickets and checklists/)).toBeVisible();
  await expect.element(page.getByText('Active')).toBeVisible();
  await expect.element(manage()).toBeVisible();
  await expect.element(page.getByRole('row', { name: 'Nov 2026 60 24' })).toBeVisible();
  await expect.element(page.getByRole('row', { name: 'Oct 2026 20 4' })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

test('B2: more than is included is said kindly, for nothing stops', async () => {
  const plan = { id: 'free', included: 100, used: 131, since: '2026-11-01' };
  await open({ readSubscription: () => ({ service: 'full', plan, subscriptions: [] }) });
  await expect.element(page.getByText(/131 of the 100/)).toHaveTextContent('Everything goes on working.');
  expect(manage().elements()).toEqual([]);
});

test('B2: a suspended subscription says the way out; on a phone nothing leads to where one pays', async () => {
  const suspended = { ...subscription, service: 'suspended', subscriptions: [{ ...one, state: 'Suspended' }] };
  await open({ readSubscription: () => suspended }, { onPhone: true, width: 360 });
  await expect.element(page.getByText(/Open this page on a computer/)).toBeVisible();
  expect(page.getByText(/payment method/).elements()).toEqual([]);
  expect(manage().elements()).toEqual([]);
});

test('P5: once it is over, says when everything is deleted', async () => {
  await open({
    readSubscription: () => ({ ...subscription, service: 'ended', subscriptions: [{ ...one, state: 'Unsubscribed' }] }),
    readMe: () => ({ ...me, purgeAt: '2026-12-08T10:00:00.000Z' }),
  });
  await expect.element(page.getByText(/On 8 December 2026, everything is deleted/)).toBeVisible();
});

test('a reseller’s customer is led to the reseller', async () => {
  await open({ readSubscription: () => ({ ...subscription, subscriptions: [{ ...one, changeable: false }] }) });
  await expect.element(page.getByText('Your reseller changes or cancels it.')).toBeVisible();
  expect(manage().elements()).toEqual([]);
});

test('where nothing is counted yet, says when something will be', async () => {
  await open({ readUsage: () => ({ days: [], countedAt: null, today: '2026-11-24' }) });
  await expect.element(page.getByText(/Nothing has been counted yet/)).toBeVisible();
});

test('usage that cannot be read keeps nothing else from being seen', async () => {
  let broken = true;
  await open({
    readUsage: () => {
      if (broken) throw new Error('broken');
      return usage;
    },
  });
  await expect.element(page.getByRole('heading', { name: 'Plan: Team' })).toBeVisible();
  broken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('row', { name: 'Nov 2026 60 24' })).toBeVisible();
});

test('in French and high contrast on a phone it fits the screen; axe finds nothing', async () => {
  await page.viewport(360, 800);
  await open({}, { language: 'fr', theme: 'contrast', width: 360 });
  await expect.element(page.getByRole('heading', { name: 'Formule : Équipe' })).toBeVisible();
  await expect.element(page.getByRole('table', { name: 'Utilisation par mois' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  expect(await axeFindings()).toEqual([]);
});
