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
  standing: 'active',
  corrected: false,
  held: false,
  frozen: false,
  can: [
    'administrators.change',
    'account.correct',
    'account.sign-out',
    'account.limit',
    'account.hold',
    'account.erase',
  ],
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
    listAccounts: () => ({
      items: [account(1), account(2, { administrator: true }), account(3, { standing: 'suspended', corrected: true })],
      cursor: null,
    }),
    readOrganisation: () => ({ selfDeactivation: false }),
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

test('says what suspending means, asks for a reason and suspends', async () => {
  const answers = await open(administrator, { changeStanding: () => account(1, { standing: 'suspended' }) });
  await page.getByRole('button', { name: 'Actions for Person 1' }).click();
  await page.getByRole('menuitem', { name: 'Suspend…' }).click();
  await expect.element(page.getByText(/They reach nothing in Docket any more/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Reason' }).fill('On leave');
  await page.getByRole('button', { name: 'Suspend', exact: true }).click();
  await expect.element(page.getByText('The account of Person 1 is suspended.')).toBeVisible();
  const body = { standing: 'suspended', reason: 'On leave' };
  expect(answers.callsOf('changeStanding')).toMatchObject([{ params: { personId: account(1).id }, body }]);
});

test('corrects a name, and goes by Teams again where a field is emptied', async () => {
  const answers = await open(administrator, { correctAccount: () => account(1) });
  await page.getByRole('button', { name: 'Actions for Person 1' }).click();
  await page.getByRole('menuitem', { name: 'Correct name or address…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Person One');
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('Saved what is known of Person One.')).toBeVisible();
  expect(answers.callsOf('correctAccount')).toMatchObject([{ body: { name: 'Person One', email: null } }]);
});

test('shows what erasing would change, and erases only once the name was typed', async () => {
  const erasure = { id: 'era_1', at: '2026-03-04T10:00:00.000Z', by: null, label: 'P-0a1b2c', finishedAt: null };
  const answers = await open(administrator, {
    previewErasure: () => ({ touched: { tickets: 3, history: 12 }, names: ['Person 1', 'P. One'] }),
    eraseAccount: () => ({ ...erasure, state: 'running', touched: {} }),
    listErasures: () => ({
      items: [{ ...erasure, state: 'done', finishedAt: erasure.at, touched: { tickets: 3, audit: 0 } }],
    }),
  });
  await page.getByRole('button', { name: 'Actions for Person 1' }).click();
  await page.getByRole('menuitem', { name: 'Erase personal data…' }).click();
  await page.getByRole('textbox', { name: 'Other ways of writing the name' }).fill('P. One\n\n');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await expect.element(page.getByText('Comments and history: 12')).toBeVisible();
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  expect(answers.callsOf('eraseAccount')).toEqual([]);
  await page.getByRole('textbox', { name: 'To confirm, type Person 1' }).fill('Person 1');
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect.element(page.getByText(/The erasing has begun/)).toBeVisible();
  expect(answers.callsOf('eraseAccount')).toMatchObject([{ body: { alsoKnownAs: ['P. One'] } }]);
  await page.getByRole('link', { name: 'Erasures' }).click();
  await expect.element(page.getByText('P-0a1b2c')).toBeVisible();
  await expect.element(page.getByText('Tickets: 3')).toBeVisible();
});

test('answers a request with a ground where it is not granted', async () => {
  const request = {
    id: 'req_00000000000000000000',
    person: { id: account(1).id, name: 'Person 1', left: false },
    kind: 'erasure',
    text: 'All of it',
    enteredBy: null,
    receivedAt: '2026-03-04T10:00:00.000Z',
    due: '2026-04-03T10:00:00.000Z',
    extension: null,
    overdue: true,
    decision: null,
  };
  const answers = await open(administrator, {
    listRequests: () => ({ items: [request] }),
    decideRequest: () => ({ ...request, overdue: false }),
  });
  await page.getByRole('link', { name: 'Data requests' }).click();
  await expect.element(page.getByText('Overdue')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Answer…' }).click();
  await page.getByRole('radio', { name: 'Refuse' }).click();
  await page.getByRole('combobox', { name: 'Ground' }).selectOptions('A legal duty');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect.element(page.getByText('Write a sentence for the person.')).toBeVisible();
  await page.getByRole('textbox', { name: 'What the person reads' }).fill('We have to keep it.');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expect.element(page.getByText('The answer is sent.')).toBeVisible();
  const body = { outcome: 'refused', ground: 'legal-duty', reason: 'We have to keep it.', language: 'en' };
  expect(answers.callsOf('decideRequest')).toMatchObject([{ body }]);
});

test('decides how long what is kept, after showing what that would delete', async () => {
  const schedule = { tickets: null, checklists: null, files: null, accounts: null, requests: 1825 };
  const read = { schedule, next: null, reports: [] };
  const answers = await open(administrator, {
    readRetention: () => read,
    previewRetention: () => ({ ended: { tickets: 12, files: 1 }, held: 2 }),
    changeRetention: () => ({
      schedule: { ...schedule, tickets: 730 },
      next: '2026-03-05T10:00:00.000Z',
      reports: [{ at: '2026-03-04T10:00:00.000Z', ended: { requests: 3 }, held: 0 }],
    }),
  });
  await page.getByRole('link', { name: 'Retention' }).click();
  await page.getByRole('combobox', { name: /^Closed tickets/ }).selectOptions('2 years');
  await page.getByRole('button', { name: 'See what would be deleted' }).click();
  const preview = page.getByRole('status').getByText(/12 tickets and 1 file/);
  await expect.element(preview).toHaveTextContent('2 more are kept, for data on hold.');
  expect(answers.callsOf('changeRetention')).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('3 data requests')).toBeVisible();
  expect(answers.callsOf('changeRetention')).toMatchObject([{ body: { schedule: { ...schedule, tickets: 730 } } }]);
  expect(await axeFindings()).toEqual([]);
});

test('puts data on hold only with a reason, and offers no erasing meanwhile', async () => {
  const answers = await open(administrator, {
    listAccounts: () => ({ items: [account(1), account(2, { held: true })], cursor: null }),
    holdAccount: () => account(1, { held: true }),
  });
  await page.getByRole('button', { name: 'Actions for Person 1' }).click();
  await page.getByRole('menuitem', { name: 'Put data on hold…' }).click();
  await page.getByRole('button', { name: 'Put on hold' }).click();
  await expect.element(page.getByText('Write why.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Lawsuit');
  await page.getByRole('button', { name: 'Put on hold' }).click();
  await expect.element(page.getByText('The data of Person 1 are on hold.')).toBeVisible();
  expect(answers.callsOf('holdAccount')).toMatchObject([{ body: { reason: 'Lawsuit' } }]);
  await page.getByRole('button', { name: 'Actions for Person 2' }).click();
  await expect.element(page.getByRole('menuitem', { name: 'Release data from hold' })).toBeVisible();
  expect(page.getByRole('menuitem', { name: 'Erase personal data…' }).elements()).toEqual([]);
});

test('publishes a version of a policy from the text of the newest one', async () => {
  const head = {
    kind: 'privacy',
    version: 1,
    publishedAt: '2026-03-04T10:00:00.000Z',
    effectiveAt: '2026-03-04T00:00:00.000Z',
    material: false,
    changes: { en: 'The first version.', fr: 'La première version.' },
  };
  const answers = await open(administrator, {
    listPolicies: () => ({ items: [head] }),
    listConsents: () => ({
      items: [{ person: { id: nadia.id, name: 'Nadia', left: false }, purpose: 'product-news', at: head.publishedAt }],
      acknowledged: [{ kind: 'privacy', version: 1, people: 2 }],
    }),
    readPolicy: () => ({ ...head, text: { en: 'As it was', fr: 'Comme avant' } }),
    publishPolicy: () => ({ ...head, version: 2 }),
  });
  await page.getByRole('link', { name: 'Policies' }).click();
  await expect.element(page.getByText('2 people say that they have read it')).toBeVisible();
  await expect.element(page.getByText(/^Nadia: News of Docket by e-mail/)).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Publish a version…' }).click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect.element(page.getByText('Fill this in.').first()).toBeVisible();
  await page.getByLabelText('In force from').fill('2026-05-01');
  await page.getByRole('textbox', { name: 'What changes, in English' }).fill('A host');
  await page.getByRole('textbox', { name: 'What changes, in French' }).fill('Un hébergeur');
  await page.getByRole('textbox', { name: 'Text in English (Markdown)' }).fill('As it is');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect.element(page.getByText('The version is published.')).toBeVisible();
  const text = { en: 'As it is', fr: 'Comme avant' };
  expect(answers.callsOf('publishPolicy')).toMatchObject([
    { body: { kind: 'privacy', effectiveOn: '2026-05-01', material: true, text } },
  ]);
});

const entry = { seq: 2, at: '2026-03-04T10:00:00.000Z', detail: 'On leave' };
const audited = {
  listAudit: () => ({
    items: [{ ...entry, act: 'account.suspended', by: { id: nadia.id, name: 'Nadia', left: false }, subject: null }],
    cursor: null,
  }),
  verifyAudit: () => ({ entries: 2, hash: 'f00d', fault: null }),
};

test('shows the audit log, and whether its chain holds', async () => {
  await open(administrator, audited);
  await page.getByRole('link', { name: 'Audit log' }).click();
  await expect.element(page.getByText('Nadia suspended the account of a person whose data were erased')).toBeVisible();
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await expect.element(page.getByRole('status').getByText(/All 2 entries are as they were written/)).toBeVisible();
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
