import { createHash, type Hash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { done, type Outcome, type Refusal, refuse } from '#shared/kernel/outcome.ts';

/** As many as the library looks at; a smaller file shows itself whole. */
const headBytes = 4100;

/** What its bytes tell of a file. */
export interface Received {
  readonly type: string;
  readonly size: number;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

interface Seen {
  size: number;
  head: Buffer;
  readonly hash: Hash;
}

/** Why a file is not taken, thrown through the adapter that stores it, so that it leaves nothing behind. */
class NotTaken extends Error {
  readonly refusal: Refusal;
  constructor({ refusal }: { readonly refusal: Refusal }, options?: ErrorOptions) {
    super(refusal.code, options);
    this.refusal = refusal;
  }
}

/**
 * Hands bytes to a store as they come, counts and hashes them and looks at the first ones.
 * @param most bytes; with one more nothing is kept
 * @param store rejects where its source does
 */
export async function receive(
  source: Bytes,
  most: number,
  store: (bytes: Bytes) => Promise<void>,
): Promise<Outcome<Received>> {
  const seen: Seen = { size: 0, head: Buffer.alloc(0), hash: createHash('sha256') };
  try {
    await store(watched(source, most, seen));
  } catch (error) {
    if (error instanceof NotTaken) return { ok: false, refusal: error.refusal };
    throw error;
  }
  return done({ type: await typeOf(seen.head), size: seen.size, hash: seen.hash.digest('hex') });
}

async function* watched(source: Bytes, most: number, seen: Seen): Bytes {
  for await (const piece of uncut(source)) {
    seen.size += piece.byteLength;
    if (seen.size > most) throw new NotTaken(refuse('toobig', 'file.too-large'));
    const missing = headBytes - seen.head.byteLength;
    if (missing > 0) seen.head = Buffer.concat([seen.head, piece.subarray(0, missing)]);
    seen.hash.update(piece);
    yield piece;
  }
  if (seen.size === 0) throw new NotTaken(refuse('invalid', 'file.empty'));
}

/** What the sender broke off is not the store's failure. */
async function* uncut(source: Bytes): Bytes {
  try {
    yield* source;
  } catch (error) {
    throw new NotTaken(refuse('invalid', 'file.cut-off'), { cause: error });
  }
}

/** What the first bytes show: a signature, else text, else nothing known. What a file is called does not count. */
async function typeOf(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head);
  if (found !== undefined) return found.mime;
  return isText(head) ? 'text/plain' : 'application/octet-stream';
}

function isText(head: Buffer): boolean {
  try {
    // The last letter may be cut: with `stream` it is left for what follows.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return !/[\p{Cc}--[\t\n\r\f]]/v.test(text);
  } catch {
    return false;
  }
}
