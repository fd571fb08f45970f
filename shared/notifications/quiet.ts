import { daysAfter, weekdayOf } from '../kernel/time.ts';
import { instantOf, wallAt } from '../kernel/zone.ts';
import type { Digest, QuietHours } from './preferences.ts';

/** A week and the day after: whatever comes once a week comes within. */
const days = Array.from({ length: 9 }, (_, day) => day);

/** The instant at which somebody may be told again, or null where they may be told now. */
export function quietUntil(quiet: QuietHours, timeZone: string, now: string): string | null {
  const wall = wallAt(now, timeZone).slice(0, 16);
  if (!isQuiet(quiet, wall)) return null;
  const ends = datesFrom(wall)
    .flatMap((date) => [`${date}T00:00`, `${date}T${quiet.to}`])
    .toSorted();
  const end = ends.find((candidate) => candidate > wall && !isQuiet(quiet, candidate));
  return end === undefined ? null : instantAfter(end, timeZone, now);
}

/** The instant of the digest that comes next. */
export function nextDigest({ at, weekday }: Digest, timeZone: string, now: string): string {
  const wall = wallAt(now, timeZone);
  const fitting = datesFrom(wall).filter((date) => weekday === null || weekdayOf(date) === weekday);
  const instants = fitting.flatMap((date) => instantAfter(`${date}T${at}`, timeZone, now) ?? []);
  return instants[0] ?? now;
}

function isQuiet({ from, to, days: off }: QuietHours, wall: string): boolean {
  const [date, time] = [wall.slice(0, 10), wall.slice(11, 16)];
  if (off.includes(weekdayOf(date))) return true;
  return from < to ? time >= from && time < to : time >= from || time < to;
}

function datesFrom(wall: string): readonly string[] {
  return days.map((day) => daysAfter(wall.slice(0, 10), day));
}

/** Null where the clock shows that time for the second time, and the first is over. */
function instantAfter(wall: string, timeZone: string, now: string): string | null {
  const instant = instantOf(wall, timeZone);
  return instant > now ? instant : null;
}
