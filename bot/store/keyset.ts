import { z } from 'zod';
import { type Direction, type Filter, type Query, type Scalar, StoreError } from './port.ts';

/** Same length as the order that it belongs to; says where the page ended. */
const Cursor = z.object({ order: z.string(), after: z.array(z.union([z.string(), z.number(), z.boolean()])) });
type Order = Query['order'];

/**
 * The whole order: what was asked for, then `id`, then `scope`, which tells equal ids of different scopes apart when a
 * tenant is asked as a whole. A member is alone, as no two documents have the same.
 */
export function completeOrder(order: Order): Order {
  if (order[0]?.[0].includes('.')) return order;
  const direction = order[0]?.[1] ?? 'asc';
  return [...order, ['id', direction], ['scope', direction]];
}

/** What a document has under the name of a field, or of a member of one. */
export function valueAt(document: Readonly<Record<string, unknown>>, field: string): unknown {
  const [name = '', member] = field.split('.');
  const value = document[name];
  if (member === undefined) return value;
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === member)?.[1]
    : undefined;
}

/** The terms that all have to hold, in one flat list. */
export function conjuncts(where: Filter | undefined): readonly Filter[] {
  if (where === undefined) return [];
  return 'and' in where ? where.and.flatMap(conjuncts) : [where];
}

/** The fields that a filter holds to one value. */
export function fixedFields(where: Filter | undefined): ReadonlySet<string> {
  return new Set(conjuncts(where).flatMap((term) => ('eq' in term ? [term.field] : [])));
}

/** The cursor for the page after one that ends with `last`, the values of the complete order. */
export function encodeCursor(query: Query, last: readonly unknown[]): string {
  return Buffer.from(JSON.stringify({ order: signature(query), after: last })).toString('base64url');
}

/**
 * The query's filter with its cursor as an ordinary term. The first field that is free to vary is bounded on its own as
 * well, so that an index can start there.
 * @throws StoreError `invalid` for a cursor that is not ours or belongs to another order
 */
export function whereAfter(query: Query): Filter {
  const own = conjuncts(query.where);
  if (query.cursor === undefined) return { and: own };
  const after = decodeCursor(query, query.cursor);
  const fixed = fixedFields(query.where);
  const free = completeOrder(query.order)
    .map(([field, direction], index) => ({ field, direction, value: after[index] ?? '' }))
    .filter(({ field }) => !fixed.has(field));
  const [first] = free;
  if (first === undefined) throw new StoreError('invalid', -1, 'the filter leaves nothing to page through');
  const bound: Filter =
    first.direction === 'asc' ? { field: first.field, gte: first.value } : { field: first.field, lte: first.value };
  const beyond = free.map((key, index): Filter => {
    const equal = free.slice(0, index).map(({ field, value }): Filter => ({ field, eq: value }));
    return { and: [...equal, further(key)] };
  });
  return { and: [...own, bound, { or: beyond }] };
}

function further({ field, direction, value }: { field: string; direction: Direction; value: Scalar }): Filter {
  return direction === 'asc' ? { field, gt: value } : { field, lt: value };
}

function decodeCursor(query: Query, cursor: string): readonly Scalar[] {
  const parsed = Cursor.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  const ours = parsed.success && parsed.data.order === signature(query);
  if (!ours || parsed.data.after.length !== completeOrder(query.order).length) {
    throw new StoreError('invalid', -1, 'the cursor is not one of this order');
  }
  return parsed.data.after;
}

function signature({ type, order }: Query): string {
  return [type, ...completeOrder(order).flat()].join(' ');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever is not JSON is not a cursor; the schema refuses null.
    return null;
  }
}
