import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { requireChromium } from '#test/support/chromium.ts';
import { teamsAppId } from './app-registrations.ts';
import { botClientFor } from './bot-client.ts';
import { channels, people, teams } from './cast.ts';
import type { Listening } from './loopback.ts';
import { type Cloud, startCloud } from './start-cloud.ts';
import { startTinyApp } from './tiny-app.ts';

let app: Listening;
let cloud: Cloud;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  cloud = await startCloud({ publicUrl: () => app.origin });
  app = await startTinyApp(
    () => [cloud.shellUrl],
    () => ({ status: 200, body: closedCard }),
  );
  browser = await chromium.launch({
    executablePath: requireChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await cloud.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.route(/^https?:\/\/(?!127\.0\.0\.1|localhost)/, (route) => route.abort());
});
afterEach(() => page.close());

const openCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [text('TKT-7 : Imprimante en panne')],
  actions: [execute()],
};
const closedCard = {
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: { type: 'AdaptiveCard', version: '1.5', body: [text('TKT-7 est fermé')] },
};
function text(words: string) {
  return { type: 'TextBlock', text: words, wrap: true };
}
function execute() {
  return { type: 'Action.Execute', title: 'Fermer', verb: 'close', data: { ticket: 7 } };
}

const open = (query: Record<string, string>) => page.goto(`${cloud.shellUrl}/?${new URLSearchParams(query)}`);
const tab = () => page.frameLocator('iframe[data-frame=content]');
const untilReady = () => tab().getByText('ready').waitFor();

async function context(): Promise<unknown> {
  return JSON.parse((await tab().locator('#context').textContent()) ?? '');
}

function openDesk(person: { readonly oid: string }, tabId = 'tab-1') {
  return open({ person: person.oid, view: 'teams', channel: channels.informatique.id, tab: tabId });
}

test('an owner adds the app to a channel through its configuration page, and the tab initialises there', async () => {
  await open({ person: people.nadia.oid });
  await page.getByRole('button', { name: 'Informatique' }).click();
  await page.getByRole('button', { name: 'Ajouter Docket à ce canal' }).click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await untilReady();
  expect(cloud.world.isInstalled(teams.services.groupId)).toBe(true);
  expect(await context()).toMatchObject({
    app: { theme: 'default', locale: 'fr-ca', host: { name: 'Teams' } },
    page: { id: 'dsk_1', frameContext: 'content' },
    user: { id: people.nadia.oid, tenant: { id: people.nadia.tenant } },
    channel: { id: channels.informatique.id, membershipType: 'Regular' },
    team: { groupId: teams.services.groupId, displayName: 'Services internes', userRole: 0 },
  });
  expect(await tab().locator('#who').textContent()).toBe('Nadia Bergeron-Roy');
  expect(await page.evaluate(() => window.host.unknown)).toEqual([]);
});

test('the theme changes in the tab that is open', async () => {
  putTab();
  await openDesk(people.luc);
  await untilReady();
  await page.getByLabel('Thème').selectOption('contrast');
  await tab().locator('#theme', { hasText: 'contrast' }).waitFor();
});

test('the language switch opens the tab anew in the other language', async () => {
  putTab();
  await openDesk(people.luc);
  await untilReady();
  await page.getByLabel('Langue').selectOption('en');
  await page.getByLabel('Language').waitFor();
  await untilReady();
  expect(await context()).toMatchObject({ app: { locale: 'en-us' } });
});

test("a dialog's result comes back to the tab that opened it", async () => {
  putTab();
  await openDesk(people.camille);
  await untilReady();
  await tab().locator('#dialog').click();
  await page.frameLocator('iframe[data-frame=task]').locator('#go').click();
  await tab().locator('#result', { hasText: 'TKT-7' }).waitFor();
});

test('the tab navigates to its own personal page', async () => {
  putTab();
  await openDesk(people.camille);
  await untilReady();
  await tab().locator('#go').click();
  await tab().getByText('ticket/9').waitFor();
  await untilReady();
  expect(await context()).toMatchObject({ page: { id: 'me', subPageId: 'ticket/9' } });
});

