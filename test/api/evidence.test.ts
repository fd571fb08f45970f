import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskPartition } from '#bot/desks/desk-document.ts';
import type { RunItemView, RunView } from '#shared/checklists/run-contract.ts';
import { channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { evidence, plan, tick } from '#test/support/checklist-builders.ts';
import { startTestService, type TestService } from '#test/support/start-service.ts';

/** C2: photos and files on the items of a run: kept with it, sealed by their hashes, gone with what they belong to. */
const { nadia, etienne, luc, priya } = people;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const sha256 = createHash('sha256').update(png).digest('hex');
const list = plan([evidence('p'), tick('a')]);

let service: TestService;
let desk: string;

beforeAll(async () => {
  service = await startTestService();
  service.cloud.world.setInstalled(teams.services.groupId, true);
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id };
  const made = await service.call(nadia, 'POST', `/api/v1/teams/${teams.services.groupId}/desks`, body);
  desk = (made.body as { id: string }).id;
});
afterAll(() => service.close());

const call = (person: Person, method: string, path: string, body?: unknown) =>
  service.call(person, method, `/api/v1/desks/${desk}${path}`, body);
const start = async () =>
  (await call(nadia, 'POST', '/runs', { from: { plan: list }, title: 'Ouverture' })).body as RunView;
const attach = (person: Person, run: RunView, key: string, name: string, bytes: Uint8Array = png) =>
  call(person, 'POST', `/runs/${run.id}/items/${key}/files?name=${encodeURIComponent(name)}`, bytes);
const itemIn = (body: unknown, key: string): RunItemView => {
  const item = (body as RunView).items.find((known) => known.key === key);
  if (item === undefined) throw new Error(`there is no item ${key}`);
  return item;
};
async function read(person: Person, run: RunView, key: string, id: string | undefined): Promise<Response> {
  const token = await service.cloud.entra.mintPersonToken(person);
  const path = `${service.url}/api/v1/desks/${desk}/runs/${run.id}/items/${key}/files/${id}`;
  return fetch(path, { headers: { authorization: `Bearer ${token}` } });
}
/** Documents of the run's files, once the sweeper has been, and what lies in the folder of all runs. */
async function left(run: RunView): Promise<number> {
  await service.service.sweepFiles();
  const where = { field: 'subject', eq: run.id };
  return service.service.store.count(deskPartition(nadia.tenant, desk), { type: 'file', where });
}
const lying = () => readdir(join(service.config.DATA_FOLDER, 'files', nadia.tenant, desk)).catch(() => []);

test('two people’s photos stand beside each other, the run is complete with them, and its seal is over their hashes', async () => {
  const run = await start();
  expect(await call(nadia, 'POST', `/runs/${run.id}/complete`)).toMatchObject({ body: { code: 'run.incomplete' } });
  const sent = await Promise.all([
    attach(etienne, run, 'p', 'façade.png'),
    attach(luc, run, 'p', 'note.txt', Buffer.from('Tout va bien')),
    call(nadia, 'PUT', `/runs/${run.id}/items/a`, { version: 0, answer: { kind: 'tick' } }),
  ]);
  expect(sent.map(({ status }) => status)).toEqual([201, 201, 200]);
  const done = await call(nadia, 'POST', `/runs/${run.id}/complete`);
  expect(done).toMatchObject({ status: 200, body: { state: 'done', seal: { intact: true } } });
  const files = itemIn(done.body, 'p').files;
  expect(files).toHaveLength(2);
  const facade = files.find(({ name }) => name === 'façade.png');
  expect(facade).toMatchObject({ type: 'image/png', size: png.byteLength, hash: sha256, by: { name: etienne.name } });
  const shown = await read(luc, run, 'p', facade?.id);
  expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': "attachment; filename*=UTF-8''fa%C3%A7ade.png",
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const late = await attach(nadia, run, 'p', 'après.png', Buffer.from('trop tard'));
  expect(late).toMatchObject({ status: 422, body: { code: 'run.closed' } });
  expect(await call(nadia, 'DELETE', `/runs/${run.id}/items/p/files/${facade?.id}`)).toMatchObject({ status: 422 });
  expect(await left(run)).toBe(2);
});

test('it is read by those who may see the run, under the item that it stands on', async () => {
  const run = await start();
  const file = itemIn((await attach(etienne, run, 'a', 'photo.png')).body, 'a').files[0];
  expect((await read(luc, run, 'a', file?.id)).status).toBe(200);
  expect((await read(priya, run, 'a', file?.id)).status).toBe(404);
  expect((await read(luc, run, 'p', file?.id)).status).toBe(404);
  expect((await read(luc, await start(), 'a', file?.id)).status).toBe(404);
});

test('what is removed, sent twice or refused leaves no byte behind, and the history tells of it', async () => {
  const run = await start();
  const before = await lying();
  const file = itemIn((await attach(etienne, run, 'p', 'floue.png')).body, 'p').files[0];
  const again = await attach(etienne, run, 'p', 'encore.png');
  expect(again).toMatchObject({ status: 201, body: { items: [{ files: [{ id: file?.id }] }, {}] } });
  expect(await attach(etienne, run, 'p', 'vide.png', Buffer.alloc(0))).toMatchObject({ status: 400 });
  const removed = await call(luc, 'DELETE', `/runs/${run.id}/items/p/files/${file?.id}`);
  expect(removed).toMatchObject({ status: 200, body: { progress: { done: 0, missing: 2 } } });
  expect((await read(nadia, run, 'p', file?.id)).status).toBe(404);
  expect(await left(run)).toBe(0);
  expect(await lying()).toEqual(before);
  const history = (await call(nadia, 'GET', `/runs/${run.id}/entries`)).body as { items: object[] };
  expect(history.items).toMatchObject([
    { kind: 'evidence-removed', by: { name: luc.name }, item: 'p', file: 'floue.png' },
    { kind: 'evidence-added', by: { name: etienne.name }, item: 'p', file: 'floue.png' },
    { kind: 'started' },
  ]);
});
