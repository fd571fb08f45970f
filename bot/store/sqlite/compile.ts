import { checkName } from '../checks.ts';
import { declaredOf, type Indexes, isMember } from '../indexes.ts';
import { type Filter, type Partition, type Scalar, StoreError, type TenantWide } from '../port.ts';
import { column } from './schema.ts';

export type Value = string | number;
type Has = Extract<Filter, { has: Scalar }>;
export interface Sql {
  readonly text: string;
  readonly values: readonly Value[];
}
const COMPARE = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
/** False for every row, but not a constant: SQLite folds those away, and with them the use of a named index. */
const NEVER = "d.id < ''";
const COLUMNS = new Set(['id', 'scope', 'tenant', 'type']);

/**
 * Rows of the side tables: probed for each row `d`, or gathered once, of one place, where most rows of `d` are passed. Along a
 * member, rows `s` of its side table come first, so that a row `d` is read only for those that a probe leaves.
 */
export type Listed = 'probed' | { readonly gathered: Partition | TenantWide } | { readonly along: string };

/**
 * One filter as SQL over the row `d`. SQLite compares values of different types by a fixed rank where Cosmos DB answers
 * nothing, so each comparison is held to the type of its value: by `json_type`, or, on a field of a declared index, which
 * has one type, by a bound that the index can use.
 */
export function compileFilter(where: Filter, type: string, indexes: Indexes, listed: Listed = 'probed'): Sql {
  const values: Value[] = [];
  const bind = (value: Scalar) => {
    values.push(literal(value));
    return '?';
  };
  const ordered = declaredOf(indexes, type).sorted;
  const term = (filter: Filter): string => {
    if ('and' in filter) return filter.and.length > 0 ? `(${filter.and.map(term).join(' AND ')})` : '1';
    if ('or' in filter) return filter.or.length > 0 ? `(${filter.or.map(term).join(' OR ')})` : NEVER;
    const { field } = filter;
    const at = isAlong(listed, field) ? 's.value' : column(field);
    const sorted = COLUMNS.has(field) || ordered.has(field) || isMember(indexes, type, field);
    if ('missing' in filter) return `${at} IS NULL`;
    if ('has' in filter) {
      return isListed(type, field, indexes) ? hasListed(listed, type, filter, bind) : has(field, filter.has, bind);
    }
    if ('in' in filter) {
      if (filter.in.length === 0) return NEVER;
      if (sorted) return `${at} IN (${filter.in.map(bind).join(', ')})`;
      return `(${filter.in.map((value) => `${at} = ${bind(value)}${typed(field, value)}`).join(' OR ')})`;
    }
    if ('prefix' in filter) {
      const range = `${at} >= ${bind(filter.prefix)} AND ${at} < ${bind(`${filter.prefix}\u{10FFFF}`)}`;
      return sorted ? `(${range})` : `(${range}${typed(field, '')})`;
    }
    const [key, value] = comparison(filter);
    const compared = `${at} ${COMPARE[key]} ${bind(value)}`;
    return `(${compared}${sorted ? bounded(at, key, value) : typed(field, value)})`;
  };
  return { text: term(where), values };
}

/** How a value of an array field is written in the side table: as JSON, which tells "1" from 1. */
export function listedValue(value: Scalar): string {
  return JSON.stringify(value);
}

export function isListed(type: string, field: string, indexes: Indexes): boolean {
  return indexes.lists.some(([of, name]) => of === type && name === field);
}

function isAlong(listed: Listed, field: string): boolean {
  return typeof listed === 'object' && 'along' in listed && listed.along === field;
}

function literal(value: Scalar): Value {
  return typeof value === 'boolean' ? Number(value) : value;
}

function comparison(filter: Filter): readonly [keyof typeof COMPARE, Scalar] {
  if ('eq' in filter) return ['eq', filter.eq];
  if ('lt' in filter) return ['lt', filter.lt];
  if ('lte' in filter) return ['lte', filter.lte];
  if ('gt' in filter) return ['gt', filter.gt];
  if ('gte' in filter) return ['gte', filter.gte];
  throw new StoreError('invalid', -1, 'a filter compares with nothing');
}

function typed(field: string, value: Scalar): string {
  const types = typeof value === 'boolean' ? "'true', 'false'" : jsonTypes(value);
  return ` AND json_type(d.fields, '$.${checkName(field)}') IN (${types})`;
}

function jsonTypes(value: Scalar): string {
  if (typeof value === 'string') return "'text'";
  return typeof value === 'number' ? "'integer', 'real'" : `'${value}'`;
}

/** Numbers rank below texts: every number is below '' and every text is not. */
function bounded(at: string, key: keyof typeof COMPARE, value: Scalar): string {
  if (typeof value === 'string') return key === 'lt' || key === 'lte' ? ` AND ${at} >= ''` : '';
  return key === 'gt' || key === 'gte' ? ` AND ${at} < ''` : '';
}

function hasListed(listed: Listed, type: string, { field, has }: Has, bind: (value: Scalar) => string): string {
  const values = () =>
    `l.type = '${checkName(type)}' AND l.field = '${checkName(field)}' AND l.value = ${bind(listedValue(has))}`;
  const probe = (of: 'd' | 's') => `(SELECT 1 FROM listed l
    WHERE l.tenant = ${of}.tenant AND ${values()} AND l.scope = ${of}.scope AND l.row = ${of}.row)`;
  if (listed === 'probed') return `EXISTS${probe('d')}`;
  // SQLite makes a join of EXISTS, and would put it after the row `d`.
  if ('along' in listed) return `${probe('s')} IS NOT NULL`;
  const { gathered } = listed;
  const scope = () => ('scope' in gathered ? ` AND l.scope = ${bind(gathered.scope)}` : '');
  return `d.row IN (SELECT l.row FROM listed l WHERE l.tenant = ${bind(gathered.tenant)} AND ${values()}${scope()})`;
}

function has(field: string, value: Scalar, bind: (value: Scalar) => string): string {
  const path = `'$.${checkName(field)}'`;
  return `(json_type(d.fields, ${path}) = 'array' AND EXISTS(SELECT 1 FROM json_each(d.fields, ${path}) e
    WHERE e.value = ${bind(value)} AND e.type IN (${jsonTypes(value)})))`;
}
