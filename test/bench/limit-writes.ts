import type { DatabaseSync } from 'node:sqlite';
import type { Document, Partition } from '#bot/store/port.ts';
import { splitDocument } from '#bot/store/sqlite/rows.ts';
import { whereToken } from '#bot/store/sqlite/side-tables.ts';
import { wordsOf } from '#bot/store/words.ts';

interface Waiting {
  readonly apply: () => void;
  readonly committed: () => void;
  readonly failed: (error: unknown) => void;
}
export interface Writes {
  /** Runs the writes in the next transaction; resolves when it is on the disk. */
  commit(apply: () => void): Promise<void>;
  /** The desk's next ticket number; the counter's row is written once for all who share a transaction. */
  nextNumber(): number;
  insert(document: Document): void;
  update(row: number, document: Document): void;
  assignees(row: number, before: readonly string[], after: readonly string[], at: string): void;
  /** Removes the outbox row in a transaction to come, as the relay does after it has handed the work on. */
  removeLater(outboxId: string): void;
}

/**
 * The rows that each operation writes, on the store's own tables: `doc`, `listed`, `found`, `texts`. Whatever comes in one
 * turn of the event loop shares one transaction and so one flush to the disk, which is the best that a durable store can do.
 */
export function openWrites(database: DatabaseSync, { tenant, scope }: Partition): Writes {
  const insertRow = database.prepare(`INSERT INTO doc(tenant, scope, id, type, etag, due, fields, rest)
    VALUES(?, ?, ?, ?, ?, ?, ?, ?)`);
  const updateRow = database.prepare('UPDATE doc SET etag = ?, fields = ?, rest = ? WHERE row = ?');
  const updateCounter = database.prepare(`UPDATE doc SET etag = ?, fields = ?, rest = ?
    WHERE tenant = ? AND scope = ? AND id = 'n-ticket'`);
  const removeRow = database.prepare('DELETE FROM doc WHERE tenant = ? AND scope = ? AND id = ?');
  const list = database.prepare(
    'INSERT INTO listed(tenant, type, field, value, scope, row, current, position) VALUES(?, ?, ?, ?, ?, ?, 1, ?)',
  );
  const unlist = database.prepare(`DELETE FROM listed
    WHERE tenant = ? AND type = 'ticket' AND field = 'assignees' AND value = ? AND scope = ? AND row = ?`);
  const place = database.prepare(`UPDATE listed SET position = ?
    WHERE tenant = ? AND type = 'ticket' AND field = 'assignees' AND value = ? AND scope = ? AND row = ?`);
  const placeText = database.prepare('INSERT INTO found(at, row) VALUES(?, ?)');
  const insertText = database.prepare('INSERT INTO texts(rowid, words) VALUES(?, ?)');
  const last = database.prepare('SELECT max(at) AS at FROM found').get();
  let lastText = Number(last?.['at'] ?? 0);
  let lastNumber = counted(database, { tenant, scope });
  let isCounted = true;
  let etags = 0;
  const waiting: Waiting[] = [];
  const removals: string[] = [];
  let scheduled = false;

  const newEtag = () => `limit${(etags++).toString(36)}`;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      flush(waiting.splice(0), removals.splice(0));
    });
  }

  function flush(group: readonly Waiting[], removed: readonly string[]): void {
    try {
      database.exec('BEGIN IMMEDIATE');
      for (const { apply } of group) apply();
      if (!isCounted) count();
      for (const id of removed) removeRow.run(tenant, scope, id);
      database.exec('COMMIT');
      for (const { committed } of group) committed();
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      for (const { failed } of group) failed(error);
    }
  }

  function count(): void {
    const { fields, rest } = splitDocument({ id: 'n-ticket', type: 'counter', schema: 1, data: { last: lastNumber } });
    updateCounter.run(newEtag(), fields, rest, tenant, scope);
    isCounted = true;
  }

  function insertTexts(row: number, { type, search, createdAt }: Document): void {
    if (typeof search !== 'string') return;
    lastText = Math.max(Date.parse(String(createdAt)) * 1000, lastText + 1);
    placeText.run(lastText, row);
    const places = [whereToken({ tenant, scope }, type), whereToken({ tenant }, type)];
    insertText.run(lastText, [...places, ...wordsOf(search)].join(' '));
  }

  return {
    commit: (apply) =>
      new Promise((committed, failed) => {
        waiting.push({ apply, committed, failed });
        schedule();
      }),
    nextNumber() {
      isCounted = false;
      lastNumber += 1;
      return lastNumber;
    },
    insert(document) {
      const { fields, rest } = splitDocument(document);
      const { id, type } = document;
      const due = typeof document['due'] === 'string' ? document['due'] : null;
      const row = Number(insertRow.run(tenant, scope, id, type, newEtag(), due, fields, rest).lastInsertRowid);
      for (const field of ['assignees', 'watchers', 'tags']) {
        const values = document[field];
        if (type !== 'ticket' || !Array.isArray(values)) continue;
        const position = field === 'assignees' ? String(document['updatedAt']) : null;
        for (const value of values) list.run(tenant, type, field, JSON.stringify(value), scope, row, position);
      }
      insertTexts(row, document);
    },
    update(row, document) {
      const { fields, rest } = splitDocument(document);
      updateRow.run(newEtag(), fields, rest, row);
    },
    assignees(row, before, after, at) {
      for (const one of before) if (!after.includes(one)) unlist.run(tenant, JSON.stringify(one), scope, row);
      for (const one of after) {
        if (before.includes(one)) place.run(at, tenant, JSON.stringify(one), scope, row);
        else list.run(tenant, 'ticket', 'assignees', JSON.stringify(one), scope, row, at);
      }
    },
    removeLater(outboxId) {
      removals.push(outboxId);
      schedule();
    },
  };
}

function counted(database: DatabaseSync, { tenant, scope }: Partition): number {
  const sql = "SELECT rest->>'$.data.last' AS last FROM doc WHERE tenant = ? AND scope = ? AND id = 'n-ticket'";
  return Number(database.prepare(sql).get(tenant, scope)?.['last']);
}
