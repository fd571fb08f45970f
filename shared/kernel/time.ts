/** Minutes from one ISO instant to another; negative where the second is earlier. */
export function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

/** The ISO instant so many seconds after another. */
export function secondsAfter(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

/** The first instant of a `YYYY-MM-DD` in UTC, in milliseconds, as `Intl` takes it. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** An ISO instant in milliseconds, as `Intl` takes it. */
export function epochOf(at: string): number {
  return Date.parse(at);
}

/** The `YYYY-MM-DD` so many days after another. */
export function daysAfter(day: string, days: number): string {
  return secondsAfter(`${day}T00:00:00Z`, days * 86_400).slice(0, 10);
}

/** Which day of the week a `YYYY-MM-DD` is: Monday is 1, Sunday 7, as in ISO 8601. */
export function weekdayOf(day: string): number {
  return new Date(startOfDay(day)).getUTCDay() || 7;
}

/** The `YYYY-MM` so many calendar months before the one that a `YYYY-MM-DD` lies in. */
export function monthBefore(day: string, months: number): string {
  const date = new Date(startOfDay(`${day.slice(0, 7)}-01`));
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 7);
}

/** Calendar months from one `YYYY-MM-DD`'s to another's, days not looked at. */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [new Date(startOfDay(from)), new Date(startOfDay(to))];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
}

/** The `YYYY-MM-DD` so many months after another, or the last day of a month that is too short for it. */
export function monthsAfter(day: string, months: number): string {
  const date = new Date(startOfDay(`${day.slice(0, 7)}-01`));
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  date.setUTCDate(Math.min(Number(day.slice(8)), date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}
