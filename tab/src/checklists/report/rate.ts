/** A part of a whole as `83 %`, in the reader's way; in words where there is no whole. */
export function rateText(rate: number | null, locale: string, none: string): string {
  return rate === null ? none : new Intl.NumberFormat(locale, { style: 'percent' }).format(rate);
}
