import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storedTypes } from '#bot/privacy/data-map.ts';
import { endpoints } from '#shared/contract.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';
import { administrators, everybody, makePlace, members, onDesk, onTicket, type Place, payroll } from './place.ts';
import { rows } from './rows.ts';

/** Every operation of the contract, tried by every member of the cast on a private desk of the first organisation. */
const { nadia, camille } = people;
let service: TestService;
let place: Place;

beforeAll(async () => {
  service = await startTestService();
  const { world } = service.cloud;
  for (const team of Object.values(teams)) world.setInstalled(team.groupId, true);
  place = await makePlace(service, payroll);
});
afterAll(() => service.close());

test('every operation of the contract has a row, and no row is left over', () => {
  expect(Object.keys(rows).sort()).toEqual(endpoints.map(({ id }) => id).sort());
});

describe.each(endpoints.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  const row = rows[id];
  if (row === undefined) throw new Error(`no row for ${id}`);
  const allowed = everybody.filter(([, person]) => row.allowed.includes(person));
  let isDone = false;

  // They try first, while there is something to do it to.
  test.each(everybody.filter(([, person]) => !row.allowed.includes(person)))('not by %s', async (_, person) => {
    const answer = await service.call(person, operation.method, row.path(place), row.body?.(place));
    const refused = row.refused ?? (administrators.includes(person) ? undefined : 'organisation.not-administrator');
    if (row.refused !== undefined || (row.whole && refused !== undefined))
      expect(answer).toMatchObject({ status: 403, body: { code: refused } });
    // Those who are not on the roster learn nothing, not even that there is a desk.
    else if (!members.includes(person)) expect(answer.status).toBe(404);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(answer.body)).not.toMatch(/paie|Camille|Gagnon/);
  });

  if (allowed.length > 0)
    test.each(allowed)('by %s', async (_, person) => {
      const answer = await service.call(person, operation.method, row.path(place), row.body?.(place));
      if (row.once && isDone) expect(answer.status).toBeGreaterThanOrEqual(400);
      else expect(answer).toMatchObject({ status: operation.status });
      isDone = true;
      if (row.own && !members.includes(person)) expect(JSON.stringify(answer.body)).not.toMatch(/paie/);
    });

  test('without signing in', async () => {
    const answer = await service.call(null, operation.method, row.path(place), row.body?.(place));
    expect(answer).toMatchObject({ status: 401, body: { code: 'signin.missing' } });
  });
});

test('nothing was changed by those who may not', async () => {
  const desk = await service.call(nadia, 'GET', onDesk()(place));
  expect(desk.body).toMatchObject({ name: place.name });
  const ticket = await service.call(nadia, 'GET', onTicket()(place));
  const { timeline } = ticket.body as { timeline: { by: { id: string } }[] };
  expect(new Set(timeline.map((entry) => entry.by.id))).toEqual(new Set([nadia.oid, camille.oid]));
});

test('every type of document that all this stored is on the map of personal data', async () => {
  const database = new DatabaseSync(join(service.config.DATA_FOLDER, 'docket.db'), { readOnly: true });
  const types = database
    .prepare('SELECT DISTINCT type FROM doc')
    .all()
    .map(({ type }) => type);
  database.close();
  expect(types.filter((type) => !storedTypes.some((known) => known === type))).toEqual([]);
  expect(types.length).toBeGreaterThan(15);
});

test('whoever leaves the channel is out on the next request, and keeps their name on what they did', async () => {
  service.cloud.world.removeChannelMember(channels.ressourcesHumaines.id, camille.oid);
  await service.service.rosterChanged(nadia.tenant, teams.services.groupId);
  expect(await service.call(camille, 'GET', onTicket()(place))).toMatchObject({ status: 404 });
  const ticket = await service.call(nadia, 'GET', onTicket()(place));
  expect(ticket.body).toMatchObject({ requester: { name: camille.name, left: true } });
});
