import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';
import { Touched } from '#shared/privacy/erasure.ts';

const Data = z.object({
  by: z.string(),
  /** Whom it is about, and why; gone as soon as it is done. */
  request: z.object({ person: z.string(), names: z.array(z.string()), reason: z.string() }).nullable(),
  digest: z.string(),
  pseudonym: z.object({ person: z.string(), label: z.string() }),
  touched: Touched,
  finishedAt: z.string().nullable(),
});

/** One erasing of somebody's data: work to be done while there is a request, the proof of it afterwards. */
export interface Erasure extends z.infer<typeof Data> {
  readonly id: string;
  /** ISO instant at which it was asked for. */
  readonly at: string;
}

export const erasureType = 'erasure';

/** @param due when whoever works on it loses that claim; null once it is done */
export function erasureDocument({ id, at, ...data }: Erasure, due: string | null): Document {
  return { id, type: erasureType, schema: 1, at, ...(due === null ? {} : { due }), data };
}

export function erasureOf(document: Stored): Erasure {
  const { id, at, data } = z.object({ id: z.string(), at: z.string(), data: Data }).parse(document);
  return { id, at, ...data };
}
