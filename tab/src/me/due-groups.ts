/** When work is due, as one plans a day. */
export type DueGroup = 'overdue' | 'today' | 'week' | 'later' | 'noDate';

const order: readonly DueGroup[] = ['overdue', 'today', 'week', 'later', 'noDate'];

/**
 * Rows by when they are due, empty groups left out, each group by day.
 * @param today `YYYY-MM-DD` in the reader's zone; the week ends on its Sunday
 */
export function groupByDue<Row extends { readonly due: string | null }>(
  rows: readonly Row[],
  today: string,
): readonly { readonly group: DueGroup; readonly rows: readonly Row[] }[] {
  const sunday = endOfWeek(today);
  return order.flatMap((group) => {
    const found = rows.filter((row) => groupOf(row.due, today, sunday) === group);
    const sorted = found.toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
    return sorted.length === 0 ? [] : [{ group, rows: sorted }];
  });
}

function groupOf(due: string | null, today: string, sunday: string): DueGroup {
  if (due === null) return 'noDate';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= sunday ? 'week' : 'later';
}

function endOfWeek(today: string): string {
  const date = new Date(`${today}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}
