import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { helpCard } from '#bot/conversations/cards/help-card.ts';
import { openConversations } from '#bot/conversations/conversations.ts';
import { botWords } from '#bot/conversations/words.ts';
import { bergeron, channels, people, teams } from '#test/cloud/cast.ts';
import { linesOf, startBot, startTrustedEntra, type TestBot } from './start-bot.ts';

let entra: Awaited<ReturnType<typeof startTrustedEntra>>;
let bot: TestBot;
beforeAll(async () => {
  entra = await startTrustedEntra();
});
afterAll(() => entra.close());
beforeEach(async () => {
  bot = await startBot(entra);
});
afterEach(() => bot.stop());

const { nadia, luc, samuel } = people;
const team = teams.services;
const general = channels.servicesGeneral.id;
const group = team.groupId;
const firstLines = (conversation: string) => bot.posts(conversation).map((shown) => linesOf(shown)[0]);

describe('Adding the app', () => {
  test('to a team posts one welcome card, however often Teams tells of it', async () => {
    await bot.installApp(team);
    await bot.installApp(team);
    expect(firstLines(general)).toEqual(['Docket est maintenant dans Services internes']);
    expect(bot.told).toContain(`installed ${group}`);
  });

  test('to a team posts one welcome card where two tellings arrive at once', async () => {
    bot.world.setInstalled(group, true);
    const event = { kind: 'installed', team, by: nadia } as const;
    const replies = await Promise.all([bot.connector.announce(event), bot.connector.announce(event)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(firstLines(general)).toHaveLength(1);
  });

  test('greets in the channel that the person chose', async () => {
    bot.world.setInstalled(group, true);
    await bot.connector.announce({ kind: 'installed', team, by: nadia, channelId: channels.informatique.id });
    expect(firstLines(channels.informatique.id)).toHaveLength(1);
    expect(firstLines(general)).toEqual([]);
  });

  test('in personal scope greets once', async () => {
    await bot.installPersonally(nadia);
    await bot.installPersonally(nadia);
    expect(firstLines(bot.connector.chatOf(nadia))).toEqual(['Bonjour Nadia Bergeron-Roy\u202f!']);
  });

  test.each([['team'], ['person']])(
    'a greeting that a %s did not get is given when Teams tells again',
    async (whom) => {
      const install = () => (whom === 'team' ? bot.installApp(team) : bot.installPersonally(nadia));
      const place = whom === 'team' ? general : bot.connector.chatOf(nadia);
      bot.connector.plan({ status: 403 });
      await install();
      expect(firstLines(place)).toEqual([]);
      await install();
      expect(firstLines(place)).toHaveLength(1);
    },
  );

  test('again after it was removed greets again, and the team is no longer suspended', async () => {
    await bot.installApp(team);
    await bot.uninstallApp(team);
    expect(await openConversations(bot.store).readTeam(bergeron.tenant, group)).toMatchObject({ state: 'suspended' });
    expect(bot.told.at(-1)).toBe(`uninstalled ${group}`);
    await bot.installApp(team);
    expect(await openConversations(bot.store).readTeam(bergeron.tenant, group)).toMatchObject({ state: 'active' });
    expect(firstLines(general)).toHaveLength(2);
  });
});

test.each([
  ['a member added', { kind: 'membersAdded', team, by: nadia, people: [samuel] }, `roster ${group}`],
  ['a member removed', { kind: 'membersRemoved', team, by: nadia, people: [luc] }, `roster ${group}`],
  ['the team renamed', { kind: 'teamRenamed', team, by: nadia }, `team-renamed ${group} Services internes`],
  ['the team archived', { kind: 'teamArchived', team, by: nadia }, `team ${group} archived`],
  ['the team out of the archive', { kind: 'teamUnarchived', team, by: nadia }, `team ${group} restored`],
  ['the team deleted', { kind: 'teamDeleted', team, by: nadia }, `team ${group} deleted`],
  [
    'a channel renamed',
    { kind: 'channelRenamed', team, by: nadia, channel: channels.informatique },
    `channel-renamed ${group} ${channels.informatique.id} Informatique`,
  ],
  [
    'a channel deleted',
    { kind: 'channelDeleted', team, by: nadia, channel: channels.informatique },
    `channel ${group} ${channels.informatique.id} deleted`,
  ],
] as const)('%s is handed on, without a word in the channel', async (_, event, told) => {
  expect(await bot.connector.announce(event)).toMatchObject({ status: 200 });
  expect(bot.told).toEqual([told]);
  expect(bot.connector.calls).toEqual([]);
});

test('an invoke that the bot does not know is answered as such', async () => {
  expect(await bot.connector.invoke(luc, 'chat', 'task/fetch', {})).toMatchObject({ status: 501 });
});

describe('What the bot sends on its own account', () => {
  const card = helpCard(botWords.fr);
  const send = () => bot.messenger.toPerson(bergeron.tenant, luc.oid, card);
  beforeEach(() => bot.world.setPersonalApp(luc.oid, true));

  test('reaches a person who has spoken to it', async () => {
    await bot.say(luc, 'liste');
    expect(await send()).toMatchObject({ kind: 'ok' });
    expect(bot.posts(bot.connector.chatOf(luc)).at(-1)?.card.fallbackText).toBe(card.fallbackText);
  });

  test('is sent once where Teams takes it, whatever else Teams says', async () => {
    await bot.installApp(team);
    bot.connector.plan({ status: 200 });
    const posted = await bot.messenger.toChannel(bergeron.tenant, group, channels.informatique.id, card);
    expect(posted).toMatchObject({ kind: 'ok' });
  });

  test('to somebody it never met is refused for good', async () => {
    expect(await send()).toMatchObject({ kind: 'permanent', reason: 'NoConversation' });
  });

  test.each([
    ['429 with a time', { status: 429, retryAfter: 17 }, 17],
    ['429 without one', { status: 429 }, null],
    ['502', { status: 502 }, null],
  ])('is for later after %s, and was tried once', async (_, fault, retryAfter) => {
    await bot.say(luc, 'aide');
    const before = bot.connector.calls.length;
    bot.connector.plan(fault);
    expect(await send()).toMatchObject({ kind: 'transient', retryAfter });
    expect(bot.connector.calls).toHaveLength(before + 1);
  });

  test.each([
    [403, 'BotNotInConversationRoster'],
    [403, 'ForbiddenOperationException'],
    [404, 'ConversationNotFound'],
  ])('ends a conversation that the bot was put out of (%i %s), until the person comes back', async (status, code) => {
    await bot.say(luc, 'aide');
    bot.connector.plan({ status, code });
    expect(await send()).toMatchObject({ kind: 'permanent', reason: code });
    const before = bot.connector.calls.length;
    expect(await send()).toMatchObject({ kind: 'permanent', reason: 'NoConversation' });
    expect(bot.connector.calls).toHaveLength(before);
    await bot.say(luc, 'aide');
    expect(await send()).toMatchObject({ kind: 'ok' });
  });

  test('into a channel starts a thread there, as long as the team has the app', async () => {
    const post = () => bot.messenger.toChannel(bergeron.tenant, group, channels.informatique.id, card);
    await bot.installApp(team);
    expect(await post()).toMatchObject({ kind: 'ok' });
    expect(firstLines(channels.informatique.id)).toEqual(['Ce que Docket sait faire ici']);
    await bot.uninstallApp(team);
    expect(await post()).toMatchObject({ kind: 'permanent', reason: 'NoConversation' });
  });

  test('ends with the team that put the app out, and not with one channel that is gone', async () => {
    const post = () => bot.messenger.toChannel(bergeron.tenant, group, channels.informatique.id, card);
    await bot.installApp(team);
    bot.connector.plan({ status: 404, code: 'ConversationNotFound' });
    expect(await post()).toMatchObject({ kind: 'permanent', reason: 'ConversationNotFound' });
    expect(await post()).toMatchObject({ kind: 'ok' });
    bot.connector.plan({ status: 403, code: 'BotNotInConversationRoster' });
    expect(await post()).toMatchObject({ kind: 'permanent', reason: 'BotNotInConversationRoster' });
    expect(await post()).toMatchObject({ kind: 'permanent', reason: 'NoConversation' });
  });
});

test('an answer that takes long is announced by a sign of typing', async () => {
  bot.world.setPersonalApp(luc.oid, true);
  const sent = () => bot.connector.calls.map(({ body }) => JSON.parse(body).type);
  const release = bot.holdReadMe();
  const reply = bot.connector.deliver(bot.message(luc, 'aide'));
  await expect.poll(sent, { timeout: 5_000 }).toEqual(['typing']);
  release();
  expect(await reply).toMatchObject({ status: 200 });
  expect(sent()).toEqual(['typing', 'message']);
});
