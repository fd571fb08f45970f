import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { indexes } from '#bot/store/indexes.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';

const partition = { tenant: 't', scope: 'desk' };
const writes = 40;
const now = () => new Date();

/** The store's files as they are at this moment, as a machine that loses its power would leave them. */
async function leftBehind(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-torn-'));
  const live = join(folder, 'live.db');
  const file = join(folder, 'docket.db');
  const store = openSqliteStore({ file: live, indexes, now });
  for (let n = 0; n < writes; n++) await store.write(partition, [{ create: { id: `n-${n}`, type: 'note', n } }]);
  for (const part of ['', '-wal']) copyFileSync(`${live}${part}`, `${file}${part}`);
  await store.close();
  return { folder, file };
}

test.each([
  ['its last bytes are garbage', (log: Buffer) => Buffer.concat([log.subarray(0, -64), Buffer.alloc(64, 0xa5)])],
  ['it ends in the middle', (log: Buffer) => log.subarray(0, -2000)],
])(
  'where the log was torn, so that %s, the store opens whole and only its last write may be missing',
  async (_, tear) => {
    const { folder, file } = await leftBehind();
    writeFileSync(`${file}-wal`, tear(readFileSync(`${file}-wal`)));
    const store = openSqliteStore({ file, indexes, now });
    const kept = await Promise.all(Array.from({ length: writes }, (_, n) => store.get(partition, `n-${n}`)));
    expect(kept.slice(0, -1)).not.toContain(null);
    await store.write(partition, [{ create: { id: 'after', type: 'note' } }]);
    await store.close();
    const database = new DatabaseSync(file);
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
    rmSync(folder, { recursive: true });
  },
);
