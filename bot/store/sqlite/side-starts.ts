import { currentField, type Indexes, isMember, listOrder } from '../indexes.ts';
import { conjuncts } from '../keyset.ts';
import type { Filter, Partition, Query, TenantWide } from '../port.ts';
import { compileFilter, isListed, listedValue, type Sql } from './compile.ts';
import { currentIndex, positionIndex } from './schema.ts';

type Place = Partition | TenantWide;

/** Rows of a side table that stand in the order of one field, from which a page is read without passing over the others. */
export interface Walk {
  readonly field: string;
  /** Gives `tenant`, `scope`, `row` and, as `value`, the field. */
  readonly rows: Sql;
  /** Terms of the query that all of these rows meet. */
  readonly met: readonly Filter[];
}

/** The walk in a query's order: of a member that it is sorted by, or of a list that is declared to be asked in it. */
export function walkOf({ type, where, order }: Query, { tenant, scope }: Partition, indexes: Indexes): Walk | null {
  const field = order[0]?.[0] ?? '';
  if (isMember(indexes, type, field)) {
    const text =
      'SELECT tenant, scope, row, value FROM sorted WHERE tenant = ? AND type = ? AND field = ? AND scope = ?';
    return { field, rows: { text, values: [tenant, type, field, scope] }, met: [] };
  }
  const terms = conjuncts(where);
  const current = currentTerm(terms, type, indexes);
  if (current === undefined) return null;
  for (const term of terms) {
    if (!('has' in term) || listOrder(indexes, type, term.field) !== field) continue;
    const text = `SELECT tenant, scope, row, position AS value FROM listed INDEXED BY ${positionIndex}
      WHERE position IS NOT NULL AND tenant = ? AND type = ? AND field = ? AND value = ? AND scope = ?`;
    return {
      field,
      rows: { text, values: [tenant, type, term.field, listedValue(term.has), scope] },
      met: [term, current],
    };
  }
  return null;
}

/** What holds a query to current documents. */
function currentTerm(terms: readonly Filter[], type: string, indexes: Indexes): Filter | undefined {
  const current = currentField(indexes, type);
  return terms.find((term) => 'eq' in term && term.field === current && Number(term.eq) === 1);
}

/**
 * Rows of the side tables from which a query can start, each as a statement that gives their numbers: those of a `has`, of an
 * `or` of nothing else, and those between the bounds of a member.
 * @param walk whose own rows are walked anyway
 */
export function sideStarts(
  where: Filter | undefined,
  type: string,
  place: Place,
  indexes: Indexes,
  walk: Walk | null = null,
): readonly Sql[] {
  const all = conjuncts(where);
  const terms = all.filter((term) => walk?.met.includes(term) !== true);
  const rows =
    currentTerm(all, type, indexes) !== undefined
      ? `listed INDEXED BY ${currentIndex} WHERE current = 1 AND`
      : 'listed WHERE';
  return [
    ...terms.flatMap((term) => listedRows(term, rows, { type, place, indexes })),
    ...('scope' in place ? memberRows(terms, type, place, indexes, walk) : []),
  ];
}

/** @param from the table and how its rows are narrowed, up to the first condition */
function listedRows(
  filter: Filter,
  from: string,
  { type, place, indexes }: { readonly type: string; readonly place: Place; readonly indexes: Indexes },
): readonly Sql[] {
  const scope = 'scope' in place ? [place.scope] : [];
  const terms = 'or' in filter ? filter.or : [filter];
  const listed = terms.flatMap((term) => ('has' in term && isListed(type, term.field, indexes) ? [term] : []));
  if (listed.length === 0 || listed.length < terms.length) return [];
  const rows = `SELECT row FROM ${from} tenant = ? AND type = ? AND field = ? AND value = ?${
    scope.length > 0 ? ' AND scope = ?' : ''
  }`;
  const values = listed.flatMap(({ field, has }) => [place.tenant, type, field, listedValue(has), ...scope]);
  return [{ text: listed.map(() => rows).join(' UNION '), values }];
}

function memberRows(
  terms: readonly Filter[],
  type: string,
  { tenant, scope }: Partition,
  indexes: Indexes,
  walk: Walk | null,
): readonly Sql[] {
  const bounding = terms.filter((term) => 'field' in term && !('missing' in term));
  const fields = new Set(bounding.flatMap((term) => ('field' in term ? [term.field] : [])));
  return [...fields]
    .filter((field) => field !== walk?.field && isMember(indexes, type, field))
    .map((field) => {
      const own = bounding.filter((term) => 'field' in term && term.field === field);
      const bounds = compileFilter({ and: own }, type, indexes, { along: field });
      const text = `SELECT s.row FROM sorted s
        WHERE s.tenant = ? AND s.type = ? AND s.field = ? AND s.scope = ? AND ${bounds.text}`;
      return { text, values: [tenant, type, field, scope, ...bounds.values] };
    });
}
