import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { openTeams, type Teams } from './open-teams.ts';

let docket: Teams;
beforeAll(async () => {
  docket = await openTeams();
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

const stories = [
  {
    language: 'fr',
    person: people.nadia,
    channel: channels.informatique,
    add: 'Ajouter Docket à ce canal',
    save: 'Enregistrer',
    empty: 'Aucun ticket pour l’instant.',
    create: 'Nouveau ticket',
    file: 'Créer le ticket',
    filed: 'TKT-1 créé.',
    region: 'Ticket TKT-1',
    close: 'Fermer le volet',
    board: 'Tableau',
    column: 'Nouveau, 1 ticket',
  },
  {
    language: 'en',
    person: people.megan,
    channel: channels.facilitiesGeneral,
    add: 'Add Docket to this channel',
    save: 'Save',
    empty: 'No ticket yet.',
    create: 'New ticket',
    file: 'Create ticket',
    filed: 'TKT-1 created.',
    region: 'Ticket TKT-1',
    close: 'Close the panel',
    board: 'Board',
    column: 'New, 1 ticket',
  },
] as const;

test.each(stories)(
  'from adding Docket to a channel to its first ticket it takes three clicks ($language)',
  async (story) => {
    const { page, tab } = await docket.open(story.person);
    const channel = story.channel === channels.informatique ? 'Informatique' : 'General';
    await page.getByRole('button', { name: channel, exact: true }).first().click();
    await page.getByRole('button', { name: story.add }).click();

    let clicks = 0;
    const click = (what: Locator) => {
      clicks++;
      return what.click();
    };
    await click(page.getByRole('button', { name: story.save, exact: true }));
    await tab.getByText(story.empty).waitFor();
    await click(tab.getByRole('button', { name: story.create }).last());
    const dialog = tab.getByRole('dialog', { name: story.create });
    // What is asked for is where one types already.
    await dialog.locator('input:focus').waitFor();
    await page.keyboard.type('Écran noir au quai 3');
    await click(dialog.getByRole('button', { name: story.file }));
    const panel = tab.getByRole('region', { name: story.region });
    await panel.getByRole('heading', { name: 'Écran noir au quai 3' }).waitFor();
    expect(clicks).toBe(3);

    await panel.getByRole('button', { name: story.close }).click();
    await tab.getByRole('row', { name: /TKT-1.*Écran noir au quai 3/ }).waitFor();
    await tab.getByRole('button', { name: story.board, exact: true }).click();
    await tab
      .getByRole('region', { name: story.column })
      .getByRole('button', { name: /Écran noir au quai 3/ })
      .waitFor();
  },
);

test('the team is greeted once, and its desk is the one that the tab shows', async () => {
  const { page } = await docket.open(people.luc, { view: 'teams' });
  await page.getByRole('button', { name: 'Général', exact: true }).first().click();
  await page.getByText('Docket est maintenant dans Services internes').waitFor();
  expect(await page.getByText('Docket est maintenant dans Services internes').count()).toBe(1);
  expect(docket.cloud.world.isInstalled(teams.services.groupId)).toBe(true);
});

test('an owner looks around with sample tickets, and takes them all away again', async () => {
  const desk = await docket.addDesk({ team: teams.sherbrooke, channel: channels.installations, by: people.etienne });
  const { tab } = await docket.open(people.etienne, { desk });
  await tab.getByRole('button', { name: 'Découvrir avec des tickets d’exemple' }).click();
  await tab.getByRole('row', { name: /TKT-5/ }).waitFor();
  await tab.getByRole('link', { name: 'Paramètres' }).click();
  await tab.getByRole('link', { name: 'Tickets d’exemple' }).click();
  await tab.getByRole('button', { name: 'Retirer tous les tickets d’exemple' }).click();
  await tab.getByRole('button', { name: 'Ajouter des tickets d’exemple' }).waitFor();
  await tab.getByRole('link', { name: 'Tickets', exact: true }).click();
  await tab.getByText('Aucun ticket pour l’instant.').waitFor();
});
