import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import type { Indexes } from '../indexes.ts';
import type { Value } from './compile.ts';
import { type Row, readNumber } from './rows.ts';
import { schemaVersion, tables, vocabulary } from './schema.ts';

/** Statements are few for each shape of query; the bound only stops a flood of odd shapes. */
const STATEMENTS = 500;

/** One open database file with its statements prepared once. Several processes may have the same file open. */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #isReading = false;

  constructor(file: string, indexes: Indexes) {
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    this.#database.exec('PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000');
    this.transaction(() => this.#prepareFile(file, indexes));
  }

  all(sql: string, ...values: Value[]): Row[] {
    this.#readTogether();
    return this.#prepared(sql).all(...values);
  }

  /** Rows as arrays of their columns, which node:sqlite makes in half the time. */
  arrays(sql: string, ...values: (Value | null)[]): readonly (readonly SQLOutputValue[])[] {
    this.#readTogether();
    const statement = this.#prepared(sql);
    statement.setReturnArrays(true);
    // The types do not follow the setting.
    return statement.all(...values) as unknown as SQLOutputValue[][];
  }

  get(sql: string, ...values: (Value | null)[]): Row | undefined {
    this.#readTogether();
    return this.#prepared(sql).get(...values);
  }

  run(sql: string, ...values: (Value | null)[]): void {
    this.#prepared(sql).run(...values);
  }

  /** Commits what `work` has done, or nothing of it when it throws. */
  transaction<T>(work: () => T): T {
    this.#endReading();
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Words that no document has any more stay in the text index until it is merged, and bytes in the file until it is copied. */
  scrub(): void {
    this.#endReading();
    this.#database.exec("INSERT INTO texts(texts) VALUES('optimize')");
    this.#database.exec('VACUUM');
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#endReading();
    this.#statements.clear();
    this.#database.close();
  }

  /**
   * What one turn of the event loop reads, it reads in one transaction, for taking and giving back the file's lock costs
   * more than finding a row. The next turn sees what other processes committed meanwhile.
   */
  #readTogether(): void {
    if (this.#database.isTransaction) return;
    this.#database.exec('BEGIN');
    this.#isReading = true;
    setImmediate(() => this.#endReading());
  }

  #endReading(): void {
    if (!this.#isReading) return;
    this.#isReading = false;
    this.#database.exec('COMMIT');
  }

  #prepareFile(file: string, indexes: Indexes): void {
    const version = readNumber(this.#database.prepare('PRAGMA user_version').get(), 'user_version');
    if (version !== 0 && version !== schemaVersion) {
      throw new Error(`${file} has the schema ${version}; this version of the service reads ${schemaVersion}`);
    }
    this.#database.exec(`${tables(indexes)}; PRAGMA user_version = ${schemaVersion}`);
    this.#database.exec(vocabulary);
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= STATEMENTS) this.#statements.clear();
    const statement = this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
