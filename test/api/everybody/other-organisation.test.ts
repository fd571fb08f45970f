import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '#shared/contract.ts';
import { teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';
import { boilers, everybody, makePlace, onTicket, type Place } from './place.ts';
import { rows } from './rows.ts';

/** What stands on a desk of the second organisation is nobody else's, owners and administrators of the first included. */
const strangers = everybody.filter(([, { tenant }]) => tenant !== boilers.owner.tenant);
const onPlaces = endpoints.filter(({ path }) => path.includes(':deskId') || path.includes(':teamId'));
let service: TestService;
let place: Place;

beforeAll(async () => {
  service = await startTestService();
  for (const team of Object.values(teams)) service.cloud.world.setInstalled(team.groupId, true);
  place = await makePlace(service, boilers);
});
afterAll(() => service.close());

describe.each(onPlaces.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  test.each(strangers)('not by %s', async (_, person) => {
    const row = rows[id];
    if (row === undefined) throw new Error(`no row for ${id}`);
    const answer = await service.call(person, operation.method, row.path(place), row.body?.(place));
    expect(answer.status).toBe(404);
    expect(JSON.stringify(answer.body)).not.toMatch(/boiler|Tom\u00e1s|Alvarez|Doyle/);
  });
});

test('its own people find everything there as they left it', async () => {
  for (const person of [boilers.owner, boilers.member]) {
    const ticket = await service.call(person, 'GET', onTicket()(place));
    expect(ticket).toMatchObject({ status: 200, body: { title: 'Erreur boiler', comments: 2, files: 1 } });
  }
});
