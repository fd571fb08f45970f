import { daysAfter, monthBefore, monthsAfter, monthsBetween, secondsAfter } from '../kernel/time.ts';

/** What an organisation did on one day in UTC. */
export interface UsageDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Tickets that were filed, in whatever way. */
  readonly tickets: number;
  /** Checklists that were started, in whatever way. */
  readonly runs: number;
}

/** The kinds of activity that count: each ticket and each checklist has one of them, its first, and never another. */
export const countedKinds = { tickets: 'created', runs: 'started' } as const;

export function isCounted(kind: string): boolean {
  return kind === countedKinds.tickets || kind === countedKinds.runs;
}

/** The day in UTC that an ISO instant lies in. */
export function dayOf(at: string): string {
  return at.slice(0, 10);
}

/** After the end of a day its last commits may still be on their way, and the clocks of instances differ a little. */
const settlingSeconds = 3600;
const countingSeconds = 3600;

/** When a day is counted again after it was counted at `at`; an ISO instant, null where that count was its last. */
export function nextCount(day: string, at: string): string | null {
  const last = secondsAfter(`${daysAfter(day, 1)}T00:00:00Z`, settlingSeconds);
  if (at >= last) return null;
  const next = secondsAfter(at, countingSeconds);
  return next < last ? next : last;
}

/** What was done in a calendar month, days put together. */
export interface UsageMonth extends Pick<UsageDay, 'tickets' | 'runs'> {
  /** `YYYY-MM` */
  readonly month: string;
}

/** How far back administrators look, the present month among them. */
export const monthsShown = 12;

/** @param today `YYYY-MM-DD` */
export function firstDayShown(today: string): string {
  return `${monthBefore(today, monthsShown - 1)}-01`;
}

/**
 * The twelve months up to the one that a day lies in, oldest first, those without anything among them.
 * @param until `YYYY-MM-DD`
 */
export function usageByMonth(days: readonly UsageDay[], until: string): readonly UsageMonth[] {
  return Array.from({ length: monthsShown }, (_, index) => {
    const month = monthBefore(until, monthsShown - 1 - index);
    const within = days.filter(({ day }) => day.startsWith(month));
    const sum = (of: 'tickets' | 'runs') => within.reduce((total, one) => total + one[of], 0);
    return { month, tickets: sum('tickets'), runs: sum('runs') };
  });
}

/**
 * Where the month begins that a plan's included quantity is counted in: quantities are included a month, in a yearly term too.
 * @param began `YYYY-MM-DD` on which the term began; null counts by calendar months
 * @param today `YYYY-MM-DD`
 */
export function periodStart(began: string | null, today: string): string {
  const from = began ?? `${today.slice(0, 7)}-01`;
  const months = Math.max(0, monthsBetween(from, today));
  const start = monthsAfter(from, months);
  return start > today && months > 0 ? monthsAfter(from, months - 1) : start;
}

/** Tickets and checklists together, from a day on. */
export function usedSince(days: readonly UsageDay[], since: string): number {
  return days.reduce((total, { day, tickets, runs }) => (day < since ? total : total + tickets + runs), 0);
}
