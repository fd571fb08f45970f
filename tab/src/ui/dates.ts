const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A moment as people say it: "2 hours ago" within a week, else the date, with the year where it is another one.
 * @param at ISO date and time
 * @param now milliseconds
 * @param locale BCP 47
 * @param justNow the words for less than a minute
 */
export function relativeTime(at: string, now: number, locale: string, justNow: string): string {
  const past = now - Date.parse(at);
  if (Math.abs(past) < MINUTE) return justNow;
  const format = relativeFormat(locale);
  if (Math.abs(past) < HOUR) return format.format(-Math.trunc(past / MINUTE), 'minute');
  if (Math.abs(past) < DAY) return format.format(-Math.trunc(past / HOUR), 'hour');
  if (Math.abs(past) < 7 * DAY) return format.format(daysBetween(dayOf(now), dayOf(Date.parse(at))), 'day');
  return shortDate(new Date(at), now, locale);
}

/** Date, time and zone in full, for tooltips and screen readers. */
export function exactTime(at: string, locale: string): string {
  return dateFormat(locale, 'exact').format(new Date(at));
}

/** The day of a moment in the reader's zone, `YYYY-MM-DD`. */
export function dayOf(now: number): string {
  const date = new Date(now);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whole days from one `YYYY-MM-DD` to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY);
}

/** A `YYYY-MM-DD` day as a weekday within a week, else as a date. */
export function dayWords(day: string, now: number, locale: string): string {
  const away = daysBetween(dayOf(now), day);
  const date = new Date(`${day}T12:00`);
  if (away > 1 && away < 7) return dateFormat(locale, 'weekday').format(date);
  return shortDate(date, now, locale);
}

/** A `YYYY-MM-DD` day in full. */
export function exactDay(day: string, locale: string): string {
  return dateFormat(locale, 'fullDay').format(new Date(`${day}T12:00`));
}

function shortDate(date: Date, now: number, locale: string): string {
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return dateFormat(locale, sameYear ? 'shortDay' : 'shortDayOfYear').format(date);
}

const options = {
  exact: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  weekday: { weekday: 'long' },
  fullDay: { dateStyle: 'full' },
  shortDay: { day: 'numeric', month: 'short' },
  shortDayOfYear: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

/** Kept, because to make one takes longer than to render the row that shows the date. */
function dateFormat(locale: string, kind: keyof typeof options): Intl.DateTimeFormat {
  const key = `${locale} ${kind}`;
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options[kind]);
  dateFormats.set(key, known);
  return known;
}

function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  const known = relativeFormats.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  relativeFormats.set(locale, known);
  return known;
}