test('a notification is counted, and a click follows its link into the tab', async () => {
  putTab();
  const link = new URL(`https://teams.microsoft.com/l/entity/${teamsAppId}/dsk_1`);
  link.searchParams.set('context', JSON.stringify({ subEntityId: 'ticket/7', channelId: channels.informatique.id }));
  await notify(people.amina.oid, link.href);
  await open({ person: people.amina.oid, view: 'activity' });
  await page.getByRole('button', { name: /Nadia vous a confié TKT-7/ }).click();
  await untilReady();
  expect(await context()).toMatchObject({ page: { id: 'dsk_1', subPageId: 'ticket/7' } });
  expect(cloud.graph.feedOf(people.amina.oid)[0]).toMatchObject({ read: true });
});

test("a card of the bot's changes in the channel when its button is pressed", async () => {
  await cloud.installApp(teams.services);
  await botClientFor(cloud).send(channels.informatique.id, { attachments: [adaptive(openCard)] });
  await openDesk(people.luc, 'posts');
  await page.getByRole('button', { name: 'Fermer' }).click();
  await page.getByText('TKT-7 est fermé').waitFor();
  expect(await page.getByText('Imprimante en panne').count()).toBe(0);
});

test('what the bot posts appears without a reload', async () => {
  await cloud.installPersonally(people.samuel);
  await open({ person: people.samuel.oid, view: 'chat' });
  await page.getByText('Rien ici').waitFor();
  await botClientFor(cloud).send(cloud.connector.chatOf(people.samuel), { text: 'Bonjour **Samuel**' });
  await page.getByText('Bonjour Samuel').waitFor();
});

test('on a phone the list gives way to the channel', async () => {
  await open({ person: people.luc.oid, width: 'phone' });
  await page.getByRole('button', { name: 'Informatique' }).click();
  await page.getByRole('tab', { name: 'Publications' }).waitFor();
  expect(await page.getByRole('button', { name: 'Ressources humaines' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Retour' }).click();
  await page.getByRole('heading', { name: 'Équipes' }).waitFor();
});

test("nobody sees a private channel's name or messages but its members", async () => {
  await open({ person: people.luc.oid });
  await page.getByRole('button', { name: 'Informatique' }).waitFor();
  expect(await page.getByText('Ressources humaines').count()).toBe(0);
  await page.getByLabel('Personne').selectOption(people.camille.oid);
  await page.getByRole('button', { name: 'Ressources humaines' }).waitFor();
});

/** As after the configuration page was saved. */
function putTab(): void {
  if (cloud.shell?.tabsOf(channels.informatique.id).some(({ id }) => id === 'tab-1')) return;
  const contentUrl = `${app.origin}/tab/desk`;
  cloud.shell?.addTab(channels.informatique.id, { id: 'tab-1', name: 'Informatique', entityId: 'dsk_1', contentUrl });
}

function adaptive(content: object) {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content };
}

async function notify(oid: string, webUrl: string): Promise<void> {
  cloud.world.setInstalled(teams.services.groupId, true);
  const token = await cloud.entra.mintToken({
    aud: 'https://graph.microsoft.com',
    tid: teams.services.tenant,
    appid: cloud.env()['TAB_APP_ID'],
  });
  const answer = await fetch(`${cloud.graph.url}/v1.0/teams/${teams.services.groupId}/sendActivityNotification`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({
      topic: { source: 'text', value: 'TKT-7', webUrl },
      activityType: 'systemDefault',
      previewText: { content: 'Imprimante en panne' },
      templateParameters: [{ name: 'systemDefaultText', value: 'Nadia vous a confié TKT-7' }],
      recipient: { '@odata.type': 'microsoft.graph.aadUserNotificationRecipient', userId: oid },
    }),
  });
  if (!answer.ok) throw new Error(`Graph refused the notification: ${answer.status} ${await answer.text()}`);
}
