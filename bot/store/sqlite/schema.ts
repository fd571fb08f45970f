import { checkField, checkName } from '../checks.ts';
import type { Indexes } from '../indexes.ts';

/** Raised with every change of the tables; a file of another version is refused rather than guessed at. */
export const schemaVersion = 4;

/** A top-level field as SQL. It has to read the same in an index and in a query, or the index is not used. */
export function column(field: string): string {
  if (field === 'id' || field === 'scope' || field === 'tenant' || field === 'type') return `d.${field}`;
  return `d.fields->>'$.${checkField(field)}'`;
}

export function indexName([type, ...fields]: readonly string[], reach: 'scope' | 'tenant'): string {
  return `doc_${reach}_${type}_${fields.join('_')}`;
}

/**
 * Rows have a number of their own: documents are too large to be keys of a tree, and the other tables then point to them
 * cheaply. `fields` holds what can be queried and `rest` the large remainder, so that filters and indexes parse little JSON.
 * `listed` has one row for each value of a declared array field, `sorted` one for each member of a declared object field; `found`
 * gives a document its row in the text index.
 */
export function tables(indexes: Indexes): string {
  return [
    `CREATE TABLE IF NOT EXISTS doc(
      row INTEGER PRIMARY KEY, tenant TEXT NOT NULL, scope TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
      etag TEXT NOT NULL, due TEXT, expires INTEGER, fields TEXT NOT NULL, rest TEXT NOT NULL,
      UNIQUE(tenant, scope, id))`,
    'CREATE INDEX IF NOT EXISTS doc_type ON doc(tenant, type, scope, id, expires)',
    'CREATE INDEX IF NOT EXISTS doc_due ON doc(type, due, id) WHERE due IS NOT NULL',
    'CREATE INDEX IF NOT EXISTS doc_expires ON doc(expires) WHERE expires IS NOT NULL',
    ...orderIndexes(indexes),
    `CREATE TABLE IF NOT EXISTS listed(
      tenant TEXT NOT NULL, type TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
      scope TEXT NOT NULL, row INTEGER NOT NULL, current INTEGER NOT NULL, position TEXT,
      PRIMARY KEY(tenant, type, field, value, scope, row)) WITHOUT ROWID`,
    `CREATE INDEX IF NOT EXISTS ${currentIndex} ON listed(tenant, type, field, value, scope, row) WHERE current = 1`,
    `CREATE INDEX IF NOT EXISTS ${positionIndex} ON listed(tenant, type, field, value, scope, position)
      WHERE position IS NOT NULL`,
    `CREATE TABLE IF NOT EXISTS sorted(
      tenant TEXT NOT NULL, type TEXT NOT NULL, field TEXT NOT NULL, scope TEXT NOT NULL,
      value TEXT NOT NULL, row INTEGER NOT NULL,
      PRIMARY KEY(tenant, type, field, scope, value, row)) WITHOUT ROWID`,
    'CREATE TABLE IF NOT EXISTS found(at INTEGER PRIMARY KEY, row INTEGER NOT NULL UNIQUE)',
    `CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(
      words, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize='ascii')`,
  ].join(';\n');
}

/** SQLite's own name for the index of `UNIQUE(tenant, scope, id)`. */
export const keyIndex = 'sqlite_autoindex_doc_1';

/** Rows of `listed` whose documents are current. */
export const currentIndex = 'listed_current';

/** Rows of `listed` in the order of the lists that are declared to have one, which is their `position`. */
export const positionIndex = 'listed_position';

/** The words of the text index as a table of this connection, with a row for each place where one stands. */
export const vocabulary = "CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'texts', 'instance')";

/** `expires`, `type` and what is carried stand at the end so that a count or a filter is answered by the index alone. */
function orderIndexes({ orders, counted, carried, acrossScopes }: Indexes): string[] {
  const listOf = (fields: readonly string[]) => fields.map((field) => column(field).replace('d.', ''));
  return [...orders, ...counted].flatMap(([type, ...fields]) => {
    const columns = listOf(fields).join(', ');
    const extra = carried.flatMap(([of, field]) => (of === type && !fields.includes(field) ? [field] : []));
    const end = ['expires', 'type', ...listOf(extra)].join(', ');
    const where = `WHERE type = '${checkName(type)}'`;
    const own = indexName([type, ...fields], 'scope');
    const wide = indexName([type, ...fields], 'tenant');
    return [
      `CREATE INDEX IF NOT EXISTS ${own} ON doc(tenant, scope, ${columns}, id, ${end}) ${where}`,
      ...(acrossScopes.includes(type)
        ? [`CREATE INDEX IF NOT EXISTS ${wide} ON doc(tenant, ${columns}, id, scope, ${end}) ${where}`]
        : []),
    ];
  });
}
