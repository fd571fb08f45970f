import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskPartition } from '#bot/desks/desk-document.ts';
import { personPartition } from '#bot/members/preferences-document.ts';
import { claimSignals } from '#bot/notifications/claim.ts';
import { untouched } from '#shared/notifications/preferences.ts';
import { people, teams } from '#test/cloud/cast.ts';
import { actOn, deliveriesTo, startRelay, startTrustedEntra, type TestRelay } from './start-relay.ts';

const { nadia, etienne, camille, luc, amina } = people;
const sending = /sendActivityNotification/;
let trusted: Awaited<ReturnType<typeof startTrustedEntra>>;
let teamsApp: TestRelay;

beforeAll(async () => {
  trusted = await startTrustedEntra();
});
afterAll(async () => {
  await trusted.entra.close();
});
beforeEach(async () => {
  teamsApp = await startRelay(trusted);
});
afterEach(async () => {
  await teamsApp.stop();
});

/** How many events each message to a person told of. */
const toldTo = (person: { readonly oid: string }) =>
  teamsApp.graph
    .sent()
    .filter(({ recipient }) => recipient === person.oid)
    .map(({ parameters }) => Number(parameters['count'] ?? 1));
const outboxOf = (tenant: string) =>
  teamsApp.first.store.count(deskPartition(tenant, teamsApp.desk), { type: 'outbox' });

/** Sweeps every few seconds until so much time has passed. */
async function pass(seconds: number, sweep: () => Promise<unknown>, step = 5): Promise<void> {
  for (let passed = 0; passed < seconds; passed += step) {
    teamsApp.clock.advance(step);
    await sweep();
  }
}

describe('what was committed is never lost', () => {
  test('right after the commit the person is told, and the outbox is empty', async () => {
    await actOn(teamsApp.first, teamsApp.desk).file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await teamsApp.first.idle();
    expect(teamsApp.graph.sent()).toMatchObject([{ recipient: etienne.oid, activityType: 'ticketAssigned' }]);
    expect(await outboxOf(nadia.tenant)).toBe(0);
  });

  test('an instance that dies after the commit leaves its work to another', async () => {
    const { first, clock, desk } = teamsApp;
    first.crash();
    await actOn(first, desk).file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    const second = teamsApp.open();
    await second.sweep();
    expect(teamsApp.graph.sent()).toEqual([]);
    clock.advance(31);
    await second.sweep();
    expect(teamsApp.graph.sent()).toMatchObject([{ recipient: etienne.oid, activityType: 'ticketAssigned' }]);
    expect(await outboxOf(nadia.tenant)).toBe(0);
  });

  test('an instance that dies while it sends loses its claim after a minute', async () => {
    const { first, clock, desk, graph } = teamsApp;
    graph.plan({ status: 503, match: sending });
    await actOn(first, desk).file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await first.idle();
    clock.advance(5);
    const partition = personPartition(etienne.tenant, etienne.oid);
    const moment = { now: clock.now().toISOString(), pausedUntil: null, preferences: untouched };
    expect((await claimSignals(first.store, partition, moment)).signals).toHaveLength(1);
    const second = teamsApp.open();
    clock.advance(59);
    await second.sweep();
    expect(graph.sent()).toEqual([]);
    clock.advance(1);
    await second.sweep();
    expect(toldTo(etienne)).toEqual([1]);
  });

  test('an item that nobody can read is kept and reported after twenty attempts, and holds nobody up', async () => {
    const { first, clock, desk, failures } = teamsApp;
    const partition = deskPartition(nadia.tenant, desk);
    const due = clock.now().toISOString();
    await first.store.write(partition, [{ create: { id: 'out_broken', type: 'outbox', schema: 1, due, data: {} } }]);
    for (let hour = 0; hour < 22; hour++) {
      await first.relay.sweep();
      clock.advance(3600);
    }
    expect(failures.filter((failure) => failure.includes('given up'))).toEqual([
      `relaying: Error: out_broken of ${desk} is given up`,
    ]);
    expect(await first.store.get(partition, 'out_broken')).not.toBeNull();
    expect(await first.store.due('outbox', clock.now().toISOString(), 10)).toEqual([]);
  });

  test('stopping waits for what runs', async () => {
    const { first, desk } = teamsApp;
    first.relay.start(60_000);
    first.notifications.start(60_000);
    await actOn(first, desk).file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await first.relay.stop();
    await first.notifications.stop();
    expect(toldTo(etienne)).toEqual([1]);
  });
});

