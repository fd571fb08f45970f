import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openTeams, type Teams } from './open-teams.ts';

let docket: Teams;
beforeAll(async () => {
  docket = await openTeams();
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

test('a field that an owner adds is filled in by a member, shown on the ticket, and found by in the list', async () => {
  const desk = await docket.addDesk();
  const owner = await docket.open(people.nadia, { desk });
  await owner.tab.getByRole('link', { name: 'Paramètres' }).click();
  await owner.tab.getByRole('link', { name: 'Champs' }).click();
  await owner.tab.getByRole('button', { name: 'Ajouter un champ' }).click();
  await owner.tab.getByRole('textbox', { name: 'Nom' }).fill('Gravité');
  await owner.tab.getByRole('combobox', { name: /^Type/ }).click();
  await owner.tab.getByRole('option', { name: 'Choix', exact: true }).click();
  await owner.tab.getByRole('textbox', { name: 'Choix 1' }).fill('Faible');
  await owner.tab.getByRole('button', { name: 'Ajouter un choix' }).click();
  await owner.tab.getByRole('textbox', { name: 'Choix 2' }).fill('Forte');
  await owner.tab.getByRole('switch', { name: 'Obligatoire' }).click();
  await owner.tab.getByRole('button', { name: 'Enregistrer les paramètres' }).click();
  await owner.tab.getByText('Paramètres enregistrés.').first().waitFor();

  const member = await docket.open(people.camille, { desk });
  await member.tab.getByRole('button', { name: 'Nouveau ticket' }).last().click();
  const dialog = member.tab.getByRole('dialog', { name: 'Nouveau ticket' });
  await dialog.getByLabel('Titre').fill('Écran noir au quai 3');
  await dialog.getByRole('button', { name: 'Créer le ticket' }).click();
  await dialog.getByText('L’espace demande ce champ. Remplissez-le.').waitFor();
  await dialog.getByRole('combobox', { name: /^Gravité/ }).click();
  await member.tab.getByRole('option', { name: 'Forte' }).click();
  await dialog.getByRole('button', { name: 'Créer le ticket' }).click();
  const panel = member.tab.getByRole('region', { name: 'Ticket TKT-1' });
  await panel.getByRole('combobox', { name: /^Gravité.*Forte/ }).waitFor();
  await panel.getByRole('button', { name: 'Fermer le volet' }).click();

  await member.tab.getByRole('button', { name: 'Ajouter un filtre' }).click();
  await member.tab.getByRole('menuitem', { name: 'Gravité' }).click();
  await member.tab.getByRole('button', { name: 'Filtrer par Gravité' }).click();
  await member.tab.getByRole('menuitemcheckbox', { name: 'Faible' }).click();
  await member.tab.getByText(/Aucun ticket ne correspond.*Gravité/).waitFor();
  await member.tab.getByRole('menuitemcheckbox', { name: 'Forte' }).click();
  await member.tab.getByRole('row', { name: /TKT-1.*Écran noir au quai 3/ }).waitFor();
});
