import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indexes } from '#bot/store/indexes.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { watchDisk } from './disk.ts';

const partition = { tenant: 't', scope: 'desk' };
const note = (n: number) => ({ id: `n-${n}`, type: 'note', data: { text: 'Vu. '.repeat(500) } });

test('on a full disk the store says to come back, gives what it has, and goes on once there is room', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docket-full-'));
  const disk = watchDisk();
  const store = openSqliteStore({ file: join(folder, 'docket.db'), indexes, now: () => new Date() });
  disk.fill();
  const kept: number[] = [];
  let refused: unknown = null;
  for (let n = 0; refused === null; n++) {
    await store.write(partition, [{ create: note(n) }]).then(
      () => kept.push(n),
      (error: unknown) => {
        refused = error;
      },
    );
  }
  expect(refused).toMatchObject({ kind: 'busy', message: 'the disk under the store is full' });
  expect(await store.count(partition, { type: 'note' })).toBe(kept.length);
  disk.free();
  await store.write(partition, [{ create: note(kept.length) }]);
  expect(await store.count(partition, { type: 'note' })).toBe(kept.length + 1);
  await store.close();
  rmSync(folder, { recursive: true });
});
