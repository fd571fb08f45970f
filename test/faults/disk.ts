import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** The disk under the embedded store, as SQLite meets it: with `SQLITE_FULL` where its file would have to grow. */
export interface Disk {
  /** Leaves room for a few steps. */
  fill(): void;
  /** There is room again, and nobody watches any more. */
  free(): void;
}

const Pages = z.object({ page_count: z.int() });
const roomLeft = 8;
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
  return {
    fill: () => limit((database) => Pages.parse(database.prepare('PRAGMA page_count').get()).page_count + roomLeft),
    free: () => {
      limit(() => most);
      DatabaseSync.prototype.exec = exec;
    },
  };
}
