import { z } from 'zod';
import type { TicketSort } from '#shared/tickets/contract.ts';

export const ColumnKey = z.enum([
  'priority',
  'number',
  'title',
  'requester',
  'category',
  'due',
  'assignees',
  'status',
  'created',
  'updated',
]);
export type ColumnKey = z.infer<typeof ColumnKey>;

interface Column {
  /** In pixels; null takes what is left. */
  readonly width: number | null;
  readonly sort: TicketSort | null;
}

export const columns: Readonly<Record<ColumnKey, Column>> = {
  priority: { width: 36, sort: 'priority' },
  number: { width: 84, sort: 'number' },
  title: { width: null, sort: null },
  requester: { width: 144, sort: null },
  category: { width: 112, sort: null },
  due: { width: 148, sort: 'due' },
  assignees: { width: 104, sort: null },
  status: { width: 132, sort: 'status' },
  created: { width: 104, sort: 'created' },
  updated: { width: 104, sort: 'updated' },
};

/** What one can do without. */
export const optionalColumns = [
  'number',
  'requester',
  'category',
  'due',
  'assignees',
  'status',
  'created',
  'updated',
] as const satisfies readonly ColumnKey[];

export const firstColumns: ColumnKey[] = ['number', 'due', 'assignees', 'status', 'updated'];

const isOptional = (key: ColumnKey) => optionalColumns.some((column) => column === key);

/** A choice of optional columns, in the order in which they stand. */
export function toColumns(chosen: readonly string[]): ColumnKey[] {
  return ColumnKey.options.filter((key) => isOptional(key) && chosen.includes(key));
}

/** Room for a check box at the left of each row. */
export const SELECT_WIDTH = 32;
const TITLE_WIDTH = 240;

/** Given up one by one where there is not room enough for the title. */
const givenUp: readonly ColumnKey[] = ['created', 'category', 'requester', 'updated', 'assignees', 'number', 'due'];

/** The columns that fit into a width in pixels, in the order in which they stand. */
export function fitColumns(chosen: readonly ColumnKey[], width: number): readonly ColumnKey[] {
  const wanted = new Set<ColumnKey>(['priority', 'title', ...chosen]);
  for (const key of givenUp) {
    if (widthOf(wanted) <= width) break;
    wanted.delete(key);
  }
  return ColumnKey.options.filter((key) => wanted.has(key));
}

function widthOf(keys: ReadonlySet<ColumnKey>): number {
  return [...keys].reduce((sum, key) => sum + (columns[key].width ?? TITLE_WIDTH), SELECT_WIDTH);
}

/** For `grid-template-columns`, the check box first. */
export function templateOf(keys: readonly ColumnKey[]): string {
  const tracks = keys.map((key) => (columns[key].width === null ? 'minmax(0, 1fr)' : `${columns[key].width}px`));
  return [`${SELECT_WIDTH}px`, ...tracks].join(' ');
}
