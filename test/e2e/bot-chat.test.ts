import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { openTeams, type Teams } from './open-teams.ts';

let docket: Teams;
beforeAll(async () => {
  docket = await openTeams();
  await docket.addDesk();
  await docket.addDesk({
    name: 'Facilities',
    language: 'en',
    team: teams.facilities,
    channel: channels.facilitiesGeneral,
    by: people.megan,
  });
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

const stories = [
  {
    language: 'fr',
    person: people.luc,
    write: 'Écrire un message',
    said: 'nouveau Écran noir',
    title: 'Écran noir',
    take: 'Me l’attribuer',
    taken: /Responsable\s+Luc Ouellet/,
    comment: 'Commenter',
    text: 'Votre commentaire',
    send: 'Envoyer',
    commented: 'Votre commentaire est ajouté.',
    open: 'Ouvrir dans Docket',
    region: 'Ticket TKT-1',
  },
  {
    language: 'en',
    person: people.tomas,
    write: 'Write a message',
    said: 'new Broken gate',
    title: 'Broken gate',
    take: 'Assign to me',
    taken: /Assignee\s+Tomás Alvarez/,
    comment: 'Comment',
    text: 'Your comment',
    send: 'Send',
    commented: 'Your comment was added.',
    open: 'Open in Docket',
    region: 'Ticket TKT-1',
  },
] as const;

test.each(stories)(
  'a ticket is filed, taken and commented in the chat, then opened in the tab ($language)',
  async (story) => {
    const { page, tab } = await docket.open(story.person, { view: 'chat' });
    await page.getByRole('textbox', { name: story.write }).fill(story.said);
    await page.keyboard.press('Enter');
    const card = page.locator('article', { has: page.getByText(story.title, { exact: true }) }).locator('[data-card]');
    await card.getByRole('button', { name: story.take, exact: true }).click();
    await card.getByText(story.taken).waitFor();

    await card.getByRole('button', { name: story.comment, exact: true }).click();
    await card.getByRole('textbox', { name: story.text }).fill('Vu sur place');
    await card.getByRole('button', { name: story.send, exact: true }).click();
    await card.getByText(story.commented).waitFor();

    await card
      .getByRole('button', { name: story.open })
      .or(card.getByRole('link', { name: story.open }))
      .click();
    const panel = tab.getByRole('region', { name: story.region });
    await panel.getByRole('heading', { name: story.title }).waitFor();
    await panel.getByText('Vu sur place').waitFor();
  },
);
