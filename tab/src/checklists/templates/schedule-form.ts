/** How often something starts, as people choose it; other rules come through the API. */
export const repeatKinds = ['daily', 'weekdays', 'weekly', 'monthly'] as const;
export type RepeatKind = (typeof repeatKinds)[number];

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/**
 * The recurrence rule of RFC 5545.
 * @param begins `2026-05-04T07:30`: weekly keeps its weekday, monthly its day, or the last one where a month is shorter
 */
export function ruleOf(kind: RepeatKind, begins: string): string {
  const day = new Date(`${begins.slice(0, 10)}T00:00Z`);
  const ofMonth = day.getUTCDate();
  switch (kind) {
    case 'daily':
      return 'FREQ=DAILY';
    case 'weekdays':
      return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${weekdays[day.getUTCDay()]}`;
    case 'monthly':
      return `FREQ=MONTHLY;BYMONTHDAY=${daysUpTo(ofMonth)}${ofMonth > 28 ? ';BYSETPOS=-1' : ''}`;
    default:
      return kind satisfies never;
  }
}

/** A day that some months do not have stands with those before it, of which the last that there is counts. */
function daysUpTo(day: number): string {
  return Array.from({ length: Math.max(1, day - 27) }, (_, index) => (day > 28 ? 28 + index : day)).join();
}

/** The kind that a rule was made by; null for one that was made otherwise. */
export function kindOf(rule: string): RepeatKind | null {
  if (rule === 'FREQ=DAILY') return 'daily';
  if (rule === 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR') return 'weekdays';
  if (/^FREQ=WEEKLY;BYDAY=[A-Z]{2}$/.test(rule)) return 'weekly';
  return rule.startsWith('FREQ=MONTHLY;BYMONTHDAY=') ? 'monthly' : null;
}

/** The dates of a text, one a line; null where one of them is none. */
export function datesOf(text: string): readonly string[] | null {
  const lines = text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isDate = (line: string) => /^\d{4}-\d\d-\d\d$/.test(line) && !Number.isNaN(Date.parse(line));
  return lines.every(isDate) ? lines : null;
}
