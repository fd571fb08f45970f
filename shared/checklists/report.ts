import { z } from 'zod';
import { TemplateId } from '../kernel/ids.ts';
import { daysAfter, minutesBetween, weekdayOf } from '../kernel/time.ts';
import { instantOf } from '../kernel/zone.ts';
import { fails } from './answer.ts';
import { ItemKey, type Plan, type PlanItem } from './plan.ts';
import { type Run, shownItems } from './run.ts';

/** How the runs begun in some time stand now. */
export const RunCounts = z
  .object({
    started: z.int(),
    completed: z.int(),
    cancelled: z.int(),
    /** Being worked on or reviewed. */
    open: z.int(),
    /** Open though their due time is over. */
    overdue: z.int(),
    /** Completed by their due time, and after it; those that were never due are neither. */
    onTime: z.int(),
    late: z.int(),
  })
  .meta({ id: 'RunCounts' });
export type RunCounts = z.infer<typeof RunCounts>;

export const FailingItem = z
  .object({
    template: z.object({ id: TemplateId, name: z.string() }),
    item: ItemKey,
    title: z.string(),
    /** How often it was answered, and how often the answer was not as it should be. */
    answered: z.int(),
    failed: z.int(),
  })
  .meta({ id: 'FailingItem' });
export type FailingItem = z.infer<typeof FailingItem>;

/** `YYYY-MM-DD`, both included, on the clock of an IANA zone. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}
/** A run with its plan, where its template has one. */
export interface Counted {
  readonly run: Run;
  readonly plan: Plan | null;
}

export const longestPeriodDays = 366;
const mostFailing = 20;
const dayMinutes = 1440;

/** Whether a period ends when it begins or later, and is not too long; false as well for what are no days. */
export function isPossible({ from, to }: Pick<Period, 'from' | 'to'>): boolean {
  const days = minutesBetween(from, to) / dayMinutes;
  return days >= 0 && days < longestPeriodDays;
}

/** The first instant of a period, and the first after it. */
export function boundsOf({ from, to, timeZone }: Period): readonly [begin: string, end: string] {
  return [midnight(from, timeZone), midnight(daysAfter(to, 1), timeZone)];
}

export function countsOf(runs: readonly Run[], now: string): RunCounts {
  const count = (is: (run: Run) => boolean) => runs.filter(is).length;
  const isOpen = ({ state }: Run) => state === 'open' || state === 'review';
  return {
    started: runs.length,
    completed: count(({ state }) => state === 'done'),
    cancelled: count(({ state }) => state === 'cancelled'),
    open: count(isOpen),
    overdue: count((run) => isOpen(run) && run.due !== null && run.due < now),
    onTime: count((run) => lateness(run) === 'on time'),
    late: count((run) => lateness(run) === 'late'),
  };
}

/** Completed ones of those that were to be completed, from 0 to 1; null where there were none. */
export function completionRate({ started, completed, cancelled }: RunCounts): number | null {
  return part(completed, started - cancelled);
}

/** On-time ones of those completed that were due, from 0 to 1; null where there were none. */
export function onTimeRate({ onTime, late }: RunCounts): number | null {
  return part(onTime, onTime + late);
}

/** The counts of each stretch of a period, oldest first: of its days, weeks from Monday on, or months, by how long it is. */
export function stretchesOf(runs: readonly Run[], period: Period, now: string) {
  const days = stretchDays(period);
  const begins = days.map((day) => midnight(day, period.timeZone));
  const within = new Map(days.map((day) => [day, [] as Run[]]));
  for (const run of runs) {
    const day = days[begins.findLastIndex((begin) => begin <= run.startedAt)];
    if (day !== undefined) within.get(day)?.push(run);
  }
  return days.map((from) => ({ from, counts: countsOf(within.get(from) ?? [], now) }));
}

/** The items of templates whose answers were most often not as they should be; of cancelled runs none count. */
export function failingItems(counted: readonly Counted[]): readonly Omit<FailingItem, 'template'>[] {
  const known = new Map<string, { item: string; title: string; answered: number; failed: number }>();
  for (const { run, plan } of counted) {
    if (plan === null || run.state === 'cancelled') continue;
    for (const item of shownItems(plan, run.marks)) {
      const mark = run.marks[item.key];
      if (mark === undefined || !canFail(item)) continue;
      const before = known.get(item.key) ?? { item: item.key, title: item.title, answered: 0, failed: 0 };
      const failed = before.failed + (fails(item, mark) ? 1 : 0);
      known.set(item.key, { ...before, answered: before.answered + 1, failed });
    }
  }
  return mostFailed([...known.values()].filter(({ failed }) => failed > 0));
}

/** The worst of them: by how often they failed, then by how large a part of their answers that was. */
export function mostFailed<T extends Pick<FailingItem, 'answered' | 'failed'>>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => b.failed - a.failed || a.answered - b.answered).slice(0, mostFailing);
}

function canFail(item: PlanItem): boolean {
  if (item.kind === 'number') return item.min !== null || item.max !== null;
  return item.kind === 'choice' && item.options.some((option) => option.fails);
}

function lateness({ state, due, completedAt }: Run): 'on time' | 'late' | null {
  if (state !== 'done' || due === null || completedAt === null) return null;
  return completedAt <= due ? 'on time' : 'late';
}

/** The first days of the stretches: a month or less by days, half a year or less by weeks. */
function stretchDays({ from, to }: Period): readonly string[] {
  const days: string[] = [];
  const isLong = to > daysAfter(from, 182);
  const isShort = to <= daysAfter(from, 31);
  for (let day = from; day <= to; day = daysAfter(day, 1)) {
    const begins = isLong ? day.endsWith('-01') : isShort || weekdayOf(day) === 1;
    if (begins || day === from) days.push(day);
  }
  return days;
}

function midnight(day: string, timeZone: string): string {
  return instantOf(`${day}T00:00:00`, timeZone);
}

function part(of: number, whole: number): number | null {
  return whole === 0 ? null : of / whole;
}
