import { declaredOf, type Indexes } from '../indexes.ts';
import { conjuncts, fixedFields } from '../keyset.ts';
import type { Filter, Partition, Query, TenantWide } from '../port.ts';
import { isListed } from './compile.ts';
import { indexName } from './schema.ts';

/**
 * The index that gives a page in its order: of the declared orders whose fields are all either held to one value or asked
 * for, in that sequence, the longest. Chosen here because SQLite, which does not know how the values are spread, would
 * rather sort half a desk than walk an order.
 */
export function choosePageIndex(query: Query, reach: 'scope' | 'tenant', indexes: Indexes): string {
  const fixed = fixedFields(query.where);
  const free = (fields: readonly string[]) => fields.filter((field) => !fixed.has(field)).join();
  const wanted = free(query.order.map(([field]) => field));
  const [best] = declaredOf(indexes, query.type)
    .orders.filter((fields) => free(fields) === wanted)
    .toSorted((a, b) => b.length - a.length);
  return best === undefined ? 'doc_type' : indexName([query.type, ...best], reach);
}

/**
 * The index that counts: of those that begin with a field held to given values, one that has all fields asked for, so that
 * no document is read, else the one that begins with the most such fields. Null leaves it to SQLite.
 */
export function chooseCountIndex(
  type: string,
  where: Filter | undefined,
  place: Partition | TenantWide,
  indexes: Indexes,
): string | null {
  const held = new Set(conjuncts(where).flatMap((term) => ('eq' in term || 'in' in term ? [term.field] : [])));
  const reach = 'scope' in place || held.has('scope') ? 'scope' : 'tenant';
  if (reach === 'tenant' && !indexes.acrossScopes.includes(type)) return null;
  const carried = indexes.carried.flatMap(([of, field]) => (of === type ? [field] : []));
  const asked = fieldsOf(where).filter((field) => !isListed(type, field, indexes) && !carried.includes(field));
  const [best] = [...indexes.orders, ...indexes.counted]
    .filter(([of]) => of === type)
    .map((index) => ({
      index,
      depth: leading(index.slice(1), held),
      covers: asked.every((one) => index.includes(one, 1)),
    }))
    .filter(({ depth }) => depth > 0)
    .toSorted((a, b) => Number(b.covers) - Number(a.covers) || b.depth - a.depth);
  return best === undefined ? null : indexName(best.index, reach);
}

/** The fields that a filter names, at whatever depth. */
function fieldsOf(where: Filter | undefined): readonly string[] {
  if (where === undefined) return [];
  if ('and' in where) return where.and.flatMap(fieldsOf);
  return 'or' in where ? where.or.flatMap(fieldsOf) : [where.field];
}

function leading(fields: readonly string[], held: ReadonlySet<string>): number {
  const end = fields.findIndex((field) => !held.has(field));
  return end === -1 ? fields.length : end;
}
