import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { openTeams, type Teams } from '#test/e2e/open-teams.ts';

/** T7 at full size, in a real browser: what was done to 200 tickets at once is taken back at once. */
let docket: Teams;
beforeAll(async () => {
  docket = await openTeams();
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

const count = 200;
/** For as long as 200 requests may take a slow machine. */
const patient = { timeout: 120_000 };

const stories = [
  {
    language: 'fr',
    by: people.nadia,
    team: teams.services,
    channel: channels.informatique,
    select: 'Sélectionner TKT-200',
    selected: '200 tickets sélectionnés',
    several: /Modifier plusieurs champs/,
    dialog: 'Modifier 200 tickets',
    priority: /^Priorité/,
    high: 'Haute',
    preview: '200 tickets seront modifiés.',
    changed: '200 tickets modifiés.',
    undo: 'Annuler',
    undone: 'Action annulée.',
  },
  {
    language: 'en',
    by: people.megan,
    team: teams.facilities,
    channel: channels.facilitiesGeneral,
    select: 'Select TKT-200',
    selected: '200 tickets selected',
    several: /Change several facts/,
    dialog: 'Change 200 tickets',
    priority: /^Priority/,
    high: 'High',
    preview: '200 tickets will change.',
    changed: '200 changed.',
    undo: 'Undo',
    undone: 'Undone.',
  },
] as const;

test.each(stories)('a change of 200 tickets is looked at, made and taken back ($language)', async (story) => {
  const { by, language, team, channel } = story;
  const desk = await docket.addDesk({ by, language, team, channel });
  for (let number = 1; number <= count; number++) await docket.fileTicket(desk, by, { title: `Poste ${number}` });
  const priorities = async () => {
    const counts = await docket.call(by, 'GET', `/api/v1/desks/${desk.id}/tickets/groups?by=priority`);
    return (counts as { items: { key: string; count: number }[] }).items.filter((group) => group.count > 0);
  };

  const { tab, page } = await docket.open(by, { desk, language });
  await tab.getByRole('checkbox', { name: story.select }).click({ force: true });
  const last = tab.getByRole('row', { name: /TKT-1 .*Poste 1\b/ });
  await tab.getByRole('grid').focus();
  await expect
    .poll(async () => {
      await page.keyboard.press('End');
      return last.count();
    }, patient)
    .toBe(1);
  await last.click({ modifiers: ['Shift'] });
  await tab.getByText(story.selected).first().waitFor();

  await tab.getByRole('button', { name: story.several }).click();
  const dialog = tab.getByRole('dialog', { name: story.dialog });
  await dialog.getByRole('combobox', { name: story.priority }).click();
  await tab.getByRole('option', { name: story.high, exact: true }).click();
  await dialog.getByText(story.preview).waitFor();
  await dialog.getByRole('button', { name: story.dialog }).click();
  await tab.getByText(story.changed).first().waitFor(patient);
  expect(await priorities()).toMatchObject([{ key: 'high', count }]);

  await tab.getByRole('button', { name: story.undo, exact: true }).click();
  await tab.getByText(story.undone).first().waitFor(patient);
  expect(await priorities()).toMatchObject([{ key: 'normal', count }]);
});
