import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskDocument, deskDocumentId, deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import type { Closure } from '#shared/desks/desk.ts';
import { type Person, people } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { actOn, callBy, deliveriesTo, startRelay, startTrustedEntra, type TestRelay, valueIn } from './start-relay.ts';

/** N1: due soon and overdue. The clock of these tests begins at noon in UTC, on 4 May 2026. */
const { nadia, etienne, camille } = people;
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

/** Goes on to an instant, looking every hour as the service does every few seconds. */
async function until(instant: string, instances = [teamsApp.first]): Promise<void> {
  for (const instance of instances) await instance.idle();
  while (teamsApp.clock.now().toISOString() < instant) {
    const left = (Date.parse(instant) - teamsApp.clock.now().getTime()) / 1000;
    teamsApp.clock.advance(Math.min(3600, left));
    await Promise.all(instances.map((instance) => instance.sweep()));
  }
}
/** As a change of the team does to its desks. */
async function setClosed(closedBy: readonly Closure[]): Promise<void> {
  const { store } = teamsApp.first;
  const partition = deskPartition(nadia.tenant, teamsApp.desk);
  const document = await store.get(partition, deskDocumentId);
  if (document === null) throw new Error('there is no desk');
  await store.write(partition, [{ put: deskDocument({ ...deskOf(document), closedBy }) }]);
}
const remindersTo = (person: Person) =>
  teamsApp.graph
    .sent()
    .filter(({ recipient, activityType }) => recipient === person.oid && /^(dueSoon|overdue)$/.test(activityType));

describe('a ticket that is due', () => {
  test('is told of the morning before and the morning after, by each assignee’s clock', async () => {
    await acts.choose(etienne, { timeZone: 'Europe/Paris' });
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid, camille.oid], due: '2026-05-08' });
    await until('2026-05-07T05:59:00.000Z');
    expect(remindersTo(etienne)).toEqual([]);
    await until('2026-05-07T06:00:00.000Z');
    expect(remindersTo(etienne)).toMatchObject([
      { activityType: 'dueSoon', parameters: { ticket: 'TKT-1' }, preview: 'Échéance\u00a0: 8 mai 2026 · Imprimante' },
    ]);
    expect(remindersTo(camille)).toEqual([]);
    await until('2026-05-09T08:00:00.000Z');
    expect(remindersTo(etienne).map(({ activityType }) => activityType)).toEqual(['dueSoon', 'overdue']);
    expect(remindersTo(camille).map(({ activityType }) => activityType)).toEqual(['dueSoon', 'overdue']);
    expect(remindersTo(nadia)).toEqual([]);
  });

  test('tells nobody once it is closed', async () => {
    const id = await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid], due: '2026-05-08' });
    await acts.change(nadia, id, { status: 'closed' });
    await until('2026-05-10T00:00:00.000Z');
    expect(remindersTo(etienne)).toEqual([]);
  });

  test('tells of its new day where it was put off, also between the reminder and the morning', async () => {
    const id = await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid], due: '2026-05-08' });
    await until('2026-05-07T00:00:00.000Z');
    expect(await deliveriesTo(teamsApp.first.store, etienne)).toContainEqual(
      expect.objectContaining({ kind: 'due-soon', state: 'waiting' }),
    );
    await acts.change(nadia, id, { due: '2026-05-15' });
    await until('2026-05-13T23:00:00.000Z');
    expect(remindersTo(etienne)).toEqual([]);
    await until('2026-05-14T08:00:00.000Z');
    expect(remindersTo(etienne)).toMatchObject([{ activityType: 'dueSoon' }]);
  });

  test('is told of to the owners once it is overdue, where nobody has it', async () => {
    await acts.file(camille, 'Imprimante', { due: '2026-05-08' });
    await until('2026-05-09T08:00:00.000Z');
    expect(remindersTo(nadia)).toMatchObject([{ activityType: 'overdue' }]);
    expect(remindersTo(camille)).toEqual([]);
  });

  test('is told of once by two instances that look at the same time', async () => {
    const second = teamsApp.open();
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid], due: '2026-05-08' });
    await until('2026-05-09T09:00:00.000Z', [teamsApp.first, second]);
    expect(remindersTo(etienne).map(({ activityType }) => activityType)).toEqual(['dueSoon', 'overdue']);
    expect(teamsApp.failures).toEqual([]);
  });

  test('is told of again once Docket is back in the team', async () => {
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid], due: '2026-05-08' });
    await teamsApp.first.idle();
    await setClosed(['app-removed']);
    await until('2026-05-07T12:00:00.000Z');
    expect(remindersTo(etienne)).toEqual([]);
    await setClosed([]);
    await until('2026-05-09T08:00:00.000Z');
    expect(remindersTo(etienne)).toMatchObject([{ activityType: 'overdue' }]);
  });

  test('after an outage over both mornings is told of as overdue, once', async () => {
    await acts.file(nadia, 'Imprimante', { assignees: [etienne.oid], due: '2026-05-08' });
    await teamsApp.first.idle();
    teamsApp.clock.advance(7 * 24 * 3600);
    await teamsApp.first.sweep();
    await teamsApp.first.sweep();
    expect(remindersTo(etienne)).toMatchObject([{ activityType: 'overdue' }]);
  });
});

describe('a checklist', () => {
  const start = async (items: Parameters<typeof plan>[0], over: { assignees?: string[]; due?: string }) => {
    const { assignees = [], due = null } = over;
    const body = { from: { plan: plan(items) }, title: 'Ouverture', assignees, due };
    const input = { params: { deskId: teamsApp.desk }, query: {}, body };
    return valueIn(await teamsApp.first.useCases.startRun(callBy(nadia), input));
  };

  test('is told of an hour ahead and when it is due, to whoever does it', async () => {
    await start([tick('a')], { assignees: [etienne.oid], due: '2026-05-04T20:00:00.000Z' });
    await until('2026-05-04T19:00:00.000Z');
    expect(remindersTo(etienne)).toMatchObject([{ activityType: 'dueSoon', parameters: { ticket: 'Ouverture' } }]);
    await until('2026-05-04T20:00:00.000Z');
    expect(remindersTo(etienne).map(({ activityType }) => activityType)).toEqual(['dueSoon', 'overdue']);
  });

  test('tells whoever gets items of it, and reminds them of those', async () => {
    await start([tick('a', { title: 'Compter la caisse', assignee: { person: etienne.oid }, dueAfter: 180 })], {});
    await teamsApp.first.idle();
    expect(teamsApp.graph.sent()).toMatchObject([{ recipient: etienne.oid, activityType: 'checklistItemsAssigned' }]);
    await until('2026-05-04T15:00:00.000Z');
    expect(remindersTo(etienne)).toMatchObject([
      { activityType: 'dueSoon', preview: expect.stringContaining('Compter la caisse') },
      { activityType: 'overdue', preview: expect.stringContaining('Compter la caisse') },
    ]);
  });
});
