import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskView } from '#shared/desks/desk.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { customField } from '#test/support/field-builders.ts';
import { type Answer, startTestService, type TestService } from '#test/support/start-service.ts';

/** S1 and T2 over HTTP: owners set the desk up, see each other's changes, and lose no ticket by it. */
const { nadia, camille } = people;
let service: TestService;
let path: string;

beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  path = `/api/v1/desks/${(made.body as DeskView).id}`;
});
afterAll(() => service.close());

const read = async () => (await service.call(nadia, 'GET', path)).body as DeskView;
const change = (version: string, wanted: object): Promise<Answer> =>
  service.call(nadia, 'PATCH', path, { version, ...wanted });
test('two owners at once: the second is told, and the first’s change stands', async () => {
  const { version } = await read();
  expect((await change(version, { name: 'Support' })).status).toBe(200);
  expect(await change(version, { prefix: 'SUP' })).toMatchObject({ status: 409, body: { code: 'desk.stale' } });
  expect(await read()).toMatchObject({ name: 'Support', prefix: 'TKT' });
});

test('each change stands in the history: who, when, what it was and what it is', async () => {
  const { version } = await read();
  await change(version, { prefix: 'HELP' });
  const history = await service.call(nadia, 'GET', `${path}/settings/history`);
  expect((history.body as { items: unknown[] }).items[0]).toMatchObject({
    by: { id: nadia.oid },
    changes: [{ setting: 'prefix', from: 'TKT', to: 'HELP' }],
  });
});

test('a save that changes nothing leaves no trace', async () => {
  const { version, name } = await read();
  expect(await change(version, { name })).toMatchObject({ status: 200, body: { version } });
});

test('a status goes once its tickets have moved, each with the move in its history', async () => {
  const filed = await service.call(camille, 'POST', `${path}/tickets`, { title: 'En attente', assignees: [] });
  const { id, version: seen } = filed.body as { id: string; version: string };
  await service.call(nadia, 'PATCH', `${path}/tickets/${id}`, { version: seen, changes: { status: 'waiting' } });
  const { version, workflow } = await read();
  const left = workflow.filter(({ key }) => key !== 'waiting');
  expect(await change(version, { workflow: left })).toMatchObject({
    status: 422,
    body: { code: 'desk.status-successor' },
  });
  expect((await change(version, { workflow: left, successors: { waiting: 'active' } })).status).toBe(200);
  await expect.poll(async () => (await read()).workflow.map(({ key }) => key)).not.toContain('waiting');
  const ticket = (await service.call(camille, 'GET', `${path}/tickets/${id}`)).body;
  expect(ticket).toMatchObject({ status: 'active', group: 'active' });
  expect((ticket as { timeline: unknown[] }).timeline.at(-1)).toMatchObject({
    via: 'system',
    changes: [{ field: 'status', from: 'waiting', to: 'active' }],
  });
});

test('a status renamed by the desk bears that name among one’s own tickets', async () => {
  const { version, workflow } = await read();
  const renamed = workflow.map((status) =>
    status.key === 'active' ? { ...status, label: 'Chez le fournisseur' } : status,
  );
  expect((await change(version, { workflow: renamed })).status).toBe(200);
  expect((await service.call(camille, 'GET', '/api/v1/me/tickets?relation=requested')).body).toMatchObject({
    items: [{ status: 'active', statusLabel: 'Chez le fournisseur' }],
  });
});

test('a priority goes once its tickets have its successor, is refused from then on, and its name is the desk’s own', async () => {
  const filed = await service.call(camille, 'POST', `${path}/tickets`, { title: 'Panne générale', priority: 'urgent' });
  const { id } = filed.body as { id: string };
  const { version, priorities } = await read();
  const left = priorities
    .filter(({ key }) => key !== 'urgent')
    .map((priority) => (priority.key === 'high' ? { ...priority, label: 'P1', colour: 'red' } : priority));
  expect(await change(version, { priorities: left })).toMatchObject({ body: { code: 'desk.priority-successor' } });
  const prioritySuccessors = { urgent: 'high' };
  expect((await change(version, { priorities: left, prioritySuccessors })).status).toBe(200);
  await expect.poll(async () => (await read()).priorities.map(({ key }) => key)).not.toContain('urgent');
  const ticket = (await service.call(camille, 'GET', `${path}/tickets/${id}`)).body as { timeline: unknown[] };
  expect(ticket).toMatchObject({ priority: 'high' });
  expect(ticket.timeline.at(-1)).toMatchObject({ via: 'system', changes: [{ from: 'urgent', to: 'high' }] });
  const again = { title: 'Encore', priority: 'urgent' };
  expect(await service.call(camille, 'POST', `${path}/tickets`, again)).toMatchObject({
    status: 422,
    body: { code: 'ticket.unknown-priority' },
  });
  expect((await service.call(camille, 'GET', '/api/v1/me/tickets?relation=requested')).body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ id, deskPriority: { key: 'high', label: 'P1', colour: 'red' } }),
    ]),
  });
});

test('fields of the desk’s own are kept in order with what they ask, and the history tells of them', async () => {
  const { version, categories } = await read();
  const fields = [
    customField('serial', { label: 'Numéro de série', required: true, categories: [categories[0]?.key] }),
    customField('floor', { kind: 'number', min: 0, max: 12, unit: 'étage' }),
  ];
  expect(await change(version, { fields })).toMatchObject({ status: 200, body: { fields } });
  expect(await change(version, { fields: [] })).toMatchObject({ status: 409, body: { code: 'desk.stale' } });
  const seen = (await service.call(camille, 'GET', path)).body;
  expect(seen).toMatchObject({ fields });
  const history = await service.call(nadia, 'GET', `${path}/settings/history`);
  expect((history.body as { items: unknown[] }).items[0]).toMatchObject({
    changes: [{ setting: 'fields', from: [], to: fields }],
  });
});

test('two things under one key, and a status of the desk’s own without a name, are refused', async () => {
  const { version, workflow } = await read();
  const twice = [
    { key: 'a', label: 'Un' },
    { key: 'a', label: 'Deux' },
  ];
  expect(await change(version, { categories: twice })).toMatchObject({ status: 400 });
  const nameless = [...workflow, { key: 'mine', label: null, group: 'active', next: [] }];
  expect(await change(version, { workflow: nameless })).toMatchObject({ status: 400 });
});

test('settings copied from a desk that one owns too say so in the history; from another’s they are refused', async () => {
  const body = { name: 'RH', language: 'fr', channelId: channels.ressourcesHumaines.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  const source = made.body as DeskView;
  const { version } = await read();
  const wanted = { visibility: 'own', copiedFrom: source.id };
  expect(await change(version, wanted)).toMatchObject({ status: 200, body: { visibility: 'own' } });
  const history = await service.call(nadia, 'GET', `${path}/settings/history`);
  expect((history.body as { items: unknown[] }).items[0]).toMatchObject({ copiedFrom: 'RH' });
  const stolen = { visibility: 'everyone', copiedFrom: `dsk_${'0'.repeat(20)}` };
  expect(await change((await read()).version, stolen)).toMatchObject({ status: 404, body: { code: 'desk.not-found' } });
});
