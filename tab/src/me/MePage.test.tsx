import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { DeskId } from '#shared/kernel/ids.ts';
import type { MeView } from '#shared/members/contract.ts';
import { type OpenStream, RefusalError } from '../app/client.ts';
import { OpenStreamContext } from '../app/live.ts';
import { run, row as runRow } from '../checklists/checklist-for-test.ts';
import { desk, deskId, members, nadia, ticket } from '../tickets/detail/ticket-for-test.ts';
import { dayOf } from '../ui/dates.ts';
import { answering, axeFindings, renderTab, type Sent } from '../ui/render-for-test.tsx';
import { groupByDue } from './due-groups.ts';
import { MePage } from './MePage.tsx';

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
});

const me: MeView = {
  id: nadia.id,
  name: nadia.name,
  organisation: '00000000-0000-4000-8000-0000000000ff',
  language: null,
  notifyBy: 'feed',
  can: [],
  purgeAt: null,
  desks: [
    {
      id: deskId,
      name: 'IT help',
      team: desk().team,
      teamName: 'Operations',
      channelId: '19:help@thread.tacv2',
      channelName: 'Help',
      role: 'owner',
    },
  ],
};

async function open(
  more: Readonly<Record<string, (call: Sent) => unknown>>,
  theme: 'light' | 'dark' | 'contrast' = 'light',
) {
  const answers = answering({
    readMe: () => me,
    listMyRuns: () => ({ items: [], more: false }),
    readDesk: () => desk(),
    readTicket: () => ticket(),
    listMembers: () => ({ items: members }),
    ...more,
  });
  const { hook } = memoryLocation({ path: '/' });
  await renderTab(
    <Router hook={hook}>
      <MePage />
    </Router>,
    { send: answers.send, me: nadia, theme, width: 900 },
  );
  return answers;
}

const row = (over: Parameters<typeof ticket>[0]) => ({
  ...ticket(over),
  deskName: 'IT help',
  statusLabel: null,
  deskPriority: { key: 'normal', label: null, colour: 'grey' },
});

test('groups by day: overdue, today, until Sunday, later, without a date', () => {
  const due = (day: string | null) => ({ due: day });
  const days = ['2026-03-09', null, '2026-03-08', '2026-03-04', '2026-03-03', '2026-03-05'];
  expect(groupByDue(days.map(due), '2026-03-04')).toEqual([
    { group: 'overdue', rows: [due('2026-03-03')] },
    { group: 'today', rows: [due('2026-03-04')] },
    { group: 'week', rows: [due('2026-03-05'), due('2026-03-08')] },
    { group: 'later', rows: [due('2026-03-09')] },
    { group: 'noDate', rows: [due(null)] },
  ]);
});

test('lists one’s tickets by when they are due and opens one beside the list', async () => {
  await open({ listMine: () => ({ items: [row({ due: dayOf(Date.now()) })], more: false }) });
  await expect.element(page.getByRole('heading', { name: 'Today 1 ticket' })).toBeVisible();
  await page.getByRole('button', { name: /The printer on floor 2 eats paper/ }).click();
  await expect.element(page.getByRole('region', { name: 'Ticket TKT-42' })).toBeVisible();
});

