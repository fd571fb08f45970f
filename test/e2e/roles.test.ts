import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeskView } from '#shared/desks/desk.ts';
import { people } from '#test/cloud/cast.ts';
import { openTeams, type Teams } from './open-teams.ts';

const { nadia, luc, priya } = people;
let docket: Teams;
let desk: DeskView;
beforeAll(async () => {
  docket = await openTeams();
  desk = await docket.addDesk();
  await docket.fileTicket(desk, luc, { title: 'Serveur de paie' });
  await docket.fileTicket(desk, priya, { title: 'Accès au plan de l’étage' });
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

test.each([
  {
    role: 'owner',
    person: nadia,
    titles: ['Accès au plan de l’étage', 'Serveur de paie'],
    parts: ['Tickets', 'Checklists', 'Settings', 'Help'],
  },
  {
    role: 'member',
    person: luc,
    titles: ['Accès au plan de l’étage', 'Serveur de paie'],
    parts: ['Tickets', 'Checklists', 'Help'],
  },
  { role: 'guest', person: priya, titles: ['Accès au plan de l’étage'], parts: ['Tickets', 'Help'] },
])('an $role sees the tickets and parts of the desk that are theirs to see', async ({ person, titles, parts }) => {
  const { tab } = await docket.open(person, { desk, language: 'en' });
  await tab.getByRole('row', { name: /Accès au plan/ }).waitFor();
  for (const title of titles) await tab.getByRole('row', { name: new RegExp(title) }).waitFor();
  expect(await tab.locator('[role=row][data-ticket]').count()).toBe(titles.length);
  expect(await tab.getByRole('navigation').getByRole('link').allTextContents()).toEqual(parts);
});

test.each([
  { role: 'owner', person: nadia, first: ['All open', 'Unassigned', 'Overdue'] },
  { role: 'member', person: luc, first: ['All open', 'Assigned to me', 'Requested by me', 'Unassigned'] },
  { role: 'guest', person: priya, first: ['All open', 'Requested by me'] },
])('an $role is offered first the views that fit the role', async ({ person, first }) => {
  const { tab } = await docket.open(person, { desk, language: 'en' });
  await tab.getByRole('button', { name: 'View: All open' }).click();
  const entries = tab.getByRole('menuitemradio');
  await entries.first().waitFor();
  const names = await entries.evaluateAll((all) => all.map((entry) => entry.getAttribute('aria-label') ?? ''));
  expect(names.slice(0, first.length).map((name) => name.replace(/, \d+$/, ''))).toEqual(first);
});

test('a guest who follows a link to a ticket of others learns nothing of it', async () => {
  const { items } = (await docket.call(luc, 'GET', `/api/v1/desks/${desk.id}/tickets`)) as {
    items: { id: string; title: string }[];
  };
  const hidden = items.find(({ title }) => title === 'Serveur de paie');
  const { tab } = await docket.open(priya, { desk, sub: `ticket/${hidden?.id}`, language: 'en' });
  await tab.getByRole('button', { name: 'Try again' }).waitFor();
  await tab.getByRole('row', { name: /Accès au plan/ }).waitFor();
  expect(await tab.getByText('Serveur de paie').count()).toBe(0);
});
