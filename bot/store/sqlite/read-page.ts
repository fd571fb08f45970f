import { completeOrder, conjuncts, valueAt, whereAfter } from '../keyset.ts';
import type { Filter, Query, Scalar, Stored } from '../port.ts';
import { choosePageIndex } from './choose-index.ts';
import type { Sql } from './compile.ts';
import type { Connection } from './connection.ts';
import type { DocumentCache } from './document-cache.ts';
import { readNumber } from './rows.ts';
import { keyIndex } from './schema.ts';
import { sideStarts, walkOf } from './side-starts.ts';
import { type Asked, pageStatement, type Start } from './statements.ts';

/** A document with the scope it was found in, which a page over several scopes is also sorted by. */
export interface Entry {
  readonly document: Stored;
  readonly scope: string;
}
type PageAsked = Asked & { readonly query: Query };

/** With more listed documents than this, walking an order and passing over the others finds a page sooner. */
const LISTED_FEW = 1000;

/** The entries of one page and, where there are more, one entry beyond it. */
export function readPage(connection: Connection, documents: DocumentCache, asked: PageAsked): readonly Entry[] {
  const { place, indexes } = asked;
  const { type, where } = asked.query;
  const after = { ...asked, query: { ...asked.query, where: whereAfter(asked.query) } };
  const walk = 'scope' in place ? walkOf(asked.query, place, indexes) : null;
  const few = sideStarts(where, type, place, indexes, walk).find((rows) => isFew(connection, rows));
  if (few !== undefined) return run(connection, documents, after, { listed: few });
  if (walk !== null) return run(connection, documents, after, { walk });
  if ('scope' in place) {
    const index = namesIds(where) ? keyIndex : choosePageIndex(asked.query, 'scope', indexes);
    return run(connection, documents, after, { index });
  }
  if (indexes.acrossScopes.includes(type)) {
    return run(connection, documents, after, { index: choosePageIndex(asked.query, 'tenant', indexes) });
  }
  const scopes = namedScopes(asked.query);
  if (scopes === null) return run(connection, documents, after, { index: null });
  return mergePages(
    scopes.map((scope) => readPage(connection, documents, { ...asked, place: { ...place, scope } })),
    asked.query,
  );
}

/** The value of each field of the complete order, by which the next page begins after this entry. */
export function orderValues({ document, scope }: Entry, query: Query): readonly unknown[] {
  return completeOrder(query.order).map(([field]) => (field === 'scope' ? scope : valueAt(document, field)));
}

function run(connection: Connection, documents: DocumentCache, asked: PageAsked, start: Start): readonly Entry[] {
  const { text, values } = pageStatement(asked, start);
  const entries: Entry[] = [];
  for (const row of connection.arrays(text, ...values)) {
    const document = documents.read(row);
    const scope = 'scope' in asked.place ? asked.place.scope : String(row[2]);
    if (document !== null) entries.push({ document, scope });
  }
  return entries;
}

function isFew(connection: Connection, listed: Sql): boolean {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM (${listed.text}) LIMIT ${LISTED_FEW + 1})`;
  return readNumber(connection.get(sql, ...listed.values), 'n') <= LISTED_FEW;
}

/** Few documents, each found by its key. Left to itself, SQLite would rather walk an order past all the others. */
function namesIds(where: Filter | undefined): boolean {
  return conjuncts(where).some((term) => 'in' in term && term.field === 'id');
}

function namedScopes(query: Query): readonly string[] | null {
  for (const term of conjuncts(query.where)) {
    if ('in' in term && term.field === 'scope') return [...new Set(term.in.map(String))];
  }
  return null;
}

/** Each scope's page comes from its own index in order; the first of them all are the page over all. */
function mergePages(pages: readonly (readonly Entry[])[], query: Query): readonly Entry[] {
  const sign = query.order[0]?.[1] === 'desc' ? -1 : 1;
  const keyed = pages.flat().map((entry) => ({ entry, key: orderValues(entry, query) }));
  keyed.sort((a, b) => sign * compareKeys(a.key, b.key));
  return keyed.slice(0, query.limit + 1).map(({ entry }) => entry);
}

function compareKeys(a: readonly unknown[], b: readonly unknown[]): number {
  for (const [index, value] of a.entries()) {
    const difference = compare(value, b[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Sort fields are of one type each and their texts are ASCII, so JavaScript compares them as SQLite does. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  return (a as Scalar) < (b as Scalar) ? -1 : 1;
}
