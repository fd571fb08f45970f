import type { CheckedOperation } from '../checks.ts';
import { type Partition, StoreError } from '../port.ts';
import type { Connection } from './connection.ts';
import type { Writer } from './writer.ts';

interface Waiting {
  readonly partition: Partition;
  readonly operations: readonly CheckedOperation[];
  readonly resolve: (etags: readonly (string | null)[]) => void;
  readonly reject: (error: unknown) => void;
}
type Settle = () => void;

/** Writes that share one transaction, which bounds for how long the event loop is held. */
const GROUP = 128;
const SQLITE_BUSY = 5;
/** Failures that pass, of which nothing was written. */
const PASSING = new Map([
  [SQLITE_BUSY, 'another process is writing to the store'],
  [13, 'the disk under the store is full'],
]);

/**
 * Group commit: writes that arrive in the same turn of the event loop share one transaction and so one flush to disk. Each
 * is answered only after that commit; one that conflicts is refused alone.
 */
export class CommitQueue {
  readonly #connection: Connection;
  readonly #writer: Writer;
  #waiting: Waiting[] = [];
  #scheduled = false;

  constructor(connection: Connection, writer: Writer) {
    this.#connection = connection;
    this.#writer = writer;
  }

  write(partition: Partition, operations: readonly CheckedOperation[]): Promise<readonly (string | null)[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ partition, operations, resolve, reject });
      this.#schedule();
    });
  }

  /** Commits what waits, at once. */
  flush(): void {
    while (this.#waiting.length > 0) this.#commit(this.#waiting.splice(0, GROUP));
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#commit(this.#waiting.splice(0, GROUP));
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #commit(group: readonly Waiting[]): void {
    if (group.length === 0) return;
    try {
      const settled = this.#connection.transaction(() => group.map((one) => this.#attempt(one)));
      for (const settle of settled) settle();
    } catch (error) {
      // A failure that is no conflict may be the fault of one write: each then has a transaction of its own.
      if (group.length > 1 && !isBusy(error)) for (const one of group) this.#commit([one]);
      else for (const { reject } of group) reject(asRefusal(error));
    }
  }

  #attempt({ partition, operations, resolve, reject }: Waiting): Settle {
    try {
      const etags = this.#writer.apply(partition, operations);
      return () => resolve(etags);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return () => reject(error);
    }
  }
}

function isBusy(error: unknown): boolean {
  return codeOf(error) === SQLITE_BUSY;
}

function asRefusal(error: unknown): unknown {
  const passing = PASSING.get(codeOf(error));
  return passing === undefined ? error : new StoreError('busy', -1, passing, { cause: error });
}

function codeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
}
