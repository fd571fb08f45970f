import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#test/cloud/cast.ts';
import { openItDesk, type Read, ticketsOf } from '#test/support/it-desk.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** Relations between tickets (T6), over the API: both tickets at once, whoever comes at the same time. */
const { nadia, etienne, camille, luc } = people;
let service: TestService;
let desk: string;
let tickets: ReturnType<typeof ticketsOf>;

beforeAll(async () => {
  service = await startTestService();
  desk = await openItDesk(service);
  tickets = ticketsOf(service, desk);
});
afterAll(() => service.close());

const file = (title: string, person = nadia) => tickets.file(person, { title });
const relate = (here: Read, kind: string, there: Read, person = nadia) =>
  service.call(person, 'POST', `${tickets.path}/${here.id}/links`, { kind, ticket: there.id });
const linksOf = async ({ id }: Read) =>
  ((await tickets.read(nadia, id)) as Read & { links: { kind: string; ticket: { id: string } }[] }).links;

test('a relation shows on both tickets with status and title, and both histories tell of it', async () => {
  const [one, two] = [await file('Imprimante'), await file('Réseau')];
  const added = await relate(one, 'blocked-by', two);
  expect(added).toMatchObject({
    status: 200,
    body: { links: [{ kind: 'blocked-by', ticket: { id: two.id, title: 'Réseau', status: 'new', group: 'new' } }] },
  });
  expect(await tickets.read(nadia, two.id)).toMatchObject({
    links: [{ kind: 'blocks', ticket: { id: one.id, title: 'Imprimante' } }],
    timeline: [{ kind: 'created' }, { kind: 'linked', link: { kind: 'blocks', ticket: { id: one.id } } }],
  });
  const removed = await service.call(nadia, 'DELETE', `${tickets.path}/${two.id}/links/${one.id}`);
  expect(removed).toMatchObject({ status: 200, body: { links: [] } });
  expect(await linksOf(one)).toEqual([]);
});

test('it is taken back by whoever added it, on both tickets', async () => {
  const [one, two] = [await file('Clavier'), await file('Souris')];
  await relate(one, 'relates', two);
  const undone = await tickets.undo(nadia, one.id, 2);
  expect(undone).toMatchObject({ status: 200, body: { ticket: { links: [] } } });
  expect(await linksOf(two)).toEqual([]);
});

test('a ticket just filed that others are related to is not withdrawn from under them', async () => {
  const [one, two] = [await file('Parent'), await file('Enfant')];
  await relate(two, 'child-of', one);
  expect(await tickets.undo(nadia, one.id, 1)).toMatchObject({ body: { code: 'undo.overtaken' } });
});

test('parents make no circle, not even where everybody adds one at the same moment', async () => {
  const ring = await Promise.all(['A', 'B', 'C', 'D'].map((title) => file(title)));
  const added = await Promise.all(
    ring.map((ticket, index) => relate(ticket, 'child-of', ring[(index + 1) % ring.length] ?? ticket)),
  );
  expect(added.filter(({ status }) => status === 200)).toHaveLength(ring.length - 1);
  expect(added.find(({ status }) => status !== 200)?.body).toMatchObject({ code: 'link.impossible' });
});

test('merging closes the duplicate, brings its people over and is undone in one step', async () => {
  const original = await file('Panne du réseau');
  const duplicate = await tickets.file(etienne, { title: 'Plus de réseau', watchers: [camille.oid] });
  const merged = await service.call(nadia, 'POST', `${tickets.path}/${duplicate.id}/merge`, { into: original.id });
  expect(merged).toMatchObject({
    status: 200,
    body: { status: 'closed', links: [{ kind: 'duplicate-of', ticket: { id: original.id } }] },
  });
  expect(await tickets.read(nadia, original.id)).toMatchObject({
    watchers: [{ id: etienne.oid }, { id: camille.oid }],
    timeline: [{ kind: 'created' }, { kind: 'merged', link: { ticket: { id: duplicate.id, status: 'closed' } } }],
  });
  const { timeline } = merged.body as Read;
  const undone = await tickets.undo(nadia, duplicate.id, timeline.at(-1)?.seq ?? 0);
  expect(undone).toMatchObject({ status: 200, body: { ticket: { status: 'new', links: [], closedAt: null } } });
  expect(await tickets.read(nadia, original.id)).toMatchObject({ watchers: [], links: [] });
});

test('its requester is told that it was closed', async () => {
  const original = await file('Panne du téléphone');
  const duplicate = await tickets.file(luc, { title: 'Téléphone muet' });
  const before = service.cloud.graph.feedOf(luc.oid).length;
  await service.call(nadia, 'POST', `${tickets.path}/${duplicate.id}/merge`, { into: original.id });
  await service.service.idle();
  expect(service.cloud.graph.feedOf(luc.oid).length).toBe(before + 1);
});

test('who edits the status of a ticket that was merged meanwhile is shown both values', async () => {
  const [original, duplicate] = [await file('Écran'), await file('Écran noir')];
  await service.call(nadia, 'POST', `${tickets.path}/${duplicate.id}/merge`, { into: original.id });
  await tickets.change(nadia, await tickets.read(nadia, original.id), { assignees: [camille.oid] });
  await tickets.change(nadia, await tickets.read(nadia, duplicate.id), { assignees: [camille.oid] });
  const late = await tickets.change(camille, duplicate, { status: 'waiting' });
  expect(late).toMatchObject({ status: 409, body: { code: 'ticket.clash', clashes: [{ field: 'status' }] } });
});
