import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeskView } from '#shared/desks/desk.ts';
import { people } from '#test/cloud/cast.ts';
import { openTeams, type Teams } from './open-teams.ts';

const { nadia, camille, luc } = people;
let docket: Teams;
let desk: DeskView;
beforeAll(async () => {
  docket = await openTeams();
  desk = await docket.addDesk();
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

const file = (title: string) => docket.fileTicket(desk, luc, { title });

test('what one assigns, the other sees at once, and the assignee is led to the ticket by the activity feed', async () => {
  const ticket = await file('Badge refusé à l’entrée');
  const [hers, his, theirs] = await Promise.all([
    docket.open(nadia, { desk, sub: `ticket/${ticket.id}` }),
    docket.open(luc, { desk }),
    docket.open(camille, { view: 'activity' }),
  ]);
  const row = his.tab.getByRole('row', { name: /Badge refusé/ });
  await row.waitFor();
  await theirs.page.getByText('Aucune activité pour le moment.').waitFor();

  const assignees = hers.tab.getByRole('combobox', { name: /^Responsables/ });
  await assignees.click();
  await assignees.pressSequentially('cam');
  await hers.tab.getByRole('menuitemcheckbox', { name: 'Camille Gagnon' }).click();

  await row.filter({ hasText: 'Camille Gagnon' }).waitFor();
  await theirs.page.getByRole('button', { name: /Nadia Bergeron-Roy vous a attribué TKT-1/ }).click();
  await theirs.tab.getByRole('region', { name: 'Ticket TKT-1' }).getByText('Badge refusé').first().waitFor();
});

test('a comment shows on the screen of whoever reads the ticket', async () => {
  const ticket = await file('Écran du quai 3');
  const sub = `ticket/${ticket.id}`;
  const [hers, his] = await Promise.all([docket.open(nadia, { desk, sub }), docket.open(luc, { desk, sub })]);
  await his.tab.getByRole('heading', { name: 'Écran du quai 3' }).waitFor();
  await hers.tab.getByRole('textbox', { name: 'Réponse publique' }).fill('Le câble est **débranché**.');
  await hers.tab.getByRole('button', { name: 'Envoyer la réponse' }).click();
  const comment = his.tab.getByRole('article', { name: 'Commentaire de Nadia Bergeron-Roy' });
  await comment.getByText('Le câble est débranché.').waitFor();
  expect(await comment.locator('strong').textContent()).toBe('débranché');
});

test('two who change one title at the same time see both values, and the one who chooses settles it for both', async () => {
  const ticket = await file('Portail');
  const sub = `ticket/${ticket.id}`;
  const [hers, his] = await Promise.all([docket.open(nadia, { desk, sub }), docket.open(luc, { desk, sub })]);
  await his.tab.getByRole('button', { name: 'Modifier le titre' }).click();
  const typed = his.tab.getByRole('textbox', { name: 'Titre', exact: true });
  await typed.fill('Portail de la cour bloqué');

  await hers.tab.getByRole('button', { name: 'Modifier le titre' }).click();
  await hers.tab.getByRole('textbox', { name: 'Titre', exact: true }).fill('Portail en panne');
  await hers.page.keyboard.press('Enter');
  await hers.tab.getByText('Enregistré.', { exact: true }).waitFor();

  await typed.press('Enter');
  const clash = his.tab.getByRole('alert').filter({ hasText: 'Nadia Bergeron-Roy a modifié' });
  await clash.getByText('Portail de la cour bloqué').waitFor();
  await clash.getByText('Portail en panne').waitFor();
  await clash.getByRole('button', { name: 'Garder la mienne' }).click();
  await clash.waitFor({ state: 'detached' });
  await hers.tab.getByRole('heading', { name: 'Portail de la cour bloqué' }).waitFor();
});

test('a change is taken back with one click, for everybody', async () => {
  const ticket = await file('Lumière du dépôt');
  const sub = `ticket/${ticket.id}`;
  const [hers, his] = await Promise.all([docket.open(nadia, { desk, sub }), docket.open(luc, { desk, sub })]);
  const status = (seat: typeof hers, name: string) =>
    seat.tab.getByRole('combobox', { name: `Statut` }).filter({ hasText: name });
  await status(his, 'Nouveau').waitFor();
  await status(hers, 'Nouveau').click();
  await hers.tab.getByRole('option', { name: 'En attente' }).click();
  await status(his, 'En attente').waitFor();
  await hers.tab.getByRole('button', { name: 'Annuler', exact: true }).click();
  await hers.tab.getByText('Action annulée.', { exact: true }).waitFor();
  await status(his, 'Nouveau').waitFor();
  await status(hers, 'Nouveau').waitFor();
});

test('a comment that was begun is still there after the page was loaded again', async () => {
  const ticket = await file('Clé du local serveur');
  const { page, tab } = await docket.open(luc, { desk, sub: `ticket/${ticket.id}` });
  const composer = tab.getByRole('textbox', { name: 'Réponse publique' });
  await composer.fill('Elle est chez le gardien');
  await page.reload();
  await tab.getByRole('heading', { name: 'Clé du local serveur' }).waitFor();
  expect(await composer.inputValue()).toBe('Elle est chez le gardien');
});
