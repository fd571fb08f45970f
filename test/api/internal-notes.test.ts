import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openItDesk, type Read, ticketsOf } from '#test/support/it-desk.ts';
import { listen } from '#test/support/listen.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Internal notes are for owners and assignees (T4): nobody else learns of one, by any way. */
const { nadia, etienne, camille, luc, priya } = people;
const secret = 'zibeline';
/** The requester, a member who has nothing to do with it, and the guest who asks for tickets of their own. */
const outsiders = [
  ['the requester', etienne],
  ['another member', luc],
] as const;
let service: TestService;
let desk: string;
let tickets: ReturnType<typeof ticketsOf>;
let before: Read;
let guests: Read;

beforeAll(async () => {
  service = await startTestService();
  desk = await openItDesk(service);
  tickets = ticketsOf(service, desk);
  before = await tickets.file(etienne, { title: 'Clavier' });
  await tickets.change(nadia, before, { assignees: [camille.oid] });
  before = await tickets.read(etienne, before.id);
  guests = await tickets.file(priya, { title: 'Accès' });
  await tickets.comment(nadia, before.id, `Une ${secret}`, true);
  await tickets.comment(nadia, guests.id, `Une ${secret}`, true);
});
afterAll(() => service.close());

test.each(outsiders)('%s finds it neither in the timeline nor by time, search or counts', async (_, person) => {
  const seen = await tickets.read(person, before.id);
  expect(seen.timeline.map(({ kind }) => kind)).toEqual(['created', 'changed']);
  expect(seen).toMatchObject({ updatedAt: before.updatedAt, comments: 0, firstResponseAt: null, earlier: 0 });
  expect((await tickets.search(person, secret)).items).toEqual([]);
  const entries = await service.call(person, 'GET', `${tickets.path}/${before.id}/entries`);
  expect(JSON.stringify(entries.body)).not.toContain(secret);
});

test('the guest whose ticket it is finds it nowhere either', async () => {
  const seen = await tickets.read(priya, guests.id);
  expect(seen.timeline).toHaveLength(1);
  expect(seen.updatedAt).toBe(guests.updatedAt);
  expect((await tickets.search(priya, secret)).items).toEqual([]);
});

test('owner and assignee read it and find it', async () => {
  for (const person of [nadia, camille]) {
    const seen = await tickets.read(person, before.id);
    expect(seen.timeline.at(-1)?.comment?.text).toContain(secret);
  }
  expect((await tickets.search(nadia, secret)).items.map(({ id }) => id)).toContain(before.id);
  expect((await tickets.search(camille, secret)).items.map(({ id }) => id)).toEqual([before.id]);
});

test('editing and deleting one leaves no trace for others, and lists keep their order', async () => {
  const note = (await tickets.read(nadia, before.id)).timeline.at(-1)?.comment?.id;
  const path = `${tickets.path}/${before.id}/comments/${note}`;
  await service.call(nadia, 'PATCH', path, { text: 'Autre chose' });
  await service.call(nadia, 'DELETE', path);
  const seen = await tickets.read(etienne, before.id);
  expect(seen.timeline).toHaveLength(2);
  expect(seen.updatedAt).toBe(before.updatedAt);
  expect((await tickets.list(luc)).items.map(({ id }) => id)).toEqual([guests.id, before.id]);
});

test('the live stream tells only those who may read it', async () => {
  const [outsider, owner] = await Promise.all([
    listen(service, service.url, desk, luc),
    listen(service, service.url, desk, nadia),
  ]);
  await tickets.comment(nadia, before.id, 'Encore', true);
  const next = await tickets.file(camille, { title: 'Souris' });
  expect(await owner.next()).toMatchObject({ ticketId: before.id });
  expect(await outsider.next()).toMatchObject({ ticketId: next.id });
  outsider.stop();
  owner.stop();
});

test('whoever may not read it is told that there is nothing to undo, as where there is nothing', async () => {
  const seq = (await tickets.read(nadia, before.id)).timeline.at(-1)?.seq ?? 0;
  for (const wanted of [seq, 900]) {
    expect(await tickets.undo(luc, before.id, wanted)).toMatchObject({ status: 422, body: { code: 'undo.nothing' } });
  }
  expect(await tickets.undo(nadia, before.id, seq)).toMatchObject({ status: 200 });
});
