import { randomBytes } from 'node:crypto';
import type { CheckedOperation } from '../checks.ts';
import type { Indexes } from '../indexes.ts';
import { type Document, type Partition, StoreError } from '../port.ts';
import type { Connection } from './connection.ts';
import { readNumber, readObject, readText, splitDocument } from './rows.ts';
import { type Change, type Fields, writeLists, writeMembers, writeText } from './side-tables.ts';

/** A row as an operation finds it. One whose time to live has passed is still there, but counts as absent. */
interface Found {
  readonly etag: string;
  readonly live: boolean;
  readonly fields: Fields;
}
interface Step {
  readonly operation: CheckedOperation;
  readonly found: Found | null;
  /** The etag that the operation leaves behind. */
  readonly etag: string;
}

/** Applies writes inside an open transaction. */
export class Writer {
  readonly #connection: Connection;
  readonly #indexes: Indexes;
  readonly #now: () => Date;
  /** Tells the etags of this process from any other's. */
  readonly #origin = randomBytes(9).toString('base64url');
  #etags = 0;

  constructor(connection: Connection, indexes: Indexes, now: () => Date) {
    this.#connection = connection;
    this.#indexes = indexes;
    this.#now = now;
  }

  /**
   * Everything is checked before anything is changed, so a conflict leaves nothing behind and needs no savepoint, which
   * would make the text index write a segment for each.
   * @throws StoreError `exists`, `stale` or `missing`, naming the operation
   */
  apply(partition: Partition, operations: readonly CheckedOperation[]): readonly (string | null)[] {
    return this.#plan(partition, operations).map(({ operation, found, etag }) => {
      const before = found?.fields ?? null;
      if (operation.kind === 'remove') {
        this.remove(partition, operation.id, before);
        return null;
      }
      const row = this.#put(partition, operation.document, etag);
      this.#writeSides({ partition, row, before, after: operation.document });
      return etag;
    });
  }

  remove(partition: Partition, id: string, before: Fields | null): void {
    const { tenant, scope } = partition;
    const sql = 'DELETE FROM doc WHERE tenant = ? AND scope = ? AND id = ? RETURNING row';
    const row = readNumber(this.#connection.get(sql, tenant, scope, id), 'row');
    this.#writeSides({ partition, row, before, after: null });
  }

  #plan(partition: Partition, operations: readonly CheckedOperation[]): readonly Step[] {
    const pending = new Map<string, Found | null>();
    return operations.map((operation, index) => {
      const { id } = operation;
      const found = pending.has(id) ? (pending.get(id) ?? null) : this.#find(partition, id);
      refuseConflict(operation, found?.live === true ? found : null, index);
      const etag = this.#newEtag();
      pending.set(id, operation.kind === 'remove' ? null : { etag, live: true, fields: operation.document });
      return { operation, found, etag };
    });
  }

  #find({ tenant, scope }: Partition, id: string): Found | null {
    const row = this.#connection.get(
      'SELECT id, etag, expires, fields, rest FROM doc WHERE tenant = ? AND scope = ? AND id = ?',
      tenant,
      scope,
      id,
    );
    if (row === undefined) return null;
    const expires = row['expires'];
    return {
      etag: readText(row, 'etag'),
      live: typeof expires !== 'number' || expires > this.#now().getTime(),
      fields: { ...readObject(row, 'fields'), ...readObject(row, 'rest') },
    };
  }

  #put({ tenant, scope }: Partition, document: Document, etag: string): number {
    const { id, type, ttl, due } = document;
    const { fields, rest } = splitDocument(document);
    const written = this.#connection.get(
      `INSERT INTO doc(tenant, scope, id, type, etag, due, expires, fields, rest) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT(tenant, scope, id) DO UPDATE SET type = excluded.type, etag = excluded.etag, due = excluded.due,
          expires = excluded.expires, fields = excluded.fields, rest = excluded.rest
        RETURNING row`,
      tenant,
      scope,
      id,
      type,
      etag,
      typeof due === 'string' ? due : null,
      ttl === undefined ? null : this.#now().getTime() + ttl * 1000,
      fields,
      rest,
    );
    return readNumber(written, 'row');
  }

  #writeSides(change: Change): void {
    writeLists(this.#connection, this.#indexes, change);
    writeMembers(this.#connection, this.#indexes, change);
    writeText(this.#connection, this.#indexes, change);
  }

  #newEtag(): string {
    this.#etags += 1;
    return `${this.#origin}${this.#etags.toString(36)}`;
  }
}

function refuseConflict(operation: CheckedOperation, live: Found | null, index: number): void {
  const { kind, id } = operation;
  if (kind === 'create' && live !== null) throw new StoreError('exists', index, `${id} exists`);
  if (kind !== 'replace' && kind !== 'remove') return;
  if (live === null) throw new StoreError('missing', index, `${id} is not there`);
  if (operation.etag !== null && operation.etag !== live.etag)
    throw new StoreError('stale', index, `${id} has changed`);
}
