import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openLinks } from '#bot/links.ts';
import { readPreferences } from '#bot/members/preferences-document.ts';
import { messageOf } from '#bot/notifications/message.ts';
import { notificationCard } from '#bot/notifications/notification-card.ts';
import { notifyWords } from '#bot/notifications/words.ts';
import { type DeskId, TicketId } from '#shared/kernel/ids.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { linesOf, startBot, startTrustedEntra, type TestBot } from './start-bot.ts';

/** N2: one mutes a ticket from the notification about it. */
const { nadia, luc, camille } = people;
const Refreshed = z.object({
  refresh: z.object({ action: z.object({ data: z.object({ ticketId: TicketId }) }) }),
});
let teamsApp: TestBot;
let desk: DeskId;
let entra: Awaited<ReturnType<typeof startTrustedEntra>>;
beforeAll(async () => {
  entra = await startTrustedEntra();
});
afterAll(() => entra.close());
beforeEach(async () => {
  teamsApp = await startBot(entra);
  await teamsApp.installApp(teams.services);
  desk = await teamsApp.openDesk(nadia, teams.services, channels.informatique, 'Informatique');
});
afterEach(() => teamsApp.stop());

/** A notification about the ticket with this id, in Luc's chat with the bot. */
async function tellLuc(ticketId: TicketId) {
  await teamsApp.say(luc, 'aide');
  const told = {
    kind: 'commented',
    by: nadia.oid,
    who: nadia.name,
    deskId: desk,
    channelId: channels.informatique.id,
    subject: ticketId,
    key: 'TKT-1',
    title: 'Badge perdu',
    status: null,
    excerpt: 'Je regarde',
    due: null,
  } as const;
  const links = openLinks('app');
  const card = notificationCard(
    messageOf([told], null, notifyWords.fr, links),
    notifyWords.fr,
    links.notificationSettings(),
  );
  await teamsApp.messenger.toPerson(luc.tenant, luc.oid, card);
  const [post] = teamsApp.posts(teamsApp.connector.chatOf(luc)).slice(-1);
  if (post === undefined) throw new Error('nothing was posted');
  return post;
}
/** The ticket that a card is about. */
function ticketOn(card: unknown): TicketId {
  return Refreshed.parse(card).refresh.action.data.ticketId;
}
const mutedBy = async (person: typeof luc) => (await readPreferences(teamsApp.store, person.tenant, person.oid)).muted;

test('a press mutes the ticket for the reader alone, and shows it as it stands', async () => {
  const filed = await teamsApp.say(luc, 'nouveau Badge perdu');
  const id = ticketOn(filed.card);
  const muted = await teamsApp.press(luc, await tellLuc(id), 'Sourdine');
  expect(linesOf(muted).slice(0, 2)).toEqual([
    'Mis en sourdine. Vous n’en serez plus informé\u00a0; réactivez-le dans Docket, sous Notifications.',
    'TKT-1',
  ]);
  expect(await mutedBy(luc)).toEqual([{ desk, subject: id }]);
  expect(await mutedBy(nadia)).toEqual([]);
});

test('a ticket that the reader may not see cannot be muted', async () => {
  await teamsApp.say(camille, 'nouveau Paie');
  const filed = teamsApp.posts(teamsApp.connector.chatOf(camille)).at(-1);
  const id = ticketOn(filed?.card);
  await teamsApp.makeConfidential(nadia, desk, 1);
  await teamsApp.press(luc, await tellLuc(id), 'Sourdine');
  expect(await mutedBy(luc)).toEqual([]);
});
