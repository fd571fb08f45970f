import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeskView } from '#shared/desks/desk.ts';
import { people } from '#test/cloud/cast.ts';
import { openTeams, type Seat, type Teams } from './open-teams.ts';

const { nadia, luc } = people;
let docket: Teams;
let desk: DeskView;
beforeAll(async () => {
  docket = await openTeams();
  desk = await docket.addDesk();
  for (const title of ['Imprimante du quai', 'Téléphone du magasin', 'Clavier de la réception'])
    await docket.fileTicket(desk, luc, { title, description: 'Depuis ce matin.' });
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

/** How far the page may be scrolled sideways, in pixels. */
const overflow = ({ tab }: Seat) => tab.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);

/** Controls too small for a finger: their names with width and height. */
const smallTargets = ({ tab }: Seat) =>
  tab.locator('button:visible, a:visible').evaluateAll((controls) =>
    controls.flatMap((control) => {
      const { width, height } = control.getBoundingClientRect();
      const name = control.getAttribute('aria-label') ?? control.textContent;
      return width >= 44 && height >= 44 ? [] : [`${name}: ${Math.round(width)} × ${Math.round(height)}`];
    }),
  );

test.each([320, 360, 375])(
  'on a phone of %i pixels a ticket opens as a page of its own, and back leads to the list',
  async (width) => {
    const seat = await docket.open(nadia, { desk, width, height: 740 });
    const { tab } = seat;
    await tab.getByRole('row', { name: /Imprimante du quai/ }).waitFor();
    expect(await overflow(seat)).toBe(0);
    expect(await smallTargets(seat)).toEqual([]);
    await tab.getByRole('row', { name: /Imprimante du quai/ }).tap();
    await tab.getByRole('heading', { name: 'Imprimante du quai' }).waitFor();
    await tab.getByText('Depuis ce matin.').waitFor();
    expect(await tab.getByRole('row', { name: /Téléphone/ }).count()).toBe(0);
    expect(await overflow(seat)).toBe(0);
    expect(await smallTargets(seat)).toEqual([]);
    await tab.getByRole('button', { name: 'Retour' }).tap();
    await tab.getByRole('row', { name: /Téléphone du magasin/ }).waitFor();
  },
);

test('the search finds as one types, without accents, and says when there is nothing', async () => {
  const { tab } = await docket.open(nadia, { desk, width: 360, height: 740 });
  await tab.getByRole('row', { name: /Imprimante du quai/ }).waitFor();
  const search = tab.getByRole('combobox', { name: 'Rechercher des tickets' });
  await search.fill('telephone');
  await tab.getByRole('row', { name: /Imprimante du quai/ }).waitFor({ state: 'detached' });
  await tab.getByRole('row', { name: /Téléphone du magasin/ }).waitFor();
  await search.fill('grenouille');
  await tab.getByText('Aucun ticket ne contient').waitFor();
  await tab.getByRole('button', { name: 'Effacer la recherche' }).last().tap();
  await tab.getByRole('row', { name: /Clavier de la réception/ }).waitFor();
});
