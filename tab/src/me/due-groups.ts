import { DueGroup, endOfWeek } from '#shared/tickets/grouping.ts';

type Group = DueGroup | 'noDate';

const order: readonly Group[] = [...DueGroup.options, 'noDate'];

/**
 * Rows by when they are due, empty groups left out, each group by day.
 * @param today `YYYY-MM-DD` in the reader's zone
 */
export function groupByDue<Row extends { readonly due: string | null }>(
  rows: readonly Row[],
  today: string,
): readonly { readonly group: Group; readonly rows: readonly Row[] }[] {
  const sunday = endOfWeek(today);
  return order.flatMap((group) => {
    const found = rows.filter((row) => groupOf(row.due, today, sunday) === group);
    const sorted = found.toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
    return sorted.length === 0 ? [] : [{ group, rows: sorted }];
  });
}

function groupOf(due: string | null, today: string, sunday: string): Group {
  if (due === null) return 'noDate';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= sunday ? 'week' : 'later';
}
