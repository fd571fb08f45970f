import type { DeskView } from '#shared/desks/desk.ts';
import { type CustomField, findField, isSortable } from '#shared/desks/fields.ts';
import type { ListSort } from '#shared/tickets/list-contract.ts';
import { ColumnKey, PlainColumn } from '#shared/views/view.ts';

interface Column {
  /** In pixels; null takes what is left. */
  readonly width: number | null;
  readonly sort: ListSort | null;
}

const columns: Readonly<Record<PlainColumn, Column>> = {
  priority: { width: 36, sort: 'priority' },
  number: { width: 76, sort: 'number' },
  title: { width: null, sort: null },
  requester: { width: 144, sort: null },
  category: { width: 112, sort: null },
  due: { width: 140, sort: 'due' },
  assignees: { width: 92, sort: null },
  status: { width: 132, sort: 'status' },
  created: { width: 96, sort: 'created' },
  updated: { width: 96, sort: 'updated' },
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
] as const satisfies readonly PlainColumn[];

export const firstColumns: ColumnKey[] = ['number', 'due', 'assignees', 'status', 'updated'];

const OWN_WIDTH = 128;

/** The field of the desk's own that a column shows; null for a column of every desk. */
export function ownColumn(column: ColumnKey, { fields }: Pick<DeskView, 'fields'>): CustomField | null {
  return column.startsWith('fields.') ? (findField(fields, column.slice('fields.'.length)) ?? null) : null;
}

/** What a click on the head of a column sorts by; null where it cannot be sorted. */
export function sortOf(column: ColumnKey, desk: Pick<DeskView, 'fields'>): ListSort | null {
  if (isPlain(column)) return columns[column].sort;
  const field = ownColumn(column, desk);
  return field !== null && isSortable(field) ? column : null;
}

function isPlain(column: ColumnKey): column is PlainColumn {
  return !column.startsWith('fields.');
}

/** The desk's own columns stand after what a ticket is about, and before what is done with it. */
function inPlace(own: readonly ColumnKey[]): readonly ColumnKey[] {
  const plain = PlainColumn.options;
  const at = plain.indexOf('due');
  return [...plain.slice(0, at), ...own, ...plain.slice(at)];
}

const ownIn = (chosen: readonly ColumnKey[]) => chosen.filter((column) => !isPlain(column));

/** A choice of optional columns, in the order in which they stand. */
export function toColumns(chosen: readonly string[]): ColumnKey[] {
  const wanted = chosen.flatMap((column) => ColumnKey.safeParse(column).data ?? []);
  const isOptional = (key: ColumnKey) => !isPlain(key) || optionalColumns.some((column) => column === key);
  return inPlace(ownIn(wanted)).filter((key) => isOptional(key) && wanted.includes(key));
}

/** Room for a check box at the left of each row. */
export const SELECT_WIDTH = 32;
const TITLE_WIDTH = 240;

/** Given up one by one where there is not room enough for the title; then the desk's own, the last first; then the rest. */
const givenUp: readonly ColumnKey[] = ['created', 'category', 'requester', 'updated', 'assignees'];
const givenUpLast: readonly ColumnKey[] = ['number', 'due'];

/** The columns of a desk that fit into a width in pixels, in the order in which they stand. */
export function fitColumns(
  chosen: readonly ColumnKey[],
  width: number,
  desk: Pick<DeskView, 'fields'>,
): readonly ColumnKey[] {
  const own = ownIn(chosen).filter((column) => ownColumn(column, desk) !== null);
  const wanted = new Set<ColumnKey>(['priority', 'title', ...own, ...chosen.filter(isPlain)]);
  for (const key of [...givenUp, ...own.toReversed(), ...givenUpLast]) {
    if (widthOf(wanted) <= width) break;
    wanted.delete(key);
  }
  return inPlace(own).filter((key) => wanted.has(key));
}

function widthOf(keys: ReadonlySet<ColumnKey>): number {
  return [...keys].reduce((sum, key) => sum + (widthOfOne(key) ?? TITLE_WIDTH), SELECT_WIDTH);
}

function widthOfOne(key: ColumnKey): number | null {
  return isPlain(key) ? columns[key].width : OWN_WIDTH;
}

/** For `grid-template-columns`, the check box first. */
export function templateOf(keys: readonly ColumnKey[]): string {
  const tracks = keys.map((key) => {
    const width = widthOfOne(key);
    return width === null ? 'minmax(0, 1fr)' : `${width}px`;
  });
  return [`${SELECT_WIDTH}px`, ...tracks].join(' ');
}
