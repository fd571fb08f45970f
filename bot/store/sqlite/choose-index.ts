import type { Indexes } from '../indexes.ts';
import { conjuncts, fixedFields } from '../keyset.ts';
import type { Filter, Partition, Query, TenantWide } from '../port.ts';
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
  const [best] = indexes.orders
    .filter(([type, ...fields]) => type === query.type && free(fields) === wanted)
    .toSorted((a, b) => b.length - a.length);
  return best === undefined ? 'doc_type' : indexName(best, reach);
}

/** The index that counts: the one beginning with the most fields held to given values. Null leaves it to SQLite. */
export function chooseCountIndex(
  type: string,
  where: Filter | undefined,
  place: Partition | TenantWide,
  indexes: Indexes,
): string | null {
  const held = new Set(conjuncts(where).flatMap((term) => ('eq' in term || 'in' in term ? [term.field] : [])));
  const reach = 'scope' in place || held.has('scope') ? 'scope' : 'tenant';
  if (reach === 'tenant' && !indexes.acrossScopes.includes(type)) return null;
  const [best] = indexes.orders
    .filter(([of]) => of === type)
    .map((order) => ({ order, depth: leading(order.slice(1), held) }))
    .filter(({ depth }) => depth > 0)
    .toSorted((a, b) => b.depth - a.depth);
  return best === undefined ? null : indexName(best.order, reach);
}

function leading(fields: readonly string[], held: ReadonlySet<string>): number {
  const end = fields.findIndex((field) => !held.has(field));
  return end === -1 ? fields.length : end;
}
