import { z } from 'zod';
import type { Document, Partition, Stored } from '#bot/store/port.ts';
import type { UsageDay } from '#shared/billing/usage.ts';

/** Apart from what people share, so that counting and working never write the same place. */
export function usagePartition(tenant: string): Partition {
  return { tenant, scope: 'usage' };
}

const Data = z.object({
  day: z.string(),
  tickets: z.int(),
  runs: z.int(),
  /** ISO instant; null until the day is counted for the first time. */
  countedAt: z.string().nullable(),
});

/** A day that is counted, and when that was done last. */
export type CountedDay = z.infer<typeof Data> & UsageDay;

export const usageDayType = 'usageDay';

export function usageDayId(day: string): string {
  return `day-${day}`;
}

/** @param due when it is to be counted; null once it is settled */
export function usageDayDocument(counted: CountedDay, due: string | null): Document {
  const { day } = counted;
  return { id: usageDayId(day), type: usageDayType, schema: 1, day, ...(due === null ? {} : { due }), data: counted };
}

export function usageDayOf(document: Stored): CountedDay {
  return Data.parse(document['data']);
}

/** Whether it will be counted anyway. */
export function isDue(document: Stored): boolean {
  return document['due'] !== undefined;
}
