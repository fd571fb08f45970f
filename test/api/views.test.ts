import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ViewRow } from '#shared/views/contract.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

const { nadia, etienne, camille, luc } = people;
let service: TestService;
let desk: string;

const everything = {
  view: 'all',
  status: [],
  priority: [],
  category: [],
  assignee: null,
  tag: null,
  fields: '',
  text: '',
  sort: 'updated',
  direction: 'desc',
  layout: 'list',
};
const urgent = { ...everything, view: 'open', priority: ['urgent'] };

beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  desk = `/api/v1/desks/${(made.body as { id: string }).id}`;
});
afterAll(() => service.close());

const call = (person: Person, method: string, path: string, body?: unknown) =>
  service.call(person, method, `${desk}${path}`, body);
const save = async (person: Person, name: string, over: object = {}) =>
  (await call(person, 'POST', '/views', { name, shared: false, look: urgent, columns: null, ...over })).body as ViewRow;
const viewsOf = async (person: Person) =>
  ((await call(person, 'GET', '/views')).body as { items: ViewRow[] }).items.map(({ name }) => name);

test('a saved view gives back what was saved, with how many tickets it shows', async () => {
  await call(camille, 'POST', '/tickets', { title: 'Serveur en panne', priority: 'urgent' });
  await call(camille, 'POST', '/tickets', { title: 'Clavier', priority: 'low' });
  const columns = ['number', 'title', 'due'];
  expect(await save(camille, 'Urgences', { columns })).toMatchObject({ name: 'Urgences', shared: false, count: 1 });
  const { items } = (await call(camille, 'GET', '/views')).body as { items: ViewRow[] };
  expect(items).toMatchObject([{ name: 'Urgences', look: urgent, columns, count: 1, can: ['change'] }]);
});

test('one’s own view is for oneself, owners included; a shared one is for everyone, and owners alone share', async () => {
  const own = await save(luc, 'Les miens');
  expect(await viewsOf(nadia)).not.toContain('Les miens');
  expect(await call(nadia, 'PATCH', `/views/${own.id}`, { name: 'Lus' })).toMatchObject({ status: 404 });
  expect(await call(nadia, 'DELETE', `/views/${own.id}`)).toMatchObject({ status: 404 });
  const body = { name: 'À tous', shared: true, look: urgent, columns: null };
  expect(await call(luc, 'POST', '/views', body)).toMatchObject({ status: 403, body: { code: 'view.forbidden' } });
  expect(await call(luc, 'PATCH', `/views/${own.id}`, { shared: true })).toMatchObject({ status: 403 });
  const shared = await save(nadia, 'À tous', { shared: true });
  expect(await viewsOf(luc)).toEqual(['À tous', 'Les miens']);
  expect(await call(luc, 'PATCH', `/views/${shared.id}`, { name: 'Volée' })).toMatchObject({ status: 403 });
  expect(await call(etienne, 'PATCH', `/views/${shared.id}`, { name: 'Pour tous' })).toMatchObject({
    status: 403,
    body: { code: 'view.forbidden' },
  });
});

test('the count of a shared view is the reader’s own: nobody counts what they may not see', async () => {
  await call(nadia, 'POST', '/tickets', { title: 'Enquête', priority: 'urgent', confidential: true });
  const { items: owners } = (await call(nadia, 'GET', '/views')).body as { items: ViewRow[] };
  const { items: members } = (await call(luc, 'GET', '/views')).body as { items: ViewRow[] };
  const countIn = (items: readonly ViewRow[]) => items.find(({ shared }) => shared)?.count;
  expect(countIn(owners)).toBe(2);
  expect(countIn(members)).toBe(1);
});

test('renaming and replacing at the same time keeps both', async () => {
  const view = await save(nadia, 'Avant', { shared: true });
  const answers = await Promise.all([
    call(nadia, 'PATCH', `/views/${view.id}`, { name: 'Après' }),
    call(nadia, 'PATCH', `/views/${view.id}`, { look: everything }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const { items } = (await call(nadia, 'GET', '/views')).body as { items: ViewRow[] };
  expect(items.find(({ id }) => id === view.id)).toMatchObject({ name: 'Après', look: everything });
});

test('a view by a field that is gone shows no count, and the fifty-first is refused', async () => {
  const gone = await save(camille, 'Par étage', { look: { ...everything, fields: 'floor:1..2' } });
  expect(gone.count).toBeNull();
  for (
    let kept = (await viewsOf(camille)).filter((name) => name !== 'À tous' && name !== 'Après').length;
    kept < 50;
    kept++
  )
    expect(await save(camille, `Vue ${kept}`)).toMatchObject({ shared: false });
  const more = await call(camille, 'POST', '/views', {
    name: 'Une de plus',
    shared: false,
    look: urgent,
    columns: null,
  });
  expect(more).toMatchObject({ status: 422, body: { code: 'view.too-many' } });
  expect(await call(camille, 'DELETE', `/views/${gone.id}`)).toMatchObject({ status: 200 });
});
