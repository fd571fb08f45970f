import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';
import { defaultRetention, Ended, RetentionSchedule } from '#shared/privacy/retention.ts';

const Data = z.object({
  schedule: RetentionSchedule,
  /** Newest first. */
  reports: z.array(z.object({ at: z.string(), ended: Ended, held: z.int() })),
});

/** What an organisation decided, when that is applied next, and what came of it. */
export interface Retention extends z.infer<typeof Data> {
  /** ISO instant; null where nothing was ever decided. */
  readonly due: string | null;
}

export const retentionId = 'retention';
export const retentionType = 'retention';

export const undecided: Retention = { schedule: defaultRetention, reports: [], due: null };

export function retentionDocument({ due, ...data }: Retention): Document {
  return { id: retentionId, type: retentionType, schema: 1, ...(due === null ? {} : { due }), data };
}

export function retentionOf(document: Stored): Retention {
  const { due, data } = z.object({ due: z.string(), data: Data }).parse(document);
  return { due, ...data };
}
