import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { helpCard } from '#bot/conversations/cards/help-card.ts';
import { botWords } from '#bot/conversations/words.ts';
import { bergeron, channels, linesOf, people, startBot, startTrustedEntra, type TestBot, teams } from './start-bot.ts';

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

const { nadia, luc } = people;
const general = channels.servicesGeneral.id;
const services = teams.services.groupId;
const install = (action: 'add' | 'remove', channel?: string) => ({
  ...bot.from(nadia, channel),
  type: 'installationUpdate',
  action,
});
const update = (more: object, channel: string | undefined = general) => ({
  ...bot.from(nadia, channel),
  type: 'conversationUpdate',
  ...more,
});
const botAdded = (channel?: string) => {
  const base = bot.from(nadia, channel);
  return { ...base, type: 'conversationUpdate', membersAdded: [base.recipient] };
};
const teamEvent = (eventType: string, more: object = {}) => {
  const base = bot.from(nadia, general);
  return { ...base, type: 'conversationUpdate', channelData: { ...base.channelData, eventType, ...more } };
};
const threadPosts = () => bot.connector.posts(`${general};messageid=1`);

describe('Adding the app', () => {
  test('to a team posts one welcome card, however often and at once Teams tells of it', async () => {
    const replies = await Promise.all(
      [install('add', general), botAdded(general), install('add', general)].map((a) => bot.deliver(a)),
    );
    await bot.deliver(install('add', general));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(threadPosts().map((card) => linesOf(card)[0])).toEqual(['Docket est maintenant dans Services internes']);
    expect(bot.told).toContain(`installed ${services}`);
  });

  test('in personal scope greets once', async () => {
    await Promise.all([install('add'), botAdded()].map((a) => bot.deliver(a)));
    await bot.deliver(install('add'));
    const posts = bot.connector.posts(bot.from(nadia, undefined).conversation.id);
    expect(posts.map((card) => linesOf(card)[0])).toEqual(['Bonjour Nadia Bergeron-Roy\u202f!']);
  });

  test('a welcome that could not be posted is posted when Teams tells again', async () => {
    bot.connector.plan({ status: 403, times: 1 });
    expect((await bot.deliver(install('add', general))).status).toBe(500);
    expect((await bot.deliver(install('add', general))).status).toBe(200);
    expect(threadPosts()).toHaveLength(1);
  });

  test('again after it was removed greets again, and the team is no longer suspended', async () => {
    await bot.deliver(install('add', general));
    await bot.deliver(install('remove', general));
    expect((await bot.bot.conversations.readTeam(bergeron.tenant, services))?.state).toBe('suspended');
    await bot.deliver(install('add', general));
    expect((await bot.bot.conversations.readTeam(bergeron.tenant, services))?.state).toBe('active');
    expect(threadPosts()).toHaveLength(2);
    expect(bot.told).toEqual([`installed ${services}`, `uninstalled ${services}`, `installed ${services}`]);
  });
});

test.each([
  ['a member added', () => update({ membersAdded: [{ id: '29:new' }] }), `roster ${services}`],
  ['a member removed', () => update({ membersRemoved: [{ id: '29:old' }] }), `roster ${services}`],
  [
    'the team renamed',
    () => teamEvent('teamRenamed', { team: { aadGroupId: services, name: 'Services' } }),
    `team-renamed ${services} Services`,
  ],
  ['the team archived', () => teamEvent('teamArchived'), `team ${services} archived`],
  ['the team taken out of the archive', () => teamEvent('teamUnarchived'), `team ${services} restored`],
  ['the team deleted', () => teamEvent('teamDeleted'), `team ${services} deleted`],
  [
    'a channel renamed',
    () => teamEvent('channelRenamed', { channel: { id: channels.informatique.id, name: 'TI' } }),
    `channel-renamed ${services} ${channels.informatique.id} TI`,
  ],
  [
    'a channel deleted',
    () => teamEvent('channelDeleted', { channel: { id: channels.informatique.id, name: 'TI' } }),
    `channel ${services} ${channels.informatique.id} deleted`,
  ],
])('%s is handed on, without a word in the channel', async (_, activity, told) => {
  expect((await bot.deliver(activity())).status).toBe(200);
  expect(bot.told).toEqual([told]);
  expect(bot.connector.calls).toEqual([]);
});

test('an invoke that the bot does not know is answered as such', async () => {
  const reply = await bot.deliver({ ...bot.from(luc, undefined), type: 'invoke', name: 'task/fetch', value: {} });
  expect(reply.status).toBe(501);
});

describe('What the bot sends on its own account', () => {
  const card = helpCard(botWords.fr);
  const send = () => bot.bot.messenger.toPerson(bergeron.tenant, luc.oid, card);

  test('reaches a person who has spoken to it, and its card can be changed afterwards', async () => {
    await bot.say(luc, 'aide');
    const sent = await send();
    expect(sent).toMatchObject({ kind: 'ok', value: { conversation: bot.from(luc, undefined).conversation.id } });
    if (sent.kind !== 'ok') return;
    expect(await bot.bot.messenger.update(sent.value, card)).toEqual({ kind: 'ok', value: null });
    expect(bot.connector.calls.at(-1)).toMatchObject({ method: 'PUT', authorization: 'Bearer connector-token' });
  });

  test('to somebody it never met is refused for good', async () => {
    expect(await send()).toEqual({ kind: 'permanent', reason: 'NoConversation' });
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
    expect(bot.connector.calls).toHaveLength(before);
  });

  test('ends a conversation that the bot was put out of, until the person comes back', async () => {
    await bot.say(luc, 'aide');
    bot.connector.plan({ status: 403, code: 'BotNotInConversationRoster' });
    expect(await send()).toEqual({ kind: 'permanent', reason: 'BotNotInConversationRoster' });
    expect(await send()).toEqual({ kind: 'permanent', reason: 'NoConversation' });
    await bot.say(luc, 'aide');
    expect(await send()).toMatchObject({ kind: 'ok' });
  });

  test('into a channel of a team that has the app starts a thread there', async () => {
    await bot.deliver(install('add', general));
    const sent = await bot.bot.messenger.toChannel(bergeron.tenant, services, channels.informatique.id, card);
    expect(sent).toMatchObject({ kind: 'ok' });
    expect(bot.connector.calls.at(-1)?.body).toMatchObject({
      isGroup: true,
      channelData: { channel: { id: channels.informatique.id } },
    });
  });
});

test('an answer that takes long is announced by a sign of typing', async () => {
  const slow = bot.message(luc, { text: 'aide' });
  const signs = bot.connector.calls;
  const release = bot.holdReadMe();
  const reply = bot.deliver(slow);
  await expect
    .poll(() => signs.map(({ body }) => (body as { type: string }).type), { timeout: 5_000 })
    .toEqual(['typing']);
  release();
  expect((await reply).status).toBe(200);
  expect(signs.map(({ body }) => (body as { type: string }).type)).toEqual(['typing', 'message']);
});
