import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrganisations } from '#bot/accounts/organisations.ts';
import { openAudit } from '#bot/audit/audit.ts';
import { commitRunWith } from '#bot/checklists/commit-run.ts';
import { openPlans } from '#bot/checklists/read-run.ts';
import { openScheduler } from '#bot/checklists/scheduler.ts';
import { openRoster } from '#bot/members/roster.ts';
import type { RunRow } from '#shared/checklists/run-row.ts';
import type { ScheduleView } from '#shared/checklists/schedule-contract.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, etienne, priya } = people;
const hour = 3_600_000;
let service: TestService;
let desk: string;
/** Far ahead, so that the service's own scheduler has nothing to do meanwhile. */
let clock = new Date('2031-05-01T00:00:00.000Z');

beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  desk = `/api/v1/desks/${(made.body as { id: string }).id}`;
});
afterAll(() => service.close());

/** One of several instances that look at the same store by the same clock. */
function instance() {
  const { store } = service.service;
  const commitRun = commitRunWith({ store, took: () => {} });
  return openScheduler({
    store,
    roster: openRoster(store, async () => {}),
    organisations: openOrganisations(
      store,
      openAudit(store, () => clock),
    ),
    plans: openPlans(store),
    commitRun,
    now: () => clock,
    failed: (what, error) => {
      throw new Error(what, { cause: error });
    },
  });
}
async function call(person: Person, method: string, path: string, body?: unknown) {
  return service.call(person, method, `${desk}${path}`, body);
}
async function schedule(over: object = {}): Promise<{ readonly schedule: ScheduleView; readonly template: string }> {
  const of = { name: 'Ouverture', plan: plan([tick('a')]) };
  const template = ((await call(nadia, 'POST', '/templates', of)).body as { id: string }).id;
  const made = await call(nadia, 'POST', '/schedules', {
    template,
    rule: 'FREQ=DAILY',
    begins: '2031-05-05T07:30',
    timeZone: 'Europe/Paris',
    holidays: ['2031-05-08'],
    missed: 'skip',
    assignees: [etienne.oid],
    ...over,
  });
  expect(made.status).toBe(201);
  return { schedule: made.body as ScheduleView, template };
}
async function startedFrom(template: string): Promise<readonly RunRow[]> {
  const listed = await call(nadia, 'GET', `/runs?template=${template}&direction=asc`);
  return (listed.body as { items: RunRow[] }).items;
}

test('three instances over ten days start each occurrence once, and none on a holiday', async () => {
  const { template } = await schedule();
  const instances = [instance(), instance(), instance()];
  const end = Date.parse('2031-05-15T00:00:00.000Z');
  for (
    clock = new Date('2031-05-04T22:05:00.000Z');
    clock.getTime() < end;
    clock = new Date(clock.getTime() + hour / 4)
  )
    await Promise.all(instances.map((one) => one.sweep()));
  const runs = await startedFrom(template);
  expect(runs.map(({ startedAt }) => startedAt.slice(0, 16))).toEqual(
    ['05', '06', '07', '09', '10', '11', '12', '13', '14'].map((day) => `2031-05-${day}T05:35`),
  );
  expect(runs[0]).toMatchObject({ title: 'Ouverture', assignees: [{ name: etienne.name }], state: 'open' });
});

test.each([
  ['let go', 'skip', 0],
  ['made up for by one fresh run', 'start', 1],
] as const)('occurrences missed for three days are %s', async (_, missed, expected) => {
  clock = new Date('2031-06-01T00:00:00.000Z');
  const { template, schedule: made } = await schedule({ begins: '2031-06-02T07:30', holidays: [], missed });
  clock = new Date('2031-06-05T00:00:00.000Z');
  await instance().sweep();
  await instance().sweep();
  expect((await startedFrom(template)).length).toBe(expected);
  const listed = await call(nadia, 'GET', '/schedules');
  const known = (listed.body as { items: ScheduleView[] }).items.find(({ id }) => id === made.id);
  expect(known?.next).toBe('2031-06-05T05:30:00.000Z');
});

test('a clock that is set back starts nothing twice', async () => {
  const { template } = await schedule({ begins: '2031-07-01T07:30', holidays: [] });
  clock = new Date('2031-07-01T05:31:00.000Z');
  await instance().sweep();
  clock = new Date('2031-07-01T05:00:00.000Z');
  await instance().sweep();
  clock = new Date('2031-07-01T05:32:00.000Z');
  await instance().sweep();
  expect((await startedFrom(template)).length).toBe(1);
});

test('ends with its template, or when it is removed; guests see none', async () => {
  const kept = await schedule({ begins: '2031-08-01T07:30' });
  const removed = await schedule({ begins: '2031-08-01T07:30' });
  expect(await call(etienne, 'DELETE', `/schedules/${removed.schedule.id}`)).toMatchObject({ status: 403 });
  expect(await call(nadia, 'DELETE', `/schedules/${removed.schedule.id}`)).toMatchObject({ status: 200 });
  await call(nadia, 'DELETE', `/templates/${kept.template}`);
  clock = new Date('2031-08-01T05:31:00.000Z');
  await instance().sweep();
  expect([await startedFrom(kept.template), await startedFrom(removed.template)]).toEqual([[], []]);
  expect(await call(priya, 'GET', '/schedules')).toMatchObject({ status: 403 });
});

test('one that would never start anything is refused', async () => {
  const of = { name: 'Jamais', plan: plan([tick('a')]) };
  const template = ((await call(nadia, 'POST', '/templates', of)).body as { id: string }).id;
  const body = {
    template,
    rule: 'FREQ=DAILY',
    begins: '2031-05-05T07:30',
    holidays: [],
    missed: 'skip',
    assignees: [],
  };
  expect(await call(nadia, 'POST', '/schedules', { ...body, timeZone: 'Europe/Atlantis' })).toMatchObject({
    status: 422,
    body: { code: 'schedule.never', fields: [{ path: 'rule' }] },
  });
});

test('one that is changed starts by its new rule, for its new people', async () => {
  clock = new Date('2031-06-01T00:00:00.000Z');
  const { schedule: made, template } = await schedule({ begins: '2032-06-02T07:30' });
  const { rule, begins, timeZone, holidays, missed } = made;
  const timing = { rule, begins, timeZone, holidays, missed, assignees: [] };
  const path = `/schedules/${made.id}`;
  const changed = await call(nadia, 'PUT', path, { ...timing, begins: '2032-07-01T09:00' });
  expect(changed).toMatchObject({ status: 200, body: { next: '2032-07-01T07:00:00.000Z', template, assignees: [] } });
  expect(await call(etienne, 'PUT', path, timing)).toMatchObject({ status: 403, body: { code: 'template.forbidden' } });
  expect(await call(nadia, 'PUT', path, { ...timing, rule: 'FREQ=DAILY;UNTIL=20200101' })).toMatchObject({
    status: 422,
    body: { code: 'schedule.never', fields: [{ path: 'rule' }] },
  });
  clock = new Date('2032-07-01T07:01:00.000Z');
  await instance().sweep();
  expect(await startedFrom(template)).toMatchObject([{ assignees: [] }]);
});
