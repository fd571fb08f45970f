import { RRuleTemporal } from 'rrule-temporal';
import type { Schedule } from '#shared/checklists/schedule.ts';
import { instantOf } from '#shared/kernel/zone.ts';

type Timing = Pick<Schedule, 'rule' | 'begins' | 'timeZone' | 'holidays'>;

/** So many candidates are looked at before a schedule counts as ended, holidays included. */
const most = 1000;
const dayMs = 24 * 3600_000;

/**
 * The instant of the first occurrence after another, or null where there is none. The rule is worked out on the clock of the
 * zone: an hour that a clock change leaves out is made up for right after it, one that it repeats counts once.
 * @throws Error for a rule or a zone that does not exist
 */
export function nextOccurrence(timing: Timing, after: Date): string | null {
  const rule = ruleOf(timing);
  const holidays = new Set(timing.holidays);
  let from = new Date(after.getTime() - dayMs);
  for (let look = 0; look < most; look++) {
    const found = rule.next(from, false);
    if (found === null) return null;
    const wall = String(found).slice(0, 16);
    from = new Date(`${wall}Z`);
    const instant = instantOf(wall, timing.timeZone);
    if (instant > after.toISOString() && !holidays.has(wall.slice(0, 10))) return instant;
  }
  return null;
}

/** Whether such a schedule can be kept: its rule and zone exist, and something is left to come. */
export function isPossible(timing: Timing, now: Date): boolean {
  try {
    return nextOccurrence(timing, now) !== null;
  } catch {
    // The library and Intl throw for what does not exist; that is the answer here.
    return false;
  }
}

/** The rule on a clock without zones, where every day has all its hours. */
function ruleOf({ rule, begins }: Timing): RRuleTemporal {
  const start = `${begins.replaceAll(/[-:]/g, '')}00`;
  return new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${start}\nRRULE:${rule}`, strict: true });
}
