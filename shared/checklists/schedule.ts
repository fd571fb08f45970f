import { z } from 'zod';
import type { DeskId, ScheduleId, TemplateId } from '../kernel/ids.ts';
import { minutesBetween } from '../kernel/time.ts';

/** A recurrence rule of RFC 5545 (the value of RRULE), by days or longer. */
export const Rule = z
  .string()
  .max(300)
  .regex(
    /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL|COUNT|UNTIL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|WKST)=[-+A-Z0-9,]+)*$/,
  );
/** Minutes that an occurrence may be late and still count as on time, such as for a restart. */
const graceMinutes = 15;

export const Missed = z.enum(['skip', 'start']);
export type Missed = z.infer<typeof Missed>;

/** When a template is started by itself. */
export interface Schedule {
  readonly id: ScheduleId;
  readonly desk: DeskId;
  readonly template: TemplateId;
  readonly rule: string;
  /** Of the first occurrence, on the clock of the zone: `2026-05-04T07:30`. */
  readonly begins: string;
  /** IANA. */
  readonly timeZone: string;
  /** Days on that clock on which nothing starts. */
  readonly holidays: readonly string[];
  /** What becomes of the latest occurrence that nobody could start in time; earlier ones are always let go. */
  readonly missed: Missed;
  readonly assignees: readonly string[];
  readonly createdBy: string;
  readonly createdAt: string;
  /** The instant of the next occurrence; null where none is left. */
  readonly next: string | null;
}

/**
 * Which occurrence is to be started of those that have come; null for none. However many were missed, there is one fresh
 * run.
 * @param come instants that have come, oldest first
 */
export function occurrenceToStart(come: readonly string[], missed: Missed, now: string): string | null {
  const latest = come.at(-1);
  if (latest === undefined) return null;
  return missed === 'start' || minutesBetween(latest, now) <= graceMinutes ? latest : null;
}
