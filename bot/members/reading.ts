import { z } from 'zod';
import type { Document, Operation, Partition, Store } from '#bot/store/port.ts';
import { secondsAfter } from '#shared/kernel/time.ts';

/** When a desk's roster was last read from Teams. Two readings never mix: each is written over the one that it knew. */
export interface Reading {
  readonly at: string;
  readonly etag: string;
}

const readingId = 'roster';
/** Of the document; the sweeper reads a roster anew that nobody has opened for so long. */
export const readingType = 'roster';
const hoursUntilReread = 12;
const Data = z.object({ at: z.string() });

/** Null where the roster was never read. Cosmos DB: 1 point read. */
export async function readReading(store: Store, partition: Partition): Promise<Reading | null> {
  const document = await store.get(partition, readingId);
  return document === null ? null : { ...Data.parse(document['data']), etag: document.etag };
}

export function readingDocument(at: string): Document {
  return { id: readingId, type: readingType, schema: 1, due: secondsAfter(at, hoursUntilReread * 3600), data: { at } };
}

/** Writes that a reading was made, in the batch with what it changed. */
export function readingOperation(at: string, before: Pick<Reading, 'etag'> | null): Operation {
  const document = readingDocument(at);
  return before === null ? { create: document } : { replace: document, etag: before.etag };
}
