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
