import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { openTeams, type Seat, type Teams } from './open-teams.ts';

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
    requester: people.luc,
    assignee: people.camille,
    write: 'Écrire un message',
    file: 'nouveau Écran noir',
    title: 'Écran noir',
    list: 'liste',
    listed: 'Tickets ouverts dans Informatique',
    show: 'voir 1',
    take: 'Me l’attribuer',
    taken: /Responsable\s+Camille Gagnon/,
    comment: 'Commenter',
    text: 'Votre commentaire',
    send: 'Envoyer',
    commented: 'Votre commentaire a été ajouté.',
    close: 'fermer 1',
    closed: /Statut\s+Fermé/,
    open: 'Ouvrir dans Docket',
  },
  {
    language: 'en',
    requester: people.tomas,
    assignee: people.megan,
    write: 'Write a message',
    file: 'new Broken gate',
    title: 'Broken gate',
    list: 'list',
    listed: 'Open tickets of Facilities',
    show: 'show 1',
    take: 'Assign to me',
    taken: /Assigned to\s+Megan/,
    comment: 'Comment',
    text: 'Your comment',
    send: 'Send',
    commented: 'Your comment was added.',
    close: 'close 1',
    closed: /Status\s+Closed/,
    open: 'Open in Docket',
  },
] as const;

test.each(stories)(
  'a ticket is filed, taken, commented and closed in the chat, then opened in the tab ($language)',
  async (story) => {
    const hers = await docket.open(story.requester, { view: 'chat' });
    const say = async ({ page }: Seat, text: string) => {
      await page.getByRole('textbox', { name: story.write }).fill(text);
      await page.keyboard.press('Enter');
    };
    const cardOf = ({ page }: Seat) => page.locator('[data-card]', { hasText: story.title }).last();
    await say(hers, story.file);
    await cardOf(hers).getByRole('button', { name: story.comment, exact: true }).waitFor();

    const his = await docket.open(story.assignee, { view: 'chat' });
    await say(his, story.list);
    await his.page.getByText(story.listed).waitFor();
    await cardOf(his).getByText(story.title).waitFor();
    await say(his, story.show);
    const card = cardOf(his);
    await card.getByRole('button', { name: story.take, exact: true }).click();
    await card.getByText(story.taken).waitFor();
    await card.getByRole('button', { name: story.comment, exact: true }).click();
    await card.getByRole('textbox', { name: story.text }).fill('Vu sur place');
    await card.getByRole('button', { name: story.send, exact: true }).click();
    await card.getByText(story.commented).waitFor();

    await say(hers, story.close);
    await cardOf(hers).getByText(story.closed).waitFor();
    await cardOf(hers).getByRole('link', { name: story.open }).click();
    const panel = hers.tab.getByRole('region', { name: 'Ticket TKT-1' });
    await panel.getByRole('heading', { name: story.title }).waitFor();
    await panel.getByText('Vu sur place').waitFor();
  },
);
