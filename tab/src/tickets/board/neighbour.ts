import type { TicketRow } from '#shared/tickets/shown.ts';

export type Rows = Readonly<Record<string, readonly TicketRow[]>>;

/**
 * The card that a key leads to from another: up and down in the column, left and right to the next column with cards.
 * @param columns the statuses in the order in which they stand
 * @returns null where the key leads nowhere
 */
export function neighbour(id: string, key: string, columns: readonly string[], rowsOf: Rows): string | null {
  const column = columns.findIndex((status) => rowsOf[status]?.some((row) => row.id === id));
  const rows = rowsOf[columns[column] ?? ''] ?? [];
  const index = rows.findIndex((row) => row.id === id);
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return rows[index + 1]?.id ?? null;
    case 'ArrowUp':
    case 'k':
      return rows[index - 1]?.id ?? null;
    case 'ArrowRight':
      return besideOf(columns.slice(column + 1), index, rowsOf);
    case 'ArrowLeft':
      return besideOf(columns.slice(0, column).toReversed(), index, rowsOf);
    default:
      return null;
  }
}

function besideOf(columns: readonly string[], index: number, rowsOf: Rows): string | null {
  const rows = columns.map((status) => rowsOf[status] ?? []).find(({ length }) => length > 0);
  return rows === undefined ? null : ((rows[index] ?? rows.at(-1))?.id ?? null);
}
