import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openTeams, type Seat, type Teams } from './open-teams.ts';

let docket: Teams;
beforeAll(async () => {
  docket = await openTeams();
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes from stop to stop, as someone without a mouse does. */
async function tabTo({ page }: Seat, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < 40; stops += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error('the focus never came to it');
}

test('without a mouse one files a ticket, moves it on the board, opens it and comments', async () => {
  const desk = await docket.addDesk();
  const seat = await docket.open(people.luc, { desk, language: 'en' });
  const { page, tab } = seat;
  const { keyboard } = page;
  await tabTo(seat, tab.getByRole('link', { name: 'Tickets' }));
  await keyboard.press('c');
  const title = tab.getByRole('textbox', { name: 'Title' });
  await title.waitFor();
  expect(await isFocused(title)).toBe(true);
  await keyboard.type('Projector in room 2');
  await keyboard.press('Control+Enter');
  await tab.getByRole('region', { name: 'Ticket TKT-1' }).getByText('Projector in room 2').waitFor();
  await keyboard.press('Escape');
  await tab.getByRole('region', { name: 'Ticket TKT-1' }).waitFor({ state: 'detached' });

  await tabTo(seat, tab.getByRole('button', { name: 'Board', exact: true }), 'Shift+Tab');
  await keyboard.press('Enter');
  await tab.getByRole('region', { name: 'New, 1 ticket' }).waitFor();
  const card = tab.getByRole('button', { name: /Projector in room 2/ });
  await tabTo(seat, card);
  await keyboard.press('Space');
  await tab.getByText('TKT-1 lifted from New.').waitFor({ state: 'attached' });
  await keyboard.press('ArrowRight');
  await tab.getByText('TKT-1 over In progress, 2 of').waitFor({ state: 'attached' });
  await keyboard.press('Space');
  await tab.getByRole('region', { name: 'In progress, 1 ticket' }).waitFor();

  await tabTo(seat, card);
  await keyboard.press('Enter');
  const panel = tab.getByRole('region', { name: 'Ticket TKT-1' });
  await tabTo(seat, panel.getByRole('textbox', { name: 'Public reply' }));
  await keyboard.type('A new lamp is ordered');
  await keyboard.press('Control+Enter');
  await panel.getByRole('article', { name: 'Comment by Luc Ouellet' }).getByText('A new lamp is ordered').waitFor();
});
