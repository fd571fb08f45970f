import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Service, startService } from '#bot/service.ts';
import { type Person, people, teams } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { openItDesk, ticketsOf } from '#test/support/it-desk.ts';
import { listen as listenTo } from '#test/support/listen.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, etienne, priya } = people;
let first: TestService;
let second: Service;
let deskId: string;

beforeAll(async () => {
  first = await startTestService();
  second = await startService(first.config, { tabFolder: null });
  deskId = await openItDesk(first);
});
afterAll(async () => {
  await second.close();
  await first.close();
});

const listen = (url: string, person: Person, more: Parameters<typeof listenTo>[4] = {}) =>
  listenTo(first, url, deskId, person, more);
const file = async (person: Person, title: string) => {
  const made = await first.call(person, 'POST', `/api/v1/desks/${deskId}/tickets`, { title });
  return (made.body as { id: string }).id;
};

test('a change is told to those who look at the desk, with ids and version only', async () => {
  const stream = await listen(first.url, nadia);
  const ticketId = await file(etienne, 'Écran noir');
  expect(await stream.next()).toEqual({ deskId, ticketId, version: '1' });
  stream.stop();
});

test('a run of a checklist is told as well', async () => {
  const stream = await listen(first.url, nadia, { event: 'run' });
  const body = { from: { plan: plan([tick('a')]) }, title: 'Ouverture' };
  const begun = await first.call(etienne, 'POST', `/api/v1/desks/${deskId}/runs`, body);
  expect(await stream.next()).toEqual({ deskId, runId: (begun.body as { id: string }).id, version: '1' });
  stream.stop();
});

test('a change made through another instance is told as well', async () => {
  const stream = await listen(second.url, nadia);
  const ticketId = await file(etienne, 'Clavier');
  expect(await stream.reaches(ticketId)).toBe(true);
  stream.stop();
});

test('a guest is told of their own tickets only', async () => {
  const stream = await listen(first.url, priya);
  await file(etienne, 'Pas pour les invités');
  const own = await file(priya, 'Ma demande');
  expect(await stream.next()).toMatchObject({ ticketId: own });
  stream.stop();
});

test('of a hundred changes through another instance none is left out, and a ticket taken back is told too', async () => {
  const stream = await listen(second.url, nadia);
  const tickets = ticketsOf(first, deskId);
  const titles = Array.from({ length: 100 }, (_, index) => `Lot ${index}`);
  const filed = await Promise.all(titles.map((title) => tickets.file(etienne, { title })));
  const missing = new Set(filed.map(({ id }) => id));
  while (missing.size > 0) missing.delete(((await stream.next()) as { ticketId: string }).ticketId);
  const [taken] = filed;
  await tickets.undo(etienne, taken?.id ?? '', 1);
  expect(await stream.reaches(taken?.id ?? '')).toBe(true);
  stream.stop();
});

test('a person’s oldest stream ends where they open more than ten', async () => {
  const oldest = await listen(first.url, etienne);
  const others = [];
  for (let count = 1; count <= 10; count++) others.push(await listen(first.url, etienne));
  expect(await oldest.reaches(null)).toBe(true);
  const ticketId = await file(etienne, 'Les autres entendent');
  for (const stream of others) expect(await stream.reaches(ticketId)).toBe(true);
  for (const stream of others) stream.stop();
});

test('a stream ends with the token that opened it', async () => {
  const stream = await listen(first.url, nadia, { expires: Math.ceil(Date.now() / 1000) + 1 });
  expect(stream.status).toBe(200);
  expect(await stream.reaches(null)).toBe(true);
});

test('whoever leaves the team is cut off at the next change', async () => {
  const stream = await listen(first.url, etienne);
  first.cloud.world.removeMember(teams.services.groupId, etienne.oid);
  await first.service.rosterChanged(nadia.tenant, teams.services.groupId);
  await file(nadia, 'Après son départ');
  expect(await stream.reaches(null)).toBe(true);
});

test('the stream of a desk that one is not on does not exist', async () => {
  const token = await first.cloud.entra.mintPersonToken(people.megan);
  const reply = await fetch(`${first.url}/api/v1/live?desks=${deskId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(reply.status).toBe(404);
});

test('a connection opened ahead of need does not keep the service from closing', async () => {
  const service = await startService({ ...first.config, PORT: 0 }, { tabFolder: null });
  const { hostname, port } = new URL(service.url);
  const spare = connect(Number(port), hostname);
  await new Promise((resolve) => spare.once('connect', resolve));
  const cut = new Promise((resolve) => spare.once('close', resolve));
  await fetch(`${service.url}/health`);
  await service.close();
  await cut;
});
