import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { MeView } from '#shared/members/contract.ts';
import type { NotificationSettings } from '#shared/notifications/preferences-contract.ts';
import { desk, deskId, nadia, ticketId } from '../../tickets/detail/ticket-for-test.ts';
import { answering, axeFindings, renderTab, type Sent } from '../../ui/render-for-test.tsx';
import { MuteButton } from './MuteButton.tsx';
import { NotificationsPage } from './NotificationsPage.tsx';

/** N2: each person sets kind × channel, quiet hours, a digest, and what they mute. */
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
const settings: NotificationSettings = {
  email: null,
  ways: {},
  timeZone: 'UTC',
  quiet: null,
  digest: null,
  muted: [],
};
const full: NotificationSettings = {
  ...settings,
  timeZone: 'Europe/Paris',
  ways: { commented: 'digest', assigned: 'card' },
  quiet: { from: '19:00', to: '08:00', days: [6, 7] },
  digest: { at: '08:00', weekday: 1, by: 'card' },
  muted: [{ subject: ticketId, deskId, deskName: 'IT help', named: 'TKT-42 · The printer' }],
};

interface Look {
  readonly stored?: NotificationSettings;
  readonly language?: 'en' | 'fr';
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly width?: number;
}

beforeEach(() => page.viewport(1280, 800));

async function open({ stored = settings, language = 'en', theme = 'light', width = 900 }: Look = {}) {
  const answers = answering({
    readMe: () => me,
    readNotificationSettings: () => stored,
    changeMe: ({ body }: Sent) => ({ ...me, ...(body as object) }),
    changeNotificationSettings: ({ body }: Sent) => ({ ...stored, ...(body as object), ways: stored.ways }),
    mute: () => full,
    unmute: () => settings,
  });
  await renderTab(
    <div style={{ overflowY: 'auto' }}>
      <NotificationsPage />
    </div>,
    { send: answers.send, me: nadia, language, theme, width },
  );
  return answers;
}

test('saves how one is usually told', async () => {
  const answers = await open();
  await page.getByRole('radio', { name: 'Message from the Docket bot' }).click();
  await expect.element(page.getByText('Settings saved.')).toBeVisible();
  expect(answers.callsOf('changeMe')).toMatchObject([{ body: { notifyBy: 'card' } }]);
});

test('saves another way for one kind of event, and takes it back', async () => {
  const answers = await open({ stored: full });
  await page.getByRole('combobox', { name: /^Somebody mentions me/ }).click();
  await page.getByRole('option', { name: 'Not at all' }).click();
  await page.getByRole('combobox', { name: /^I am assigned a ticket/ }).click();
  await page.getByRole('option', { name: 'As usual' }).click();
  await expect
    .poll(() => answers.callsOf('changeNotificationSettings'))
    .toMatchObject([{ body: { ways: { mentioned: 'off' } } }, { body: { ways: { assigned: null } } }]);
});

test('begins quiet hours on the clock of the reader’s device, and saves an hour once it is typed in full', async () => {
  const answers = await open();
  await page.getByRole('switch', { name: 'Keep quiet hours' }).click();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  await expect
    .poll(() => answers.callsOf('changeNotificationSettings'))
    .toMatchObject([{ body: { quiet: { from: '19:00', to: '08:00', days: [6, 7] }, timeZone: zone } }]);
  await page.getByRole('textbox', { name: 'From', exact: true }).fill('20:30');
  await page.getByRole('checkbox', { name: 'Friday' }).click();
  await expect
    .poll(() => answers.callsOf('changeNotificationSettings').slice(1))
    .toMatchObject([{ body: { quiet: { from: '20:30' } } }, { body: { quiet: { days: [6, 7, 5] } } }]);
});

test('keeps a time zone that was chosen', async () => {
  const answers = await open({ stored: { ...settings, timeZone: 'America/Montreal' } });
  await page.getByRole('switch', { name: 'Keep quiet hours' }).click();
  await page.getByRole('combobox', { name: 'Time zone' }).selectOptions('Europe/Paris');
  await expect
    .poll(() => answers.callsOf('changeNotificationSettings').map(({ body }) => body))
    .toEqual([{ quiet: { from: '19:00', to: '08:00', days: [6, 7] } }, { timeZone: 'Europe/Paris' }]);
});

test('offers the digest for a kind of event once there is one', async () => {
  const answers = await open();
  await page.getByRole('switch', { name: 'Send a digest' }).click();
  await expect.element(page.getByText(/No kind of event goes to the digest yet/)).toBeVisible();
  await page.getByRole('combobox', { name: /^Somebody comments/ }).click();
  await page.getByRole('option', { name: 'In the digest' }).click();
  await expect
    .poll(() => answers.callsOf('changeNotificationSettings'))
    .toMatchObject([{ body: { digest: { at: '08:00', weekday: null } } }, { body: { ways: { commented: 'digest' } } }]);
});

test('offers e-mail only where there is an address to send it to', async () => {
  await open();
  await expect.element(page.getByRole('radio', { name: 'Not at all' })).toBeVisible();
  expect(page.getByRole('radio', { name: /E-mail/ }).query()).toBeNull();
  const answers = await open({ stored: { ...settings, email: 'nadia@example.com' } });
  await page.getByRole('radio', { name: 'E-mail (nadia@example.com)' }).click();
  await expect.poll(() => answers.callsOf('changeMe')).toMatchObject([{ body: { notifyBy: 'email' } }]);
});

test('mutes a desk, and lets one hear of a muted ticket again', async () => {
  const answers = await open({ stored: full });
  await page.getByRole('button', { name: 'Unmute TKT-42 · The printer' }).click();
  await expect.element(page.getByText('No ticket and no checklist is muted.')).toBeVisible();
  await page.getByRole('switch', { name: 'IT help' }).click();
  await expect.poll(() => answers.callsOf('mute')).toMatchObject([{ params: { subject: deskId }, body: { deskId } }]);
  expect(answers.callsOf('unmute')).toMatchObject([{ params: { subject: ticketId } }]);
});

test('mutes the ticket that is open', async () => {
  const answers = answering({ readNotificationSettings: () => settings, mute: () => full });
  await renderTab(<MuteButton deskId={deskId} subject={ticketId} />, { send: answers.send, me: nadia });
  await page.getByRole('button', { name: 'Mute' }).click();
  await expect.element(page.getByRole('button', { name: 'Unmute' })).toBeVisible();
  expect(answers.callsOf('mute')).toMatchObject([{ params: { subject: ticketId }, body: { deskId } }]);
});

test.each(['light', 'dark', 'contrast'] as const)('axe finds nothing in the %s theme', async (theme) => {
  await open({ stored: full, theme });
  await expect.element(page.getByRole('heading', { name: 'Quiet hours' })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

test('fits a phone, in French', async () => {
  await page.viewport(360, 800);
  await open({ stored: full, language: 'fr', width: 360 });
  await expect.element(page.getByRole('heading', { name: 'Heures calmes' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  expect(await axeFindings()).toEqual([]);
});
