/** Monday (1) to Sunday (7), as the reader calls them. */
export function weekdays(locale: string): readonly { readonly day: number; readonly name: string }[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, name: format.format(Date.UTC(2024, 0, day)) }));
}
