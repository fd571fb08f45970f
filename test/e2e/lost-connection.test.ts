import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeskView } from '#shared/desks/desk.ts';
import { TicketView } from '#shared/tickets/shown.ts';
import { people } from '#test/cloud/cast.ts';
import { openTeams, type Teams } from './open-teams.ts';

/** A lost connection is said, typed text is kept, sending resumes, and nothing arrives twice (Q2). */
const { nadia } = people;
let docket: Teams;
let desk: DeskView;

beforeAll(async () => {
  docket = await openTeams();
  desk = await docket.addDesk();
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

async function openTicket(title: string) {
  const ticket = await docket.fileTicket(desk, nadia, { title });
  const seat = await docket.open(nadia, { desk, sub: `ticket/${ticket.id}` });
  const panel = seat.tab.getByRole('region', { name: `Ticket ${ticket.key}` });
  await panel.getByRole('heading', { name: title }).waitFor();
  const path = `/api/v1/desks/${desk.id}/tickets/${ticket.id}`;
  const said = async () =>
    TicketView.parse(await docket.call(nadia, 'GET', path)).timeline.flatMap(({ comment }) => comment?.text ?? []);
  return { ...seat, panel, said, path };
}

test('a comment written without a network waits, and goes out once when it is back', async () => {
  const { page, tab, panel, said } = await openTicket('Routeur muet');
  await page.context().setOffline(true);
  const bar = tab.getByText('Vous êtes hors ligne.', { exact: false });
  await bar.waitFor();
  await panel.getByRole('textbox', { name: 'Réponse publique' }).fill('Écrit sans réseau');
  await panel.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await panel.getByText('En attente de la connexion').waitFor();
  expect(await said()).toEqual([]);

  await page.context().setOffline(false);
  await bar.waitFor({ state: 'detached' });
  await tab.getByText('Commentaire envoyé.', { exact: true }).waitFor();
  expect(await said()).toEqual(['Écrit sans réseau']);
  expect(await panel.getByRole('textbox', { name: 'Réponse publique' }).inputValue()).toBe('');
});

test('what arrived although its answer was lost is not said twice', async () => {
  const { page, tab, panel, said, path } = await openTicket('Câble coupé');
  let lost = 0;
  await page.route(`**${path}/comments`, async (route) => {
    if (lost > 0) return route.continue();
    lost++;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await panel.getByRole('textbox', { name: 'Réponse publique' }).fill('Une seule fois');
  await panel.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await tab.getByText('Commentaire envoyé.', { exact: true }).waitFor();
  expect(lost).toBe(1);
  expect(await said()).toEqual(['Une seule fois']);
});

test('a change made without a network shows at once and is kept when it is back', async () => {
  const { page, panel, path } = await openTicket('Écran gelé');
  await page.context().setOffline(true);
  await panel.getByRole('button', { name: 'Me l’attribuer' }).click();
  const assignees = panel.getByRole('combobox', { name: 'Responsables' });
  await expect.poll(() => assignees.inputValue()).toContain('Nadia');
  await page.context().setOffline(false);
  await expect
    .poll(async () => TicketView.parse(await docket.call(nadia, 'GET', path)).assignees.map(({ id }) => id))
    .toEqual([nadia.oid]);
});

test('text that was typed without a network is there again when the page is opened anew', async () => {
  const { page, tab, panel } = await openTicket('Batterie à plat');
  await page.context().setOffline(true);
  await panel.getByRole('textbox', { name: 'Réponse publique' }).fill('Pas encore envoyé');
  await panel.getByRole('button', { name: 'Fermer le volet' }).click();
  await page.context().setOffline(false);
  await page.reload();
  await tab.getByRole('row', { name: /Batterie à plat/ }).click();
  const again = tab.getByRole('textbox', { name: 'Réponse publique' });
  await again.waitFor();
  expect(await again.inputValue()).toBe('Pas encore envoyé');
});
