import type { SQLOutputValue } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { Stored } from '../port.ts';
import type { Connection } from './connection.ts';
import { documentColumns, readDocument, readText } from './rows.ts';

/** What a statement selects, as arrays, whose rows are then looked up here. */
export const cachedColumns = 'd.row, d.etag';

/** Characters of JSON kept; parsed, they take about three times as many bytes. */
const MOST_CHARACTERS = 48 * 1024 * 1024;

/**
 * Documents as they were last read. Each write gives a document another etag, which every statement still reads from the
 * file, so a document found here is never an older one, whichever process wrote it. The same version is the same frozen
 * object, so that others can remember what they made of it (`parsed-once.ts`).
 */
export class DocumentCache {
  readonly #connection: Connection;
  readonly #documents = new LRUCache<number, Stored>({ maxSize: MOST_CHARACTERS });

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @returns null where another process removed the document after the row was selected */
  read([row, etag]: readonly SQLOutputValue[]): Stored | null {
    const key = Number(row);
    // Whatever is read often is soon read anew; keeping the order of use would cost more than that.
    const known = this.#documents.peek(key);
    if (known !== undefined && known.etag === etag) return known;
    const whole = this.#connection.get(`SELECT ${documentColumns} FROM doc d WHERE d.row = ?`, key);
    if (whole === undefined) return null;
    const document = deepFreeze(readDocument(whole));
    const size = readText(whole, 'fields').length + readText(whole, 'rest').length;
    this.#documents.set(key, document, { size });
    return document;
  }
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
