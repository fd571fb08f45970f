import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { FailedDelivery } from '#shared/notifications/contract.ts';
import { desk, renderPage } from '../../app/stage-for-test.tsx';
import { theo, ticketId } from '../../tickets/detail/ticket-for-test.ts';
import { answering, axeFindings } from '../../ui/render-for-test.tsx';
import { DeliveryProblems } from './DeliveryProblems.tsx';

/** N3: what failed for good is visible to the owner, with its reason. */
const failed: FailedDelivery = {
  id: 'failed-1',
  at: '2026-03-02T09:00:00.000Z',
  person: theo,
  kind: 'assigned',
  subject: ticketId,
  named: 'TKT-42',
  failure: 'no-app',
  reason: 'feed: 403 Forbidden; card: NoConversation',
};

async function open(items: readonly FailedDelivery[], language: 'en' | 'fr' = 'en', width = 900) {
  const service = answering({ listFailedDeliveries: () => ({ items, cursor: null }) });
  await renderPage(<DeliveryProblems desk={desk()} />, { send: service.send, language, width });
}

test('says who could not be told of what, why, and what helps', async () => {
  await open([failed]);
  await expect.element(page.getByText(theo.name)).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'TKT-42' }))
    .toHaveAttribute('href', expect.stringContaining(ticketId));
  await expect.element(page.getByText(/They do not have Docket in Teams/)).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

test('fits a phone, in French', async () => {
  await open([failed], 'fr', 360);
  await expect.element(page.getByText(/Cette personne n’a pas Docket dans Teams/)).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

test('says so where everybody could be told', async () => {
  await open([]);
  await expect.element(page.getByText('Everybody could be told of everything.')).toBeVisible();
});
