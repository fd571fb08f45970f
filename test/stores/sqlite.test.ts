import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { describeStore } from './contract.ts';
import { contractIndexes, startClock } from './contract-fixtures.ts';

async function withFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'docket-store-'));
  return { file: join(folder, 'docket.db'), remove: () => rm(folder, { recursive: true }) };
}

describeStore('SQLite', async () => {
  const { file, remove } = await withFolder();
  const clock = startClock();
  const store = openSqliteStore({ file, indexes: contractIndexes, now: clock.now });
  return { store, clock, stop: () => store.close().then(remove) };
});

const partition = { tenant: 't', scope: 'a' };
const note = (n: number, over = {}) => ({ id: `n-${n}`, type: 'note', ...over });

test('what was written is there after the store is opened again', async () => {
  const { file, remove } = await withFolder();
  const open = () => openSqliteStore({ file, indexes: contractIndexes, now: () => new Date() });
  const first = open();
  const [etag] = await first.write(partition, [{ create: note(1) }]);
  await first.close();
  const second = open();
  expect(await second.get(partition, 'n-1')).toEqual({ ...note(1), etag });
  await second.close();
  await remove();
});

test('two stores on one file see each other and never overwrite each other', async () => {
  const { file, remove } = await withFolder();
  const open = () => openSqliteStore({ file, indexes: contractIndexes, now: () => new Date() });
  const [left, right] = [open(), open()];
  const [etag] = await left.write(partition, [{ create: note(1) }]);
  const replace = { replace: note(1, { by: 'right' }), etag: etag ?? '' };
  const [fresh] = await right.write(partition, [replace]);
  await expect(left.write(partition, [replace])).rejects.toMatchObject({ kind: 'stale' });
  expect(await left.get(partition, 'n-1')).toEqual({ ...note(1, { by: 'right' }), etag: fresh });
  await left.close();
  await right.close();
  await remove();
});

test('expired documents leave the file, with everything that pointed to them', async () => {
  const { file, remove } = await withFolder();
  const clock = startClock();
  const store = openSqliteStore({ file, indexes: contractIndexes, now: clock.now });
  const at = '2026-01-01T00:00:00Z';
  const brief = { id: 'b', type: 'ticket', ttl: 1, updatedAt: at, createdAt: at, priority: 0, open: true };
  await store.write(partition, [{ create: { ...brief, search: 'brief', assignees: ['p'] } }, { create: note(1) }]);
  const many = Array.from({ length: 99 }, (_, index) => ({ create: note(index + 2, { ttl: 1 }) }));
  await store.write(partition, many);
  clock.advance(2);
  while (store.purge());
  await store.close();
  const database = new DatabaseSync(file);
  const rows = (table: string) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get();
  expect(rows('doc')).toEqual({ n: 1 });
  expect(rows('listed')).toEqual({ n: 0 });
  expect(rows('found')).toEqual({ n: 0 });
  database.close();
  await remove();
});

test('a file of another version is refused', async () => {
  const { file, remove } = await withFolder();
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 99');
  database.close();
  const open = () => openSqliteStore({ file, indexes: contractIndexes, now: () => new Date() });
  expect(open).toThrow('99');
  await remove();
});
