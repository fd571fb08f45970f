import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { channels, people } from '#test/cloud/cast.ts';
import { openTeams, type Teams } from './open-teams.ts';

const { nadia, luc } = people;
let docket: Teams;
beforeAll(async () => {
  docket = await openTeams();
  await docket.addDesk();
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

test.each([
  {
    language: 'fr',
    action: 'Créer un ticket (Docket)',
    file: 'Créer le ticket',
    open: 'Ouvrir dans Docket',
    key: 'TKT-1',
  },
  { language: 'en', action: 'Create ticket (Docket)', file: 'File the ticket', open: 'Open in Docket', key: 'TKT-2' },
] as const)('a post in the channel becomes a ticket of its author ($language)', async (story) => {
  const { language, action, file, open, key } = story;
  const title = `La balance ${key} ne pèse plus`;
  const channelId = channels.informatique.id;
  await docket.cloud.connector.say(luc, { channelId }, `${title}\nElle affiche toujours 0.`);
  await docket.call(nadia, 'PATCH', '/api/v1/me', { language });
  const { page, tab } = await docket.open(nadia, { view: 'teams', channel: channelId, language });
  const post = page.locator('article', { hasText: title });
  await post.getByRole('button', { name: action }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.locator('input[type=text], input:not([type])').first().inputValue()).toBe(title);
  await expect.poll(() => dialog.locator('textarea').inputValue()).toContain('Elle affiche toujours 0.');
  await dialog.getByRole('button', { name: file }).click();
  await dialog.getByText(new RegExp(`^${key} (est créé|is filed)`)).waitFor();
  await dialog
    .getByRole('link', { name: open })
    .or(dialog.getByRole('button', { name: open }))
    .click();
  const panel = tab.getByRole('region', { name: `Ticket ${key}` });
  await panel.getByRole('heading', { name: title }).waitFor();
  expect(await panel.getByRole('combobox', { name: /^(Demandeur|Requester)$/ }).inputValue()).toContain(luc.name);
});
