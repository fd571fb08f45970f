import { checkName } from '../checks.ts';
import { type Indexes, isMember } from '../indexes.ts';
import { completeOrder, conjuncts } from '../keyset.ts';
import type { Filter, Partition, Query, Search, TenantWide } from '../port.ts';
import { chooseCountIndex } from './choose-index.ts';
import { compileFilter, type Listed, type Sql, type Value } from './compile.ts';
import { cachedColumns } from './document-cache.ts';
import { documentColumns } from './rows.ts';
import { column } from './schema.ts';
import { sideStarts, type Walk } from './side-starts.ts';
import { whereToken } from './side-tables.ts';

/** What every question has in common. */
export interface Asked {
  readonly place: Partition | TenantWide;
  readonly indexes: Indexes;
  /** Milliseconds; documents that expired by then are not seen. */
  readonly time: number;
}

/** Where a page is read from: an index (null leaves the choice to SQLite), or rows of a side table, in the page's order or not. */
export type Start = { readonly index: string | null } | { readonly listed: Sql } | { readonly walk: Walk };

/**
 * One page and one more. The limit is a sum because SQLite plans a statement anew for each value of a bare limit
 * (`sqlite3ExprIsInteger`), which costs more than finding a page's first row.
 */
export function pageStatement({ place, query, indexes, time }: Asked & { query: Query }, start: Start): Sql {
  const { type } = query;
  const walk = 'walk' in start ? start.walk : null;
  const along = walk?.field ?? null;
  const where = { and: conjuncts(query.where).filter((term) => walk?.met.includes(term) !== true) };
  const from = fromStart(start);
  const matching = matches({ place, type, where, indexes, time }, along === null ? 'probed' : { along });
  const order = completeOrder(query.order).map(
    ([field, direction]) => `${field === along ? 's.value' : column(field)} ${direction}`,
  );
  const present = query.order.filter(([field]) => field !== along && isMember(indexes, type, field));
  const having = present.map(([field]) => ` AND ${column(field)} IS NOT NULL`).join('');
  return {
    text: `SELECT ${cachedColumns}${'scope' in place ? '' : ', d.scope'} FROM ${from.text} WHERE ${matching.text}${having} ORDER BY ${order.join(', ')} LIMIT ? + 0`,
    values: [...from.values, ...matching.values, query.limit + 1],
  };
}

/** Along an index where one fits, listed rows then being looked for among those gathered once. */
export function countStatement(asked: Asked & { type: string; where: Filter | undefined }): Sql {
  const { type, where, place, indexes } = asked;
  const index = chooseCountIndex(type, where, place, indexes);
  const [listed] = index === null ? sideStarts(where, type, place, indexes) : [];
  const start = listed === undefined ? fromIndex(index) : fromListed(listed);
  const matching = matches(asked, { gathered: place });
  return {
    text: `SELECT count(*) AS n FROM ${start.text} WHERE ${matching.text}`,
    values: [...start.values, ...matching.values],
  };
}

/**
 * The text index gives its rows newest first and stops at the limit.
 * @param terms for each word, the indexed words that begin with it (`expand-word.ts`)
 */
export function searchStatement({ place, search, terms, indexes, time }: SearchAsked): Sql {
  const { type, where, limit } = search;
  const places = conjuncts(where).flatMap((term) => ('in' in term && term.field === 'scope' ? [term.in] : []))[0];
  const tokens =
    'scope' in place || places === undefined
      ? [whereToken(place, type)]
      : places.map((scope) => whereToken({ tenant: place.tenant, scope: String(scope) }, type));
  if (tokens.length === 0) return { text: `SELECT ${cachedColumns} FROM doc d WHERE 0`, values: [] };
  const expression = [anyOf(tokens.map(quote)), ...terms.map(anyOf)].join(' AND ');
  const matching = matches({ place, type, where, indexes, time });
  return {
    text: `SELECT ${cachedColumns} FROM texts CROSS JOIN found f ON f.at = texts.rowid
      CROSS JOIN doc d ON d.row = f.row
      WHERE texts MATCH ? AND ${matching.text} ORDER BY texts.rowid DESC LIMIT ? + 0`,
    values: [expression, ...matching.values, limit],
  };
}

interface SearchAsked extends Asked {
  readonly search: Search;
  readonly terms: readonly (readonly string[])[];
}

function anyOf(terms: readonly string[]): string {
  return `(${terms.join(' OR ')})`;
}

export function dueStatement(type: string, now: string, limit: number, time: number): Sql {
  return {
    text: `SELECT ${documentColumns} FROM doc d INDEXED BY doc_due
      WHERE d.type = ? AND d.due <= ? AND d.due IS NOT NULL AND (d.expires IS NULL OR d.expires > ?)
      ORDER BY d.due, d.id LIMIT ? + 0`,
    values: [type, now, time, limit],
  };
}

/** The type is part of the text because the partial indexes are found by it. */
function matches(
  { place, type, where, indexes, time }: Asked & { type: string; where: Filter | undefined },
  listed: Listed = 'probed',
): Sql {
  const own = where === undefined ? { text: '1', values: [] } : compileFilter(where, type, indexes, listed);
  const scope: Value[] = 'scope' in place ? [place.scope] : [];
  return {
    text: `d.tenant = ? ${scope.length > 0 ? 'AND d.scope = ? ' : ''}AND d.type = '${checkName(type)}'
      AND (d.expires IS NULL OR d.expires > ?) AND ${own.text}`,
    values: [place.tenant, ...scope, time, ...own.values],
  };
}

function fromStart(start: Start): Sql {
  if ('walk' in start)
    return { ...start.walk.rows, text: `(${start.walk.rows.text}) s CROSS JOIN doc d ON d.row = s.row` };
  return 'listed' in start ? fromListed(start.listed) : fromIndex(start.index);
}

function fromIndex(index: string | null): Sql {
  return { text: index === null ? 'doc d' : `doc d INDEXED BY ${index}`, values: [] };
}

function fromListed(listed: Sql): Sql {
  return { text: `(${listed.text}) l CROSS JOIN doc d ON d.row = l.row`, values: listed.values };
}

/** As the text index's own language writes a word. */
export function quote(word: string): string {
  return `"${word}"`;
}
