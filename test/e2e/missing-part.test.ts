import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeskView } from '#shared/desks/desk.ts';
import { people } from '#test/cloud/cast.ts';
import { filesLoaded, gzippedBytes } from '#test/support/first-load.ts';
import { openTeams, type Teams } from './open-teams.ts';

/**
 * A part of the tab that a new release took away, or that the network did not bring, takes nothing else with it; and what
 * the first look does not need is not loaded for it.
 */
const { nadia } = people;
let docket: Teams;
let desk: DeskView;

beforeAll(async () => {
  docket = await openTeams();
  desk = await docket.addDesk();
});
// The missing parts are reported there.
afterEach(() => docket.closeWindows());
afterAll(() => docket.close());

const without = (part: string) => (page: Page) =>
  page.route(`**/assets/${part}-*.js`, (route) => route.fulfill({ status: 404 }));

test('without toasts, what was done is said all the same, and the page stays', async () => {
  const ticket = await docket.fileTicket(desk, nadia, { title: 'Badge perdu' });
  const { tab } = await docket.open(nadia, { desk, sub: `ticket/${ticket.id}`, before: without('Toasts') });
  await tab.getByRole('button', { name: 'Me l’attribuer' }).click();
  await tab.getByRole('status').filter({ hasText: 'Enregistré.' }).waitFor();
  expect(await tab.getByRole('heading', { name: 'Badge perdu' }).isVisible()).toBe(true);
});

test('without menus, that is said, and the list stays', async () => {
  await docket.fileTicket(desk, nadia, { title: 'Écran noir' });
  const { tab } = await docket.open(nadia, { desk, before: without('OpenedMenu') });
  await tab.getByRole('button', { name: 'Ajouter un filtre' }).click();
  const said = tab.getByText('Une partie de cette page n’a pas pu être chargée.', { exact: false });
  await said.first().waitFor();
  expect(await tab.getByRole('row', { name: /Écran noir/ }).isVisible()).toBe(true);
});

test('without its words, the tab says in both languages that it could not start', async () => {
  const { tab } = await docket.open(nadia, { desk, before: without('catalogue.fr') });
  await tab.getByText('Docket n’a pas pu démarrer.', { exact: false }).waitFor();
  await tab.getByText('Docket could not start.', { exact: false }).waitFor();
  expect(await tab.getByRole('button', { name: 'Recharger' }).isVisible()).toBe(true);
});

test('a first look at a desk fetches less than 230 kB, compressed', async () => {
  await docket.fileTicket(desk, nadia, { title: 'Clavier collant' });
  const { page, tab } = await docket.open(nadia, { desk });
  await tab.getByRole('row', { name: /Clavier collant/ }).waitFor();
  const frame = page.frames().find((one) => one.url().includes(`/tab/desk/${desk.id}`));
  const files = frame === undefined ? [] : await filesLoaded(frame);
  expect(files.some((file) => file.includes('/base-'))).toBe(true);
  expect(gzippedBytes(files), files.join('\n')).toBeLessThan(230_000);
});

test('filters that one seldom wants are loaded with the first of them', async () => {
  const parts: string[] = [];
  const { tab } = await docket.open(nadia, {
    desk,
    before: async (page) => page.on('request', (request) => parts.push(request.url())),
  });
  await tab.getByRole('button', { name: 'Ajouter un filtre' }).click();
  await tab.getByRole('menuitem', { name: 'Étiquettes' }).waitFor();
  expect(parts.filter((url) => url.includes('/MoreFilters-'))).toEqual([]);
  await tab.getByRole('menuitem', { name: 'Étiquettes' }).click();
  await tab.getByRole('button', { name: 'Filtrer par Étiquettes' }).waitFor();
  expect(parts.filter((url) => url.includes('/MoreFilters-'))).toHaveLength(1);
});
