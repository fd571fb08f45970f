import { appendFileSync, copyFileSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type OpenStore, openEmbedded } from '#test/relay/start-relay.ts';

/** The disk under the embedded store, as SQLite meets it: with `SQLITE_FULL` where its file would have to grow. */
export interface Disk {
  /** Leaves room for a few steps. */
  fill(): void;
  /** There is room again, and nobody watches any more. */
  free(): void;
  /** Whoever opens the store from now on finds it as after a loss of power in the middle of a write to its log. */
  tear(): void;
  /** Opens the embedded store on this disk. */
  readonly openStore: OpenStore;
}

const Pages = z.object({ page_count: z.int() });
const roomLeft = 8;
/** Of a write that was begun: less than a page, which is not yet committed. */
const begun = Buffer.alloc(3000, 0xa5);
const most = 2 ** 31;

/** Knows each database that is opened from now on, by its first statement. */
export function watchDisk(): Disk {
  const opened = new Set<DatabaseSync>();
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    opened.add(this);
    exec.call(this, sql);
  };
  const limit = (pagesOf: (database: DatabaseSync) => number) => {
    for (const database of opened)
      if (database.isOpen) exec.call(database, `PRAGMA max_page_count = ${pagesOf(database)}`);
  };
  let torn = false;
  return {
    openStore: (folder, now) => openEmbedded(torn ? tornCopy(folder) : folder, now),
    tear() {
      torn = true;
    },
    fill: () => limit((database) => Pages.parse(database.prepare('PRAGMA page_count').get()).page_count + roomLeft),
    free: () => {
      limit(() => most);
      DatabaseSync.prototype.exec = exec;
    },
  };
}

function tornCopy(folder: string): string {
  const copy = mkdtempSync(join(folder, 'torn-'));
  for (const name of ['docket.db', 'docket.db-wal']) copyFileSync(join(folder, name), join(copy, name));
  appendFileSync(join(copy, 'docket.db-wal'), begun);
  return copy;
}
