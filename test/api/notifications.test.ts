import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, etienne, luc } = people;
let service: TestService;
let desk: string;

beforeAll(async () => {
  service = await startTestService();
  await service.cloud.installApp(teams.services);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  desk = `/api/v1/desks/${(made.body as { id: string }).id}`;
});
afterAll(() => service.close());

test('who is assigned a ticket is told once in the activity feed, with a link that opens it; who did it is not', async () => {
  const filed = await service.call(etienne, 'POST', `${desk}/tickets`, { title: 'Imprimante', assignees: [] });
  const { id } = filed.body as { id: string };
  await service.call(nadia, 'PATCH', `${desk}/tickets/${id}`, { version: '1', changes: { assignees: [luc.oid] } });
  await service.service.idle();
  const [item, ...others] = service.cloud.graph.feedOf(luc.oid);
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    activityType: 'ticketAssigned',
    parameters: { person: nadia.name, ticket: 'TKT-1' },
    topic: { webUrl: expect.stringContaining(encodeURIComponent(`ticket/${id}`)) },
  });
  expect(service.cloud.graph.feedOf(nadia.oid)).toEqual([]);
});
