import { dayOf } from '../ui/dates.ts';

/**
 * A moment as one plans by it: the time alone today, else with the day.
 * @param at ISO date and time
 * @param now milliseconds
 */
export function shortMoment(at: string, now: number, locale: string): string {
  const date = new Date(at);
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(date);
  if (dayOf(date.getTime()) === dayOf(now)) return time;
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date);
  return `${day}, ${time}`;
}
