import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Service, startService } from '#bot/service.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, etienne, priya } = people;
let first: TestService;
let second: Service;
let deskId: string;

beforeAll(async () => {
  first = await startTestService();
  second = await startService(first.config, { tabFolder: null });
  first.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await first.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  deskId = (made.body as { id: string }).id;
});
afterAll(async () => {
  await second.close();
  await first.close();
});

/** Opens the live stream as somebody; `next` gives the data of the following event, null once the stream ends. */
async function listen(url: string, person: Person, event = 'ticket') {
  const stop = new AbortController();
  const token = await first.cloud.entra.mintPersonToken(person);
  const headers = { authorization: `Bearer ${token}` };
  const reply = await fetch(`${url}/api/v1/live?desks=${deskId}`, { headers, signal: stop.signal });
  expect(reply.headers.get('content-type')).toBe('text/event-stream');
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<unknown> => {
    for (;;) {
      const found = new RegExp(`event: ${event}\\ndata: (.*)\\n\\n`).exec(text);
      if (found?.[1] !== undefined) {
        text = text.slice(found.index + found[0].length);
        return JSON.parse(found[1]);
      }
      const read = await reader?.read();
      if (read === undefined || read.done) return null;
      text += read.value;
    }
  };
  return { next, stop: () => stop.abort() };
}

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
  const stream = await listen(first.url, nadia, 'run');
  const body = { from: { plan: plan([tick('a')]) }, title: 'Ouverture' };
  const begun = await first.call(etienne, 'POST', `/api/v1/desks/${deskId}/runs`, body);
  expect(await stream.next()).toEqual({ deskId, runId: (begun.body as { id: string }).id, version: '1' });
  stream.stop();
});

test('a change made through another instance is told as well', async () => {
  const stream = await listen(second.url, nadia);
  const ticketId = await file(etienne, 'Clavier');
  expect(await stream.next()).toEqual({ deskId, ticketId, version: '1' });
  stream.stop();
});

test('a guest is told of their own tickets only', async () => {
  const stream = await listen(first.url, priya);
  await file(etienne, 'Pas pour les invités');
  const own = await file(priya, 'Ma demande');
  expect(await stream.next()).toMatchObject({ ticketId: own });
  stream.stop();
});

test('whoever leaves the team is cut off at the next change', async () => {
  const stream = await listen(first.url, etienne);
  first.cloud.world.removeMember(teams.services.groupId, etienne.oid);
  await first.service.rosterChanged(nadia.tenant, teams.services.groupId);
  await file(nadia, 'Après son départ');
  expect(await stream.next()).toBeNull();
});

test('the stream of a desk that one is not on does not exist', async () => {
  const token = await first.cloud.entra.mintPersonToken(people.megan);
  const reply = await fetch(`${first.url}/api/v1/live?desks=${deskId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(reply.status).toBe(404);
});
