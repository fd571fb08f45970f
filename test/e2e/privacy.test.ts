import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openTeams, type Seat, type Teams } from './open-teams.ts';

/** Nadia administers Maison Bergeron. */
const { nadia, camille } = people;
let docket: Teams;

beforeAll(async () => {
  docket = await openTeams();
  const desk = await docket.addDesk();
  await docket.fileTicket(desk, camille, { title: 'Badge perdu' });
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

async function ask({ tab }: Seat, what: string, words: string): Promise<void> {
  await tab.getByRole('combobox', { name: 'Votre demande' }).selectOption(what);
  await tab.getByRole('textbox', { name: 'Avec vos mots' }).fill(words);
  await tab.getByRole('button', { name: 'Envoyer la demande' }).click();
  await tab.getByRole('listitem').filter({ hasText: words }).waitFor();
}

test('a person asks for a copy and for erasure; the administrator extends one and grants it, and refuses part of the other', async () => {
  const person = await docket.open(camille, { view: 'app', language: 'fr' });
  await person.tab.getByRole('tab', { name: 'Mes données' }).click();
  await ask(person, 'Une copie de mes données', 'Tout ce que vous avez');
  await ask(person, 'L’effacement de mes données', 'Mon ancien badge');

  const { tab } = await docket.open(nadia, { view: 'app', language: 'fr' });
  await tab.getByRole('tab', { name: 'Administration' }).click();
  await tab.getByRole('link', { name: 'Demandes' }).click();
  const copy = tab.getByRole('listitem').filter({ hasText: 'Tout ce que vous avez' });
  const erasure = tab.getByRole('listitem').filter({ hasText: 'Mon ancien badge' });
  const why = tab.getByRole('dialog').getByRole('textbox');

  await copy.getByRole('button', { name: 'Prendre 60 jours de plus…' }).click();
  await why.fill('Beaucoup de fichiers');
  await tab.getByRole('button', { name: 'Prolonger', exact: true }).click();
  await copy.getByText('Délai prolongé : Beaucoup de fichiers').waitFor();
  await copy.getByRole('button', { name: 'Répondre…' }).click();
  await why.fill('Voici votre copie.');
  await tab.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await copy.getByText('Votre demande est acceptée. Voici votre copie.').waitFor();

  await erasure.getByRole('button', { name: 'Répondre…' }).click();
  await tab.getByRole('radio', { name: 'Accepter en partie' }).click();
  await tab.getByRole('combobox', { name: 'Motif' }).selectOption('Une obligation légale');
  await why.fill('Les factures restent.');
  await tab.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await erasure.getByText('Votre demande est acceptée en partie. Les factures restent.').waitFor();

  const read = await docket.open(camille, { view: 'app', language: 'fr' });
  await read.tab.getByRole('tab', { name: 'Mes données' }).click();
  const answered = read.tab.getByRole('listitem').filter({ hasText: 'Mon ancien badge' });
  await answered.getByText('Motif de ce qui n’est pas accepté\u00a0: une obligation légale.').waitFor();
  await answered.getByText(/CNIL/).waitFor();
  const download = read.page.waitForEvent('download');
  await read.tab.getByRole('button', { name: 'Télécharger une copie' }).click();
  expect((await download).suggestedFilename()).toBe('docket.zip');
});
