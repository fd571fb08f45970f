import { secondsAfter } from '../kernel/time.ts';
import type { Hold } from './preferences.ts';

/** Something a person is to be told. */
export interface Waiting {
  readonly id: string;
  /** The ticket. */
  readonly subject: string;
  /** Who did it. */
  readonly by: string;
  readonly at: string;
  /** For what it has waited, with whatever else waited for that; null where it is told as it comes. */
  readonly held: Hold | null;
  /** From when on it may be sent; later than now while it is being sent, or after a failure. */
  readonly due: string;
}
/** A message that the person was given: of one event, or of several. */
export interface Signal {
  readonly at: string;
  /** The bursts (`burstOf`) that it told of. */
  readonly bursts: readonly string[];
}
export interface Plan<T> {
  /** Each is one message now, of one or more events, oldest first. */
  readonly now: readonly (readonly T[])[];
  /** Those whose time has come and who wait nevertheless. */
  readonly later: readonly { readonly item: T; readonly until: string }[];
}

export const burstSeconds = 60;
export const signalsPerMinute = 10;

/** What one person does to one ticket is told together, and so is what waited for the same. */
export function burstOf({ subject, by, held }: Pick<Waiting, 'subject' | 'by' | 'held'>): string {
  return held ?? `${subject} ${by}`;
}

/**
 * What a person is told now, and what waits until when. The first event of a burst is told at once, what follows within a
 * minute together when the minute is over; events stay behind earlier ones of their burst. Where a minute's messages do not
 * suffice, the last of them tells all the rest.
 * @param waiting everything not told yet, those not due included
 * @param recent the messages of the last minute, those on their way included
 */
export function planSignals<T extends Waiting>(waiting: readonly T[], recent: readonly Signal[], now: string): Plan<T> {
  const ready = waiting.filter(({ due }) => due <= now).toSorted(oldestFirst);
  const bursts = Map.groupBy(ready, burstOf);
  const free: (readonly T[])[] = [];
  const later: { item: T; until: string }[] = [];
  for (const [burst, items] of bursts) {
    const until = freeFrom(burst, waiting, recent, now);
    if (until <= now) free.push(items);
    else later.push(...items.map((item) => ({ item, until })));
  }
  const heard = recent.map(({ at }) => secondsAfter(at, burstSeconds)).filter((until) => until > now);
  const room = signalsPerMinute - heard.length;
  const until = heard.toSorted()[0];
  if (room <= 0 && until !== undefined)
    return { now: [], later: [...later, ...free.flat().map((item) => ({ item, until }))] };
  return { now: share(free, room), later };
}

/** When the burst may be told of: now, a minute after it was, or when an earlier event of it may be. */
function freeFrom(burst: string, waiting: readonly Waiting[], recent: readonly Signal[], now: string): string {
  const told = recent.filter(({ bursts }) => bursts.includes(burst)).map(({ at }) => secondsAfter(at, burstSeconds));
  const held = waiting.filter((item) => item.due > now && burstOf(item) === burst).map(({ due }) => due);
  return [now, ...told, ...held].toSorted().at(-1) ?? now;
}

/** One message for each burst as far as they go, the last one for all the rest. */
function share<T extends Waiting>(bursts: readonly (readonly T[])[], room: number): readonly (readonly T[])[] {
  if (bursts.length <= room) return bursts;
  const rest = bursts.slice(room - 1).flat();
  return [...bursts.slice(0, room - 1), rest.toSorted(oldestFirst)];
}

function oldestFirst(a: Waiting, b: Waiting): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
