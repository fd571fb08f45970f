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
