import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { people, teams } from '#test/cloud/cast.ts';
import { actOn, callBy, deliveriesTo, startRelay, startTrustedEntra, type TestRelay, valueIn } from './start-relay.ts';

const { nadia, etienne, camille, priya } = people;
let trusted: Awaited<ReturnType<typeof startTrustedEntra>>;
let teamsApp: TestRelay;
let acts: ReturnType<typeof actOn>;

beforeAll(async () => {
  trusted = await startTrustedEntra();
});
afterAll(async () => {
  await trusted.entra.close();
});
beforeEach(async () => {
  teamsApp = await startRelay(trusted);
  acts = actOn(teamsApp.first, teamsApp.desk);
});
afterEach(async () => {
  await teamsApp.stop();
});

const idle = () => teamsApp.first.idle();
async function later(seconds: number): Promise<void> {
  teamsApp.clock.advance(seconds);
  await teamsApp.first.sweep();
}
const sentTo = (person: { readonly oid: string }) =>
  teamsApp.graph.sent().filter(({ recipient }) => recipient === person.oid);

describe('in the activity feed', () => {
  test('an assignment says who and which ticket, and opens it in Teams', async () => {
    const id = await acts.file(nadia, 'Imprimante du quai', { assignees: [etienne.oid] });
    await idle();
    const [item] = teamsApp.graph.feedOf(etienne.oid);
    expect(item).toMatchObject({
      tenant: nadia.tenant,
      through: `teams/${teams.services.groupId}`,
      activityType: 'ticketAssigned',
      parameters: { person: 'Nadia Bergeron-Roy', ticket: 'TKT-1' },
      preview: 'Imprimante du quai',
      topic: { source: 'text', value: 'TKT-1 · Imprimante du quai' },
    });
    const link = new URL(item?.topic.webUrl ?? '');
    expect(link.origin + link.pathname).toMatch(
      new RegExp(`^https://teams.microsoft.com/l/entity/[-0-9a-f]{36}/${teamsApp.desk}$`),
    );
    expect(JSON.parse(link.searchParams.get('context') ?? '')).toMatchObject({ subEntityId: `ticket/${id}` });
    expect(item?.chainId).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
  });

  test('a comment is told in its own words without Markdown, to those whom it mentions as a mention', async () => {
    const id = await acts.file(camille, 'Imprimante du quai', { watchers: [camille.oid] });
    await acts.comment(nadia, id, `**Merci** [@Étienne](person:${etienne.oid}), voir [la notice](https://example.com)`);
    await idle();
    expect(sentTo(etienne)).toMatchObject([
      { activityType: 'ticketMentioned', preview: 'Merci @Étienne, voir la notice' },
    ]);
    expect(sentTo(camille)).toMatchObject([{ activityType: 'ticketCommented' }]);
  });

  test.each([
    ['the language of the desk', undefined, 'Nouveau → En cours · Imprimante'],
    ["one's own language", 'en', 'New → In progress · Imprimante'],
  ] as const)('a new status is told in %s', async (_, language, preview) => {
    if (language !== undefined) await acts.prefer(etienne, { language });
    const id = await acts.file(etienne, 'Imprimante');
    await acts.change(nadia, id, { status: 'active' });
    await idle();
    expect(sentTo(etienne)).toMatchObject([{ activityType: 'ticketStatusChanged', preview }]);
  });

  test('nobody is told of what they did themselves', async () => {
    const id = await acts.file(nadia, 'Imprimante', { assignees: [nadia.oid], watchers: [nadia.oid] });
    await acts.comment(nadia, id, `Pour moi : [@Nadia](person:${nadia.oid})`);
    await acts.change(nadia, id, { status: 'active', assignees: [] });
    await idle();
    expect(teamsApp.graph.sent()).toEqual([]);
    expect(await deliveriesTo(teamsApp.first.store, nadia)).toEqual([]);
  });

  test('a guest is told of their own ticket, and of no other that they are mentioned on', async () => {
    const own = await acts.file(nadia, 'Devis', { requester: priya.oid });
    const other = await acts.file(nadia, 'Imprimante');
    await acts.comment(nadia, other, `[@Priya](person:${priya.oid})`);
    await acts.comment(etienne, own, 'Reçu');
    await idle();
    expect(sentTo(priya)).toMatchObject([{ activityType: 'ticketCommented', preview: 'Reçu' }]);
  });
});

