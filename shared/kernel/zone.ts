import { z } from 'zod';
import { epochOf, minutesBetween, secondsAfter } from './time.ts';

const daySeconds = 24 * 3600;

/** An IANA time zone that `Intl` knows, such as `Europe/Paris`. */
export const TimeZone = z
  .string()
  .regex(/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/)
  .max(60)
  .refine(isKnown)
  .meta({ description: 'An IANA time zone, such as Europe/Paris' });

/** The ISO instant of a time on the clock of a zone: the first of two, and where there is none that of the clock before the change. */
export function instantOf(wall: string, timeZone: string): string {
  const asUtc = `${wall}Z`;
  const before = offsetAt(secondsAfter(asUtc, -daySeconds), timeZone);
  const after = offsetAt(secondsAfter(asUtc, daySeconds), timeZone);
  const fitting = [before, after]
    .map((offset) => ({ offset, at: secondsAfter(asUtc, -offset) }))
    .filter(({ offset, at }) => offsetAt(at, timeZone) === offset)
    .map(({ at }) => at);
  return fitting.toSorted()[0] ?? secondsAfter(asUtc, -before);
}

/** What the clock of a zone shows at an ISO instant: `2026-05-04T07:30:00`. */
export function wallAt(at: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(epochOf(at));
  const part = (type: string) => parts.find((item) => item.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** How many seconds a zone's clock is ahead of UTC at an instant. */
function offsetAt(at: string, timeZone: string): number {
  return Math.round(minutesBetween(`${at.slice(0, 19)}Z`, `${wallAt(at, timeZone)}Z`) * 60);
}

function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    // Intl throws for a zone that does not exist; that is the answer here.
    return false;
  }
}
