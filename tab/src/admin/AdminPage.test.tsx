import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { AccountView } from '#shared/accounts/contract.ts';
import { MePage } from '../me/MePage.tsx';
import { nadia } from '../tickets/detail/ticket-for-test.ts';
import { answering, axeFindings, renderTab, type Sent } from '../ui/render-for-test.tsx';

beforeEach(() => page.viewport(1280, 800));

const account = (n: number, over: Partial<AccountView> = {}): AccountView => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  name: `Person ${n}`,
  email: `person.${n}@example.com`,
  administrator: false,
  ...over,
});
const me = { id: nadia.id, name: nadia.name, organisation: '', language: null, notifyBy: 'feed', desks: [] };

async function open(
  can: readonly string[],
  more: Readonly<Record<string, (call: Sent) => unknown>> = {},
  look: { theme?: 'light' | 'dark' | 'contrast'; width?: number; language?: 'en' | 'fr' } = {},
) {
  const answers = answering({
    readMe: () => ({ ...me, can }),
    listMine: () => ({ items: [], more: false }),
    listMyRuns: () => ({ items: [], more: false }),
    listAccounts: () => ({ items: [account(1), account(2, { administrator: true })], cursor: null }),
    ...more,
  });
  const { hook } = memoryLocation({ path: '/administration' });
  await renderTab(
    <Router hook={hook}>
      <MePage />
    </Router>,
    { send: answers.send, me: nadia, width: 900, ...look },
  );
  return answers;
}

const administrator = ['organisation.administer'];

test('is there for administrators only', async () => {
  await open([]);
  await expect.element(page.getByRole('tab', { name: 'Mine' })).toBeVisible();
  await expect.element(page.getByRole('tab', { name: 'Assigned to me' })).toBeVisible();
  expect(page.getByRole('tab', { name: 'Administration' }).elements()).toEqual([]);
});

test('lists people, who of them is an administrator, and appoints another', async () => {
  const answers = await open(administrator, { appointAdministrator: () => account(1, { administrator: true }) });
  await expect.element(page.getByRole('listitem').filter({ hasText: 'Person 2' })).toHaveTextContent('Administrator');
  await page.getByRole('button', { name: 'Actions for Person 1' }).click();
  await page.getByRole('menuitem', { name: 'Make administrator' }).click();
  await expect.element(page.getByText('Person 1 is an administrator now.')).toBeVisible();
  expect(answers.callsOf('appointAdministrator')).toMatchObject([{ params: { personId: account(1).id } }]);
});

test('finds people by name and says so where there is nobody', async () => {
  const answers = await open(administrator, {
    listAccounts: ({ query }) => ({ items: query?.['text'] === '' ? [account(1)] : [], cursor: null }),
  });
  await page.getByRole('searchbox', { name: 'Search people' }).fill('zo');
  await expect.element(page.getByText(/Nobody matches/)).toBeVisible();
  expect(answers.callsOf('listAccounts').at(-1)).toMatchObject({ query: { text: 'zo' } });
});

test.each([
  ['light', 900, 'en'],
  ['dark', 900, 'fr'],
  ['contrast', 360, 'fr'],
] as const)('axe finds nothing in the %s theme at %i pixels', async (theme, width, language) => {
  await open(administrator, {}, { theme, width, language });
  await expect.element(page.getByText('Person 2')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});
