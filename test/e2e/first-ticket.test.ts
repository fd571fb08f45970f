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
    name: 'Nom de l’espace',
    save: 'Enregistrer',
    empty: 'Aucun ticket pour l’instant.',
    create: 'Nouveau ticket',
    title: 'Titre',
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
    name: 'Name of the desk',
    save: 'Save',
    empty: 'No ticket yet.',
    create: 'New ticket',
    title: 'Title',
    file: 'Create ticket',
    filed: 'TKT-1 created.',
    region: 'Ticket TKT-1',
    close: 'Close the panel',
    board: 'Board',
    column: 'New, 1 ticket',
  },
] as const;

test.each(stories)('an owner adds Docket to a channel and files its first ticket ($language)', async (story) => {
  const { page, tab } = await docket.open(story.person);
  const channel = story.channel === channels.informatique ? 'Informatique' : 'General';
  await page.getByRole('button', { name: channel, exact: true }).first().click();
  await page.getByRole('button', { name: story.add }).click();
  const config = page.frameLocator('iframe[data-frame=settings]');
  await config.getByLabel(story.name).fill('Salle des machines');
  await page.getByRole('button', { name: story.save, exact: true }).click();

  await tab.getByText(story.empty).waitFor();
  await tab.getByRole('button', { name: story.create }).last().click();
  const dialog = tab.getByRole('dialog', { name: story.create });
  await dialog.getByLabel(story.title).fill('Écran noir au quai 3');
  await dialog.getByRole('button', { name: story.file }).click();

  const panel = tab.getByRole('region', { name: story.region });
  await panel.getByRole('heading', { name: 'Écran noir au quai 3' }).waitFor();
  await panel.getByRole('button', { name: story.close }).click();
  await tab.getByRole('row', { name: /TKT-1.*Écran noir au quai 3/ }).waitFor();
  await tab.getByRole('button', { name: story.board, exact: true }).click();
  await tab
    .getByRole('region', { name: story.column })
    .getByRole('button', { name: /Écran noir au quai 3/ })
    .waitFor();
});

test('the team is greeted once, and its desk is the one that the tab shows', async () => {
  const { page } = await docket.open(people.luc, { view: 'teams' });
  await page.getByRole('button', { name: 'Général', exact: true }).first().click();
  await page.getByText('Docket est maintenant dans Services internes').waitFor();
  expect(await page.getByText('Docket est maintenant dans Services internes').count()).toBe(1);
  expect(docket.cloud.world.isInstalled(teams.services.groupId)).toBe(true);
});