describe('a burst', () => {
  test('is told by its first event at once, and by one true summary when the minute is over', async () => {
    const id = await acts.file(etienne, 'Imprimante');
    await acts.change(nadia, id, { status: 'active' });
    await idle();
    await acts.comment(nadia, id, 'Je regarde');
    await acts.comment(nadia, id, 'Toner commandé');
    await acts.change(nadia, id, { status: 'waiting' });
    await idle();
    expect(sentTo(etienne)).toHaveLength(1);
    await later(60);
    expect(sentTo(etienne).slice(1)).toMatchObject([
      {
        activityType: 'ticketUpdated',
        parameters: { person: 'Nadia Bergeron-Roy', ticket: 'TKT-1', count: '3' },
        preview: 'a changé le statut, a commenté (2 fois), En cours → En attente · Imprimante',
      },
    ]);
  });

  test('leaves out a comment taken back before it was told', async () => {
    const id = await acts.file(etienne, 'Imprimante');
    await acts.change(nadia, id, { status: 'active' });
    await idle();
    const comment = await acts.comment(nadia, id, 'Mot de passe : 1234');
    await acts.comment(nadia, id, 'Je regarde');
    await acts.uncomment(nadia, id, comment);
    await idle();
    await later(60);
    expect(sentTo(etienne).slice(1)).toMatchObject([{ activityType: 'ticketCommented', preview: 'Je regarde' }]);
    expect(await deliveriesTo(teamsApp.first.store, etienne)).toContainEqual(
      expect.objectContaining({ state: 'skipped', reason: 'withdrawn' }),
    );
  });

  test('of fifteen tickets is ten messages, the last of which tells the rest and opens the list', async () => {
    teamsApp.first.crash();
    for (let number = 1; number <= 15; number++)
      await acts.file(nadia, `Ticket ${number}`, { assignees: [etienne.oid] });
    await later(31);
    const messages = sentTo(etienne);
    expect(messages.map(({ activityType }) => activityType)).toEqual([
      ...Array(9).fill('ticketAssigned'),
      'ticketsUpdated',
    ]);
    expect(messages[9]).toMatchObject({
      parameters: { count: '6' },
      topic: { webUrl: expect.stringMatching(/\/me$/) },
    });
  });
});

