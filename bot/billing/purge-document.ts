import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';

const Data = z.object({
  organisation: z.string(),
  /** ISO instants; `finishedAt` is null until nothing is left. */
  begunAt: z.string(),
  finishedAt: z.string().nullable(),
  /** How many documents of each type there were, as the deleting began. */
  documents: z.record(z.string(), z.int()),
});

/** The proof that everything of an organisation was deleted. It says how much there was, and nothing of what it was. */
export type Purge = z.infer<typeof Data>;

export const purgeType = 'purge';

/** @param purgeAt when it was to be deleted, for an organisation may come back and leave again */
export function purgeId(organisation: string, purgeAt: string): string {
  return `purge-${organisation}-${purgeAt}`;
}

export function purgeDocument(id: string, purge: Purge): Document {
  return { id, type: purgeType, schema: 1, data: purge };
}

export function purgeOf(document: Stored): Purge {
  return Data.parse(document['data']);
}