describe('when Teams does not take it', () => {
  test('429: nobody of the organisation is sent anything before Retry-After has passed, then each is told once', async () => {
    const { first, desk, graph } = teamsApp;
    const second = teamsApp.open();
    graph.plan({ status: 429, retryAfter: 120, match: sending });
    const acts = actOn(first, desk);
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await first.idle();
    await acts.file(nadia, 'Écran', { assignees: [camille.oid] });
    await first.idle();
    const calls = () => graph.calls.filter((call) => sending.test(call)).length;
    await pass(115, second.sweep);
    expect(calls()).toBe(1);
    await pass(10, second.sweep);
    expect([toldTo(etienne), toldTo(camille), calls()]).toEqual([[1], [1], 3]);
  });

  test('503 for ten minutes: the ticket stands at once, the message comes once, after few attempts', async () => {
    const { first, desk, graph } = teamsApp;
    graph.plan({ status: 503, times: 10_000, match: sending });
    await actOn(first, desk).file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await first.idle();
    await pass(600, first.sweep);
    const attempts = graph.calls.filter((call) => sending.test(call)).length;
    graph.clearFaults();
    await pass(600, first.sweep);
    expect(toldTo(etienne)).toEqual([1]);
    expect(attempts).toBe(8);
    expect(await deliveriesTo(first.store, etienne)).toMatchObject([{ state: 'sent', through: 'feed', due: null }]);
  });

  test('a day of it: the delivery has failed, with the reason', async () => {
    const { first, desk, graph } = teamsApp;
    graph.plan({ status: 503, times: 10_000, match: sending });
    await actOn(first, desk).file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await first.idle();
    await pass(25 * 3600, first.sweep, 600);
    expect(await deliveriesTo(first.store, etienne)).toMatchObject([
      { state: 'failed', due: null, reason: 'feed: 503 ServiceUnavailable' },
    ]);
  });

  test('a message whose acceptance was lost on the way is sent again and takes the place of the first', async () => {
    const { first, desk, graph } = teamsApp;
    graph.plan({ status: 504, afterwards: true, match: sending });
    await actOn(first, desk).file(nadia, 'Imprimante', { assignees: [etienne.oid] });
    await first.idle();
    await pass(10, first.sweep);
    expect(graph.sent()).toHaveLength(2);
    expect(graph.feedOf(etienne.oid)).toHaveLength(1);
  });
});

describe('two instances on one store', () => {
  test('that find the same leftovers tell each person of each event once, at most ten times a minute', async () => {
    const { first, desk, clock } = teamsApp;
    first.crash();
    const acts = actOn(first, desk);
    for (let number = 1; number <= 12; number++) {
      const id = await acts.file(nadia, `Ticket ${number}`, { assignees: [etienne.oid, camille.oid] });
      if (number % 4 === 0) await acts.comment(luc, id, 'Vu');
    }
    const [left, right] = [teamsApp.open(), teamsApp.open()];
    clock.advance(31);
    await Promise.all([left.sweep(), right.sweep(), left.sweep(), right.sweep()]);
    const inFirstMinute = [toldTo(etienne).length, toldTo(camille).length];
    await pass(180, () => Promise.all([left.sweep(), right.sweep()]));
    const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
    expect([sum(toldTo(etienne)), sum(toldTo(camille)), sum(toldTo(nadia))]).toEqual([15, 15, 3]);
    expect(Math.max(...inFirstMinute)).toBeLessThanOrEqual(10);
    expect(await outboxOf(nadia.tenant)).toBe(0);
  });

  test('that both follow the same commit tell it once', async () => {
    const { first, desk } = teamsApp;
    const second = teamsApp.open();
    await actOn(first, desk).file(nadia, 'Imprimante', { assignees: [etienne.oid, amina.oid] });
    for (const commit of first.commits) second.relay.took(...commit);
    await Promise.all([first.idle(), second.idle()]);
    await pass(120, () => Promise.all([first.sweep(), second.sweep()]));
    expect([toldTo(etienne), toldTo(amina)]).toEqual([[1], [1]]);
    expect(teamsApp.failures).toEqual([]);
  });
});

test('whoever has left the team meanwhile is told nothing', async () => {
  const { first, desk, graph, world, clock } = teamsApp;
  graph.plan({ status: 503, match: sending });
  await actOn(first, desk).file(nadia, 'Imprimante', { assignees: [luc.oid] });
  await first.idle();
  world.removeMember(teams.services.groupId, luc.oid);
  await first.syncRoster(nadia.tenant, desk);
  clock.advance(60);
  await first.sweep();
  expect(graph.sent()).toEqual([]);
  expect(await deliveriesTo(first.store, luc)).toMatchObject([{ state: 'skipped', reason: 'left' }]);
});
