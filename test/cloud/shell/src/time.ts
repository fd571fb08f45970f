/** The hour of an ISO instant, in the reader's way. */
export function timeOf(at: string, locale: string): string {
  return new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
}
