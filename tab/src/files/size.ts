const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** A size in the reader's units: `24 kB`, `1,3 Mo`. */
export function sizeText(bytes: number, locale: string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const style = {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(locale, style).format(value);
}
