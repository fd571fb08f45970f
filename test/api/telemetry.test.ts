import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { metricNames } from '#bot/telemetry/meters.ts';
import { type AzureMonitor, startAzureMonitor } from '#test/cloud/azure-monitor.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { type ServiceProcess, startServiceProcess } from '#test/support/start-process.ts';

const Id = z.object({ id: z.string() });
let monitor: AzureMonitor;
let service: ServiceProcess;
beforeAll(async () => {
  monitor = await startAzureMonitor();
  const env = { APPLICATIONINSIGHTS_CONNECTION_STRING: monitor.connectionString };
  service = await startServiceProcess(env, [monitor.caPem]);
});
afterAll(async () => {
  await service.close();
  await monitor.close();
});

test('a request, its calls of the store and what follows from it are one trace, sent with the measurements', async () => {
  const { cloud, call } = service;
  const { nadia, etienne } = people;
  cloud.world.setInstalled(teams.services.groupId, true);
  const wanted = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, wanted);
  const desk = Id.parse(await made.json()).id;
  const body = { title: 'Imprimante du quai', assignees: [nadia.oid] };
  await call(etienne, 'POST', `/api/v1/desks/${desk}/tickets`, body);
  expect(await service.signal('SIGTERM')).toMatchObject({ code: 0 });

  const { received } = monitor;
  const route = 'POST /api/v1/desks/:deskId/tickets';
  const request = received.find(({ data }) => data.baseData.name === route);
  const trace = request?.tags['ai.operation.id'];
  expect(trace).toEqual(expect.any(String));
  const steps = received.filter(({ tags }) => tags['ai.operation.id'] === trace).map(({ data }) => data.baseData.name);
  expect(steps).toEqual(expect.arrayContaining([route, 'store get', 'store write', 'relay', 'notify']));

  const measured = received.flatMap(({ data }) => data.baseData.metrics ?? []);
  const names = new Set(measured.map(({ name }) => name));
  expect([...names]).toEqual(
    expect.arrayContaining([metricNames.requests, metricNames.storeCalls, metricNames.deliveries]),
  );
  const text = JSON.stringify(received);
  expect([nadia.name, etienne.upn, body.title, 'Imprimante'].filter((word) => text.includes(word))).toEqual([]);
});
