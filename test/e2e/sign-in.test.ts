import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openBrowser, type PlainBrowser } from './open-browser.ts';

let docket: PlainBrowser;
let url: string;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  docket = await openBrowser();
  ({ url } = docket);
});
afterAll(() => docket.close());
beforeEach(async () => {
  // The certificate of our Entra is made for the run, and Chromium has no list to put it on.
  context = await docket.browser.newContext({ ignoreHTTPSErrors: true, locale: 'fr-CA' });
  page = await context.newPage();
  await page.route(/^https?:\/\/(?!127\.0\.0\.1|localhost)/, (route) => route.abort());
});
afterEach(() => context.close());

const signInButton = () => page.getByRole('button', { name: 'Se connecter avec Microsoft' });

async function signInAs(name: string): Promise<void> {
  await signInButton().click();
  await page.getByRole('link', { name }).click();
}

test('somebody signs in with Microsoft in a plain browser and comes to their own page', async () => {
  await page.goto(`${url}/tab/me`);
  await signInAs(people.nadia.name);
  await page.getByRole('tabpanel').waitFor();
  expect(new URL(page.url()).pathname).toBe('/tab/me');
  expect(new URL(page.url()).hash).toBe('');
});

test('sign-in leads back to the page that a link asked for', async () => {
  await page.goto(`${url}/tab/me/desks`);
  await signInAs(people.nadia.name);
  await page.getByRole('tabpanel').waitFor();
  expect(new URL(page.url()).pathname).toBe('/tab/me/desks');
});

test('a reload keeps somebody signed in; another window, cookies and permanent storage know nothing', async () => {
  await page.goto(`${url}/tab/me`);
  await signInAs(people.nadia.name);
  await page.getByRole('tabpanel').waitFor();
  await page.reload();
  await page.getByRole('tabpanel').waitFor();
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(people.nadia.oid.concat('.'));
  const other = await context.newPage();
  await other.goto(`${url}/tab/me`);
  await other.getByRole('button', { name: 'Se connecter avec Microsoft' }).waitFor();
});

test('a token that runs out is renewed without a question', async () => {
  await page.clock.install();
  await page.goto(`${url}/tab/me`);
  await signInAs(people.nadia.name);
  await page.getByRole('tabpanel').waitFor();
  await page.clock.fastForward('02:00:00');
  const renewed = page.waitForRequest((request) => request.postData()?.includes('grant_type=refresh_token') ?? false);
  await page.reload();
  await renewed;
  await page.getByRole('tabpanel').waitFor();
});

test('signing out forgets the session', async () => {
  await page.goto(`${url}/tab/me`);
  await signInAs(people.nadia.name);
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await signInButton().waitFor();
  await page.reload();
  await signInButton().waitFor();
});

test('whoever declines is told how to go on', async () => {
  await page.goto(`${url}/tab/me`);
  await signInAs('Cancel');
  await page
    .getByRole('alert')
    .getByText(/acceptez/)
    .waitFor();
  await signInButton().waitFor();
});

test('whoever comes from an organisation without Docket is told so', async () => {
  await page.goto(`${url}/tab/me`);
  await signInAs(people.megan.name);
  await page
    .getByRole('alert')
    .getByText(/n’utilise pas Docket/)
    .waitFor();
});

test('where Microsoft cannot be reached, the page says so and stays', async () => {
  await page.route(`${docket.cloud.entra.url}/**`, (route) => route.abort());
  await page.goto(`${url}/tab/me`);
  await signInButton().click();
  await page
    .getByRole('alert')
    .getByText(/n’a pas abouti/)
    .waitFor();
});

test('the page may ask Microsoft Entra for tokens, and beside it only whom it always could', async () => {
  const reply = await fetch(`${url}/tab/me`);
  expect(reply.headers.get('content-security-policy')).toContain(
    `connect-src 'self' https://res.cdn.office.net ${docket.cloud.entra.url};`,
  );
});

test('B1: a purchase is shown after sign-in with the token that the marketplace gave, activated and managed later', async () => {
  const { book } = docket.cloud.marketplace;
  const { id } = book.buy({ buyer: people.nadia, planId: 'team', termUnit: 'P1Y' });
  const landing = () => `${url}/tab/purchase?token=${encodeURIComponent(book.tokenFor(id))}`;
  await page.goto(landing());
  await page.getByRole('heading', { name: 'Configurer votre abonnement à Docket' }).waitFor();
  await signInAs(people.nadia.name);
  await page.getByRole('radio', { name: /^Moi/ }).waitFor();
  await page.getByRole('button', { name: 'Activer l’abonnement' }).click();
  await page.getByRole('button', { name: 'Ajouter Docket à une équipe' }).waitFor();
  expect(book.subscriptions.get(id)?.saasSubscriptionStatus).toBe('Subscribed');
  await page.goto(landing());
  await page.getByRole('heading', { name: 'Votre abonnement à Docket' }).waitFor();
});