describe('by what the person chose', () => {
  /** The clock of these tests shows noon in UTC. */
  const quiet = { from: '11:00', to: '13:00', days: [] };

  test('in their quiet hours nothing, and what came meanwhile in one message when they end', async () => {
    await acts.choose(etienne, { quiet });
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await acts.file(nadia, 'Scanner', { assignees: [etienne.oid] });
    await idle();
    await later(3599);
    expect(sentTo(etienne)).toEqual([]);
    await later(1);
    expect(sentTo(etienne)).toMatchObject([{ activityType: 'quietHoursOver', parameters: { count: '2' } }]);
  });

  test('however much comes meanwhile, nothing is lost: what one message cannot tell the next one does', async () => {
    await acts.choose(etienne, { quiet });
    for (let number = 1; number <= 120; number++)
      await acts.file(nadia, `Ticket ${number}`, { assignees: [etienne.oid] });
    await idle();
    await later(3600);
    await later(60);
    expect(sentTo(etienne).map(({ parameters }) => Number(parameters['count']))).toEqual([90, 30]);
    const states = (await deliveriesTo(teamsApp.first.store, etienne)).map(({ state }) => state);
    expect(states).toEqual(Array(120).fill('sent'));
  });

  test('what waits is told at once when they end their quiet hours', async () => {
    await acts.choose(etienne, { quiet });
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await idle();
    await acts.choose(etienne, { quiet: null });
    await later(1);
    expect(sentTo(etienne)).toMatchObject([{ activityType: 'ticketAssigned' }]);
  });

  test('comments once a day in their digest, and an assignment at once', async () => {
    await acts.choose(etienne, { ways: { commented: 'digest' }, digest: { at: '08:00', weekday: null, by: 'feed' } });
    const id = await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await idle();
    expect(sentTo(etienne)).toMatchObject([{ activityType: 'ticketAssigned' }]);
    await acts.comment(nadia, id, 'Toner commandé');
    await acts.comment(camille, id, 'Merci');
    await idle();
    await later(20 * 3600 - 1);
    expect(sentTo(etienne)).toHaveLength(1);
    await later(1);
    expect(sentTo(etienne).slice(1)).toMatchObject([{ activityType: 'digest', parameters: { count: '2' } }]);
  });

  test('in their digest nothing of a ticket that became confidential before it was told', async () => {
    const digest = { at: '08:00', weekday: null, by: 'card' } as const;
    await teamsApp.meet(etienne);
    await acts.choose(etienne, { ways: { commented: 'digest' }, digest });
    const secret = await acts.file(nadia, 'Salaire de Camille', { watchers: [etienne.oid] });
    const open = await acts.file(nadia, 'Imprimante', { watchers: [etienne.oid] });
    for (const id of [secret, open]) await acts.comment(nadia, id, 'Voici la suite');
    await idle();
    await acts.change(nadia, secret, { confidential: true });
    await later(20 * 3600);
    expect(teamsApp.cardsOf(etienne)).toHaveLength(1);
    const told = JSON.stringify([teamsApp.cardsOf(etienne), sentTo(etienne)]);
    expect(told).toContain('TKT-2');
    for (const trace of ['TKT-1', 'Salaire']) expect(told).not.toContain(trace);
    expect(told).not.toContain(secret);
  });

  test('a kind by another way than usual', async () => {
    await teamsApp.meet(etienne);
    await acts.choose(etienne, { ways: { assigned: 'card' } });
    const id = await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await idle();
    await acts.comment(camille, id, 'Merci');
    await idle();
    expect(teamsApp.cardsOf(etienne)).toHaveLength(1);
    expect(sentTo(etienne)).toMatchObject([{ activityType: 'ticketCommented' }]);
  });

  test('nothing of a ticket that they muted, and all of it again afterwards', async () => {
    const id = await acts.file(etienne, 'Imprimante');
    await acts.mute(etienne, id);
    await acts.comment(nadia, id, 'Je regarde');
    await idle();
    expect(sentTo(etienne)).toEqual([]);
    expect(await deliveriesTo(teamsApp.first.store, etienne)).toMatchObject([{ state: 'skipped', reason: 'muted' }]);
    await acts.unmute(etienne, id);
    await acts.comment(nadia, id, 'Toner commandé');
    await idle();
    expect(sentTo(etienne)).toMatchObject([{ preview: 'Toner commandé' }]);
  });

  test('nothing of a desk that they muted', async () => {
    await acts.mute(etienne, teamsApp.desk);
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await idle();
    expect(sentTo(etienne)).toEqual([]);
  });

  test('nothing of a kind that the owners left to those who choose it, until they choose it', async () => {
    const { useCases } = teamsApp.first;
    const on = { params: { deskId: teamsApp.desk }, query: {} };
    const { version } = valueIn(await useCases.readDesk(callBy(nadia), { ...on, body: undefined }));
    valueIn(await useCases.changeDesk(callBy(nadia), { ...on, body: { version, silent: ['commented'] } }));
    const id = await acts.file(etienne, 'Imprimante');
    await acts.comment(nadia, id, 'Je regarde');
    await idle();
    expect(sentTo(etienne)).toEqual([]);
    await acts.choose(etienne, { ways: { commented: 'feed' } });
    await acts.comment(camille, id, 'Merci');
    await idle();
    expect(sentTo(etienne)).toMatchObject([{ preview: 'Merci' }]);
  });

  test('a ticket that they may not see cannot be muted, like one that never was', async () => {
    const id = await acts.file(nadia, 'Paie', { confidential: true });
    const input = { params: { subject: id }, query: {}, body: { deskId: teamsApp.desk } };
    expect(await teamsApp.first.useCases.mute(callBy(camille), input)).toMatchObject({
      refusal: { kind: 'missing', code: 'ticket.not-found' },
    });
  });
});

