import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { nadia } from '../tickets/detail/ticket-for-test.ts';
import { answering, renderTab } from '../ui/render-for-test.tsx';
import { ReadOnlyBar } from './ReadOnlyBar.tsx';

async function open(
  can: readonly string[],
  closedBy: Parameters<typeof ReadOnlyBar>[0]['closedBy'],
  look: { readonly onPhone?: boolean } = {},
) {
  const readMe = () => ({
    id: nadia.id,
    name: nadia.name,
    organisation: '',
    language: null,
    notifyBy: 'feed',
    can,
    purgeAt: '2026-12-08T10:00:00.000Z',
  });
  await renderTab(<ReadOnlyBar closedBy={closedBy} />, { send: answering({ readMe }).send, me: nadia, ...look });
}

test('B2: members of a suspended organisation are told that they can read and export, and nothing of payment', async () => {
  await open([], ['subscription-suspended']);
  await expect.element(page.getByText(/Everything can be read and exported/)).toBeVisible();
  await expect.element(page.getByText(/payment/)).not.toBeInTheDocument();
});

test('B2: administrators of a suspended organisation are told the way out', async () => {
  await open(['organisation.administer'], ['subscription-suspended']);
  await expect.element(page.getByText(/correct the payment method/)).toBeVisible();
});

test('B2: on a phone nobody is led to where one pays, as the store’s rules have it', async () => {
  await open(['organisation.administer'], ['subscription-suspended'], { onPhone: true });
  await expect.element(page.getByText(/Open Docket on a computer/)).toBeVisible();
  await expect.element(page.getByText(/payment/)).not.toBeInTheDocument();
});

test('P5: while everything can still be exported, everybody reads the day on which it is deleted', async () => {
  await open([], ['subscription-ended']);
  await expect.element(page.getByText(/On 8 December 2026, everything is deleted/)).toBeVisible();
});

test('a desk whose team is gone says so', async () => {
  await open(['organisation.administer'], ['app-removed']);
  await expect.element(page.getByText(/Docket was removed from the team/)).toBeVisible();
});
