import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBehind, registerReadiness } from '#bot/http/readiness.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const team = teams.services.groupId;
let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(team, true);
});
afterAll(() => service.close());

async function readiness() {
  const reply = await fetch(`${service.url}/ready`);
  return { status: reply.status, body: await reply.json() };
}

test('readiness tells of the store and of Microsoft Graph, whose outage takes nobody out', async () => {
  expect(await readiness()).toMatchObject({
    status: 200,
    body: { ready: true, leaving: false, store: 'up', graph: null },
  });
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(people.nadia, 'POST', `/api/v1/teams/${team}/desks`, body);
  expect(made.status).toBe(201);
  await expect.poll(readiness).toMatchObject({ body: { graph: 'up' } });
  service.cloud.graph.plan({ status: 503, times: 100 });
  await service.service.rosterChanged(people.nadia.tenant, team).catch(() => undefined);
  expect(await readiness()).toMatchObject({ status: 200, body: { ready: true, store: 'up', graph: 'down' } });
});

test('readiness tells for how long the oldest work in the outbox has been due', async () => {
  const behind = openBehind();
  const app = Fastify();
  registerReadiness(app, service.service.store, behind.now);
  const ready = async () => (await app.inject('/ready')).json();
  expect(await ready()).toMatchObject({ ready: true, outboxSeconds: null });
  behind.overdue(420);
  expect(await ready()).toMatchObject({ ready: true, outboxSeconds: 420 });
});
