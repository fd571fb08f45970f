import { z } from 'zod';
import { DeskId, RunId, TicketId } from '../kernel/ids.ts';
import { TimeZone } from '../kernel/zone.ts';
import { Language } from '../words/language.ts';
import { NotificationKind } from './kind.ts';
import { nextDigest, quietUntil } from './quiet.ts';
import { Channel, NotifyBy, Way } from './way.ts';

/** For kinds that are told otherwise than usual. */
export type Ways = Readonly<Partial<Record<NotificationKind, Way>>>;

/** Monday is 1, Sunday 7, as in ISO 8601. */
export const Weekday = z.int().min(1).max(7);
/** A time of day on a clock: `07:30`. */
export const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** Nothing is told between the two times, over midnight where the second is the earlier, nor on the days named. */
export const QuietHours = z
  .strictObject({
    from: ClockTime,
    to: ClockTime,
    /** Quiet all day. One day of the week stays free, or nothing would ever be told. */
    days: z.array(Weekday).max(6),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'] })
  .meta({ id: 'QuietHours' });
export type QuietHours = z.infer<typeof QuietHours>;

/** What is gathered for it is told together, at this time every day, or on one day of the week. */
export const Digest = z
  .strictObject({ at: ClockTime, weekday: Weekday.nullable(), by: Channel })
  .meta({ id: 'Digest' });
export type Digest = z.infer<typeof Digest>;

/** A ticket or a checklist of which somebody wants to hear nothing; null is the whole desk. */
export const Muted = z.object({ desk: DeskId, subject: z.union([TicketId, RunId]).nullable() });
export type Muted = z.infer<typeof Muted>;

/** What a person chose for themselves. */
export const Preferences = z.object({
  language: Language.nullable(),
  notifyBy: NotifyBy,
  ways: z.partialRecord(NotificationKind, Way).default({}),
  /** On whose clock the quiet hours and the digest are. */
  timeZone: TimeZone.default('UTC'),
  quiet: QuietHours.nullable().default(null),
  digest: Digest.nullable().default(null),
  muted: z.array(Muted).default([]),
});
export type Preferences = z.infer<typeof Preferences>;

export const untouched: Preferences = Preferences.parse({ language: null, notifyBy: 'feed' });

/** So many tickets, checklists and desks can be muted at once. */
export const mostMuted = 200;

/**
 * How a kind is told: as chosen for it, or as usual where nothing was, or where the digest it was for is switched off.
 * @param silent whether the desk leaves the kind to those who choose it
 */
export function wayOf(
  { ways, notifyBy, digest }: Pick<Preferences, 'ways' | 'notifyBy' | 'digest'>,
  kind: NotificationKind,
  silent = false,
): Way {
  const chosen = ways[kind] ?? (silent ? 'off' : notifyBy);
  return chosen === 'digest' && digest === null ? notifyBy : chosen;
}

/** @param chosen null for a kind that is to be told as usual; kinds not named stay as they are */
export function withWays(ways: Ways, chosen: Readonly<Partial<Record<NotificationKind, Way | null>>>): Ways {
  const after = new Map(Object.entries({ ...ways, ...chosen }).filter(([, way]) => way !== null));
  return z.partialRecord(NotificationKind, Way).parse(Object.fromEntries(after));
}

export function usesEmail({ ways, notifyBy, digest }: Preferences): boolean {
  return notifyBy === 'email' || digest?.by === 'email' || Object.values(ways).includes('email');
}

/** What was told by e-mail is told in Teams; everything else stays as it was chosen. */
export function withoutEmail(preferences: Preferences): Preferences {
  const { ways, notifyBy, digest } = preferences;
  const others = Object.entries(ways).filter(([, way]) => way !== 'email');
  return {
    ...preferences,
    ways: withWays(Object.fromEntries(others), {}),
    notifyBy: notifyBy === 'email' ? 'feed' : notifyBy,
    digest: digest?.by === 'email' ? { ...digest, by: 'feed' } : digest,
  };
}

/** The way of several events that are told together is that of the strongest kind among them. */
export function channelOf(preferences: Preferences, kinds: readonly NotificationKind[]): Channel {
  const strongest = NotificationKind.options.find((kind) => kinds.includes(kind) && wayOf(preferences, kind) !== 'off');
  const way = strongest === undefined ? preferences.notifyBy : wayOf(preferences, strongest);
  if (way === 'digest') return preferences.digest?.by ?? 'feed';
  return way === 'off' ? 'feed' : way;
}

export function isMuted({ muted }: Preferences, { desk, subject }: Pick<Event, 'desk' | 'subject'>): boolean {
  return muted.some((one) => one.desk === desk && (one.subject === null || one.subject === subject));
}

/** Why an event waits: the person's quiet hours, or their digest. */
export const Hold = z.enum(['quiet', 'digest']);
export type Hold = z.infer<typeof Hold>;

export interface Event {
  readonly kind: NotificationKind;
  readonly desk: string;
  readonly subject: string;
  /** Whether the desk leaves the kind to those who choose it. */
  readonly silent: boolean;
  /** For what it has waited already. */
  readonly held: Hold | null;
}
export type Telling =
  | { readonly when: 'now' }
  | { readonly when: 'later'; readonly until: string; readonly hold: Hold }
  | { readonly when: 'never'; readonly reason: 'off' | 'muted' };

/** Whether a person is told of an event now, later or never, by what they chose. The digest keeps its own hour, also a quiet one. */
export function tellingOf(event: Event, preferences: Preferences, now: string): Telling {
  if (isMuted(preferences, event)) return { when: 'never', reason: 'muted' };
  const way = wayOf(preferences, event.kind, event.silent);
  if (way === 'off') return { when: 'never', reason: 'off' };
  if (way === 'digest') {
    if (event.held === 'digest' || preferences.digest === null) return { when: 'now' };
    return { when: 'later', until: nextDigest(preferences.digest, preferences.timeZone, now), hold: 'digest' };
  }
  const until = preferences.quiet === null ? null : quietUntil(preferences.quiet, preferences.timeZone, now);
  return until === null ? { when: 'now' } : { when: 'later', until, hold: 'quiet' };
}