test('gives the focus back to the row of a ticket that is closed', async () => {
  await open({ listMine: () => ({ items: [row({})], more: false }) });
  const mine = page.getByRole('button', { name: /The printer on floor 2 eats paper/ });
  await mine.click();
  await expect.element(page.getByRole('region', { name: 'Ticket TKT-42' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(mine).toHaveFocus();
});

test('shows a status under the name that its desk gave it', async () => {
  await open({ listMine: () => ({ items: [{ ...row({}), statusLabel: 'With the supplier' }], more: false }) });
  await expect.element(page.getByText('With the supplier')).toBeVisible();
});

test('lists checklists with the items that fall to one, and opens one beside the list', async () => {
  const mine = [{ key: 'i1', title: 'Switch on the lights', due: null }];
  await open({
    listMine: () => ({ items: [], more: false }),
    listMyRuns: () => ({ items: [{ ...runRow(), deskName: 'IT help', mine }], more: false }),
    readRun: () => run(),
    listRunEntries: () => ({ items: [], people: [], cursor: null }),
  });
  await expect.element(page.getByRole('heading', { name: 'Checklists 1 checklist' })).toBeVisible();
  await expect.element(page.getByRole('listitem').getByText('Switch on the lights', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /Opening the shop/ }).click();
  await expect.element(page.getByRole('region', { name: 'Checklist Opening the shop' })).toBeVisible();
});

test('asks for what one requested or watches', async () => {
  const answers = await open({ listMine: () => ({ items: [], more: false }) });
  await page.getByRole('tab', { name: 'Requested by me' }).click();
  await expect.element(page.getByText('You have no open request.')).toBeVisible();
  expect(answers.callsOf('listMine').map((call) => call.query)).toEqual([
    { relation: 'assigned' },
    { relation: 'requested' },
  ]);
});

test('tells somebody without a desk how to start', async () => {
  await open({ readMe: () => ({ ...me, desks: [] }), listMine: () => ({ items: [], more: false }) });
  await expect.element(page.getByText(/choose \+ and add Docket/)).toBeVisible();
});

test('saves one’s settings as they are chosen', async () => {
  const answers = await open({
    listMine: () => ({ items: [], more: false }),
    changeMe: () => ({ ...me, language: 'fr' }),
  });
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Français' }).click();
  await expect.element(page.getByText('Settings saved.')).toBeVisible();
  expect(answers.callsOf('changeMe')).toMatchObject([{ body: { language: 'fr' } }]);
});

const asked = {
  id: 'req_00000000000000000000',
  person: { ...nadia, left: false },
  kind: 'erasure',
  text: 'All of it',
  enteredBy: null,
  receivedAt: '2026-03-04T10:00:00.000Z',
  due: '2026-04-03T10:00:00.000Z',
  extension: null,
  overdue: false,
  decision: null,
};
const data = {
  name: nadia.name,
  email: null,
  language: null,
  notifyBy: 'feed',
  counts: { profile: 2, tickets: 1, history: 12, files: 0, checklists: 0, settings: 0, notifications: 3, audit: 0 },
};

test.each(['light', 'dark', 'contrast'] as const)(
  'shows what is kept of one, what for and for how long; axe finds nothing (%s)',
  async (theme) => {
    await open(
      {
        listMine: () => ({ items: [], more: false }),
        readMyData: () => data,
        listMyRequests: () => ({ items: [asked] }),
      },
      theme,
    );
    await page.getByRole('tab', { name: 'My data' }).click();
    const history = page.getByRole('region', { name: 'Comments that you wrote and changes that you made' });
    await expect.element(history).toHaveTextContent('12 records');
    await expect.element(history).toHaveTextContent('Legal basis');
    await expect.element(page.getByRole('button', { name: 'Download a copy' })).toBeVisible();
    await expect.element(page.getByText(/cnil\.fr/)).toBeInTheDocument();
    expect(await axeFindings()).toEqual([]);
  },
);

const change = {
  kind: 'processors',
  version: 2,
  publishedAt: '2026-03-04T10:00:00.000Z',
  effectiveAt: '2026-05-01T00:00:00.000Z',
  material: true,
  changes: { en: 'A second host.', fr: 'Un second hébergeur.' },
} as const;
const untouchedConsents = { 'usage-analytics': null, 'product-news': null };

test('announces a material change of policy until one says that one has read it', async () => {
  const answers = await open({
    listMine: () => ({ items: [], more: false }),
    readMyPrivacy: () => ({ consents: untouchedConsents, notices: [change] }),
    readPolicy: () => ({ ...change, text: { en: '## Hosts', fr: '## Hébergeurs' } }),
    acknowledgePolicy: () => ({ consents: untouchedConsents, notices: [] }),
  });
  const notice = page.getByText('The list of sub-processors changes on 1 May 2026. A second host.');
  await expect.element(notice).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect.element(page.getByText('Hosts', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'I have read it' }).click();
  await expect.element(notice).not.toBeInTheDocument();
  expect(answers.callsOf('acknowledgePolicy')).toMatchObject([{ params: { kind: 'processors', version: 2 } }]);
});

test('a consent is off until it is given, and says since when it holds', async () => {
  const answers = await open({
    listMine: () => ({ items: [], more: false }),
    readMyData: () => data,
    listMyRequests: () => ({ items: [] }),
    listPolicies: () => ({ items: [change] }),
    readMyPrivacy: () => ({ consents: untouchedConsents, notices: [] }),
    changeConsent: () => ({ consents: { ...untouchedConsents, 'product-news': change.publishedAt }, notices: [] }),
  });
  await page.getByRole('tab', { name: 'My data' }).click();
  const news = page.getByRole('switch', { name: 'News of Docket by e-mail' });
  await expect.element(news).not.toBeChecked();
  await news.click();
  await expect.element(news).toBeChecked();
  await expect.element(page.getByText(/Agreed on 4 March 2026/)).toBeVisible();
  const params = { purpose: 'product-news' };
  expect(answers.callsOf('changeConsent')).toMatchObject([{ params, body: { given: true } }]);
  await expect.element(page.getByRole('button', { name: 'Read: Sub-processors, version 2' })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

test('sends feedback with where it comes from only if one agrees, after showing just that', async () => {
  const told = {
    id: 'fbk_00000000000000000000',
    kind: 'idea',
    text: 'A shortcut',
    environment: null,
    at: change.publishedAt,
    person: { id: nadia.id, name: nadia.name, left: false },
    answer: 'Press N',
  };
  const answers = await open({
    listMine: () => ({ items: [], more: false }),
    listMyFeedback: () => ({ items: [told] }),
    sendFeedback: () => told,
  });
  await page.getByRole('tab', { name: 'Settings' }).click();
  await expect.element(page.getByText('Answer: Press N')).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.element(page.getByText('Write a sentence.')).toBeVisible();
  await page.getByRole('textbox', { name: 'In your own words' }).fill('It flickers');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.element(page.getByText('Thank you. It has been sent.')).toBeVisible();
  await page.getByRole('textbox', { name: 'In your own words' }).fill('It flickers still');
  await page.getByRole('switch', { name: 'Send where I am using Docket' }).click();
  await expect.element(page.getByText(`Browser: ${navigator.userAgent}`)).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => answers.callsOf('sendFeedback').length).toBe(2);
  expect(answers.callsOf('sendFeedback')).toMatchObject([
    { body: { kind: 'bug', text: 'It flickers', environment: null } },
    { body: { environment: { browser: navigator.userAgent, theme: 'light' } } },
  ]);
});

test('sends a request about one’s data, and shows what became of others', async () => {
  const answers = await open({
    listMine: () => ({ items: [], more: false }),
    readMyData: () => data,
    listMyRequests: () => ({ items: [asked] }),
    askAboutMyData: () => asked,
  });
  await page.getByRole('tab', { name: 'My data' }).click();
  await page.getByRole('combobox', { name: 'What you ask for' }).selectOptions('Correction of my data');
  await page.getByRole('textbox', { name: 'In your own words' }).fill('My name');
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect.element(page.getByText('Your request has been sent.')).toBeVisible();
  expect(answers.callsOf('askAboutMyData')).toMatchObject([{ body: { kind: 'rectification', text: 'My name' } }]);
  await expect.element(page.getByText(/To be answered by 3 April 2026/)).toBeVisible();
});

test('deactivates one’s own account where one may, after saying what that means', async () => {
  const answers = await open({
    readMe: () => ({ ...me, can: ['account.deactivate-own'] }),
    listMine: () => ({ items: [], more: false }),
    deactivateMe: () => ({ standing: 'deactivated' }),
  });
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Deactivate my account' }).click();
  await expect.element(page.getByText(/your notifications end at once/)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate my account' }).click();
  await expect.element(page.getByText('Your account is deactivated.')).toBeVisible();
  expect(answers.callsOf('deactivateMe')).toHaveLength(1);
});

test.each(['light', 'dark', 'contrast'] as const)('axe finds nothing in the %s theme', async (theme) => {
  const items = [row({ due: '2026-03-01', priority: 'urgent' })];
  await open({ listMine: () => ({ items, more: true }) }, theme);
  await expect.element(page.getByRole('heading', { name: 'Overdue 1 ticket' })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

test('goes on following the other desks where one of them is gone', async () => {
  const gone = me.desks.map((one) => ({ ...one, id: DeskId.parse('dsk_0123456789abcdefgh00') }));
  const asked: string[] = [];
  const openStream: OpenStream = async (path) => {
    asked.push(path);
    if (path.includes('gh00'))
      throw new RefusalError({ status: 404, code: 'desk.not-found', message: 'This desk does not exist.' });
    return new ReadableStream();
  };
  let isGone = false;
  const answers = answering({
    readMe: () => {
      const desks = isGone ? me.desks : [...me.desks, ...gone];
      isGone = true;
      return { ...me, desks };
    },
    listMyRuns: () => ({ items: [], more: false }),
    listMine: () => ({ items: [], more: false }),
  });
  const { hook } = memoryLocation({ path: '/' });
  await renderTab(
    <OpenStreamContext.Provider value={openStream}>
      <Router hook={hook}>
        <MePage />
      </Router>
    </OpenStreamContext.Provider>,
    { send: answers.send, me: nadia },
  );
  await expect.element(page.getByText(/What you see may be out of date/)).toBeVisible();
  await expect.poll(() => asked.at(-1)).toMatch(new RegExp(`desks=${deskId}$`));
});