describe('through the channel that the person chose', () => {
  test('a card in their chat with the bot, and nothing in the feed', async () => {
    await teamsApp.meet(etienne);
    await acts.prefer(etienne, { notifyBy: 'card' });
    const id = await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await idle();
    expect(teamsApp.graph.sent()).toEqual([]);
    expect(teamsApp.cardsOf(etienne)).toMatchObject([
      {
        fallbackText: 'Nadia Bergeron-Roy vous a attribué TKT-1 · Imprimante',
        actions: [
          { type: 'Action.OpenUrl', title: 'Ouvrir dans Docket' },
          { type: 'Action.Execute', verb: 'ticket.show', data: { deskId: teamsApp.desk, ticketId: id } },
          { type: 'Action.Execute', verb: 'ticket.mute', data: { deskId: teamsApp.desk, ticketId: id } },
          { type: 'Action.OpenUrl', title: 'Régler les notifications', url: expect.stringContaining('notifications') },
        ],
      },
    ]);
  });

  test('nothing, where they want nothing', async () => {
    await acts.prefer(etienne, { notifyBy: 'off' });
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await idle();
    expect(teamsApp.graph.sent()).toEqual([]);
    expect(await deliveriesTo(teamsApp.first.store, etienne)).toMatchObject([{ state: 'skipped', reason: 'off' }]);
  });

  test('a card again after a restart, and the feed once the chat with the bot has ended', async () => {
    await teamsApp.meet(etienne);
    await acts.prefer(etienne, { notifyBy: 'card' });
    teamsApp.first.crash();
    const restarted = teamsApp.open();
    await actOn(restarted, teamsApp.desk).file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await restarted.idle();
    expect(teamsApp.cardsOf(etienne)).toHaveLength(1);
    teamsApp.connector.plan({ status: 403, code: 'ConversationBlockedByUser' });
    for (const title of ['Scanner', 'Badge'])
      await actOn(restarted, teamsApp.desk).file(nadia, title, { assignees: [etienne.oid] });
    await restarted.idle();
    expect(teamsApp.cardsOf(etienne)).toHaveLength(1);
    expect(sentTo(etienne)).toMatchObject([{ activityType: 'ticketAssigned' }, { activityType: 'ticketAssigned' }]);
  });

  test('a card where the feed refuses for good, and never both', async () => {
    await teamsApp.meet(etienne);
    teamsApp.world.removeMember(teams.services.groupId, etienne.oid);
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await idle();
    expect(teamsApp.graph.sent()).toEqual([]);
    expect(teamsApp.cardsOf(etienne)).toHaveLength(1);
    expect(await deliveriesTo(teamsApp.first.store, etienne)).toMatchObject([{ state: 'sent', through: 'card' }]);
  });

  test('where both refuse, an owner finds that it failed, to whom and why', async () => {
    teamsApp.world.removeMember(teams.services.groupId, etienne.oid);
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await idle();
    const asked = { params: { deskId: teamsApp.desk }, query: {}, body: undefined };
    const shown = await teamsApp.first.useCases.listFailedDeliveries(callBy(nadia), asked);
    expect(shown).toMatchObject({
      value: {
        items: [
          {
            person: { name: etienne.name },
            kind: 'assigned',
            named: 'TKT-1',
            failure: 'no-app',
            reason: 'feed: 403 Forbidden; card: NoConversation',
          },
        ],
      },
    });
    expect(await teamsApp.first.useCases.listFailedDeliveries(callBy(camille), asked)).toMatchObject({
      refusal: { kind: 'forbidden', code: 'desk.not-owner' },
    });
  });
});
