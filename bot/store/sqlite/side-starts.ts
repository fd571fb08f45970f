import { currentField, type Indexes, isMember } from '../indexes.ts';
import { conjuncts } from '../keyset.ts';
import type { Filter, Partition, TenantWide } from '../port.ts';
import { compileFilter, isListed, listedValue, type Sql } from './compile.ts';
import { currentIndex } from './schema.ts';

type Place = Partition | TenantWide;

/**
 * Rows of the side tables from which a query can start, each as a statement that gives their numbers: those of a `has`, of an
 * `or` of nothing else, and those between the bounds of a member.
 * @param along the member that the query is sorted by, whose own rows are walked anyway
 */
export function sideStarts(
  where: Filter | undefined,
  type: string,
  place: Place,
  indexes: Indexes,
  along: string | null = null,
): readonly Sql[] {
  const terms = conjuncts(where);
  const current = currentField(indexes, type);
  const isCurrent = terms.some((term) => 'eq' in term && term.field === current && Number(term.eq) === 1);
  const rows = isCurrent ? `listed INDEXED BY ${currentIndex} WHERE current = 1 AND` : 'listed WHERE';
  return [
    ...terms.flatMap((term) => listedRows(term, rows, { type, place, indexes })),
    ...('scope' in place ? memberRows(terms, type, place, indexes, along) : []),
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
  along: string | null,
): readonly Sql[] {
  const bounding = terms.filter((term) => 'field' in term && !('missing' in term));
  const fields = new Set(bounding.flatMap((term) => ('field' in term ? [term.field] : [])));
  return [...fields]
    .filter((field) => field !== along && isMember(indexes, type, field))
    .map((field) => {
      const own = bounding.filter((term) => 'field' in term && term.field === field);
      const bounds = compileFilter({ and: own }, type, indexes, { along: field });
      const text = `SELECT s.row FROM sorted s
        WHERE s.tenant = ? AND s.type = ? AND s.field = ? AND s.scope = ? AND ${bounds.text}`;
      return { text, values: [tenant, type, field, scope, ...bounds.values] };
    });
}
