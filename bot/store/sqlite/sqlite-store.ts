import { checkFilter, checkName, checkOperations, checkQuery, checkSearch } from '../checks.ts';
import type { Indexes } from '../indexes.ts';
import { encodeCursor } from '../keyset.ts';
import type { Located, Operation, Page, Partition, Query, Search, Store, Stored, TenantWide } from '../port.ts';
import { CommitQueue } from './commit-queue.ts';
import { Connection } from './connection.ts';
import { cachedColumns, DocumentCache } from './document-cache.ts';
import { expandWord } from './expand-word.ts';
import { orderValues, readPage } from './read-page.ts';
import { documentColumns, readDocument, readNumber, readObject, readText } from './rows.ts';
import { countStatement, dueStatement, searchStatement } from './statements.ts';
import { Writer } from './writer.ts';

export interface SqliteStoreOptions {
  /** Path of the database file; its folder has to exist. */
  readonly file: string;
  readonly indexes: Indexes;
  readonly now: () => Date;
}

const PURGE_EVERY_MS = 60_000;
/** A few at a time, with requests in between, until none is left. */
const PURGED_AT_ONCE = 50;
const PURGE_PAUSE_MS = 20;

/** Opens, or creates, the embedded store. It is durable at each answered write and may be shared by several processes. */
export function openSqliteStore(options: SqliteStoreOptions): SqliteStore {
  return new SqliteStore(options);
}

export class SqliteStore implements Store {
  readonly #connection: Connection;
  readonly #documents: DocumentCache;
  readonly #indexes: Indexes;
  readonly #now: () => Date;
  readonly #writer: Writer;
  readonly #queue: CommitQueue;
  #purging: NodeJS.Timeout;
  #closed = false;

  constructor({ file, indexes, now }: SqliteStoreOptions) {
    this.#connection = new Connection(file, indexes);
    this.#documents = new DocumentCache(this.#connection);
    this.#indexes = indexes;
    this.#now = now;
    this.#writer = new Writer(this.#connection, indexes, now);
    this.#queue = new CommitQueue(this.#connection, this.#writer);
    this.#purging = this.#purgeIn(PURGE_EVERY_MS);
  }

  async get({ tenant, scope }: Partition, id: string): Promise<Stored | null> {
    const [row] = this.#connection.arrays(
      `SELECT ${cachedColumns} FROM doc d WHERE tenant = ? AND scope = ? AND id = ? AND (expires IS NULL OR expires > ?)`,
      tenant,
      scope,
      id,
      this.#time(),
    );
    return row === undefined ? null : this.#documents.read(row);
  }

  async write(partition: Partition, operations: readonly Operation[]): Promise<readonly (string | null)[]> {
    return this.#queue.write(partition, checkOperations(operations, this.#indexes));
  }

  async query(place: Partition | TenantWide, query: Query): Promise<Page> {
    checkQuery(place, query, this.#indexes);
    const entries = readPage(this.#connection, this.#documents, {
      place,
      query,
      indexes: this.#indexes,
      time: this.#time(),
    });
    const page = entries.slice(0, query.limit);
    const last = entries.length > query.limit ? page.at(-1) : undefined;
    return {
      items: page.map(({ document }) => document),
      cursor: last === undefined ? null : encodeCursor(query, orderValues(last, query)),
    };
  }

  async count(place: Partition | TenantWide, { type, where }: Pick<Query, 'type' | 'where'>): Promise<number> {
    checkName(type);
    if (where !== undefined) checkFilter(where);
    const { text, values } = countStatement({ place, type, where, indexes: this.#indexes, time: this.#time() });
    return readNumber(this.#connection.get(text, ...values), 'n');
  }

  async search(place: Partition | TenantWide, search: Search): Promise<readonly Stored[]> {
    checkSearch(search, this.#indexes);
    const terms = search.words.map((word) => expandWord(this.#connection, word));
    const { text, values } = searchStatement({ place, search, terms, indexes: this.#indexes, time: this.#time() });
    return this.#connection.arrays(text, ...values).flatMap((row) => this.#documents.read(row) ?? []);
  }

  async due(type: string, now: string, limit: number): Promise<readonly Located[]> {
    const { text, values } = dueStatement(checkName(type), now, limit, this.#time());
    return this.#connection.all(text, ...values).map((row) => ({
      partition: { tenant: readText(row, 'tenant'), scope: readText(row, 'scope') },
      document: readDocument(row),
    }));
  }

  /** Removes some documents whose time to live has passed, which nobody sees any more; true where more may be left. */
  purge(): boolean {
    return this.#connection.transaction(() => {
      const rows = this.#connection.all(
        `SELECT ${documentColumns} FROM doc d WHERE expires <= ? LIMIT ?`,
        this.#time(),
        PURGED_AT_ONCE,
      );
      for (const row of rows) {
        const partition = { tenant: readText(row, 'tenant'), scope: readText(row, 'scope') };
        this.#writer.remove(partition, readText(row, 'id'), {
          ...readObject(row, 'fields'),
          ...readObject(row, 'rest'),
        });
      }
      return rows.length === PURGED_AT_ONCE;
    });
  }

  async scrub(): Promise<void> {
    this.#queue.flush();
    this.#connection.scrub();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#purging);
    this.#queue.flush();
    this.#connection.close();
  }

  #purgeIn(ms: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#purging = this.#purgeIn(this.#purged() ? PURGE_PAUSE_MS : PURGE_EVERY_MS);
    }, ms).unref();
  }

  #purged(): boolean {
    try {
      return this.purge();
    } catch {
      // Another process holds the file, or the disk is full: nobody waits for this, and a later round tries again.
      return false;
    }
  }

  #time(): number {
    return this.#now().getTime();
  }
}
