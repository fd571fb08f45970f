import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startService } from '#bot/service.ts';
import { DeskView } from '#shared/desks/desk.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, luc } = people;
const team = teams.services;
const { tenant } = nadia;
let docket: TestService;
let desk: DeskView;

beforeAll(async () => {
  docket = await startTestService();
});
afterAll(() => docket.close());
beforeEach(async () => {
  const { world } = docket.cloud;
  if (!world.team(team.groupId)?.members.some(({ oid }) => oid === luc.oid)) world.addMember(team.groupId, luc.oid);
  await docket.cloud.installApp(team);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await docket.call(nadia, 'POST', `/api/v1/teams/${team.groupId}/desks`, body);
  desk = DeskView.parse(made.body);
});

const open = (person: typeof luc) => docket.call(person, 'GET', `/api/v1/desks/${desk.id}`);
const stateNow = async () => DeskView.parse((await open(nadia)).body).state;
const tell = (kind: 'teamArchived' | 'teamUnarchived') => docket.cloud.connector.announce({ kind, team, by: nadia });

test('somebody who is removed while the roster is being read loses access, though that reading still had them', async () => {
  const { graph, world } = docket.cloud;
  const before = graph.calls.length;
  graph.plan({ match: /members\?.*skiptoken/, delay: 500 });
  const first = docket.service.rosterChanged(tenant, team.groupId);
  await vi.waitFor(() => expect(graph.calls.slice(before).some((call) => call.includes('skiptoken'))).toBe(true));
  // The first page, which named them, has been read by now.
  world.removeMember(team.groupId, luc.oid);
  await Promise.all([first, docket.service.rosterChanged(tenant, team.groupId)]);
  expect(await open(luc)).toMatchObject({ status: 404 });
  expect(await open(nadia)).toMatchObject({ status: 200 });
});

test('the first change of the settings is not stale because the roster was read meanwhile', async () => {
  await docket.service.rosterChanged(tenant, team.groupId);
  const body = { name: 'Soutien informatique', version: desk.version };
  expect(await docket.call(nadia, 'PATCH', `/api/v1/desks/${desk.id}`, body)).toMatchObject({ status: 200 });
});

test('a roster that nobody opened for half a day is read anew, so that a lost event does not keep anyone on a desk', async () => {
  docket.cloud.world.removeMember(team.groupId, luc.oid);
  await docket.service.sweepRosters();
  expect(await open(luc)).toMatchObject({ status: 200 });

  const halfADay = 12.5 * 3_600_000;
  const now = () => new Date(Date.now() + halfADay);
  const later = await startService(docket.config, { tabFolder: null, now });
  await later.sweepRosters();
  await later.close();
  expect(await open(luc)).toMatchObject({ status: 404 });
});

test('a desk is in use again only when everything is over that made it read-only', async () => {
  await tell('teamArchived');
  expect(await stateNow()).toBe('read-only');
  await docket.cloud.uninstallApp(team);
  await docket.cloud.installApp(team);
  expect(await stateNow()).toBe('read-only');
  await tell('teamUnarchived');
  expect(await stateNow()).toBe('active');
});

test('whoever left while Docket was away does not come back with it', async () => {
  await docket.cloud.uninstallApp(team);
  docket.cloud.world.removeMember(team.groupId, luc.oid);
  await docket.cloud.installApp(team);
  expect(await stateNow()).toBe('active');
  expect(await open(luc)).toMatchObject({ status: 404 });
});
