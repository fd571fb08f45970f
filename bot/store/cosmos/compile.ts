import type { JSONValue, SqlQuerySpec } from '@azure/cosmos';
import { checkField } from '../checks.ts';
import { completeOrder } from '../keyset.ts';
import type { Filter, Partition, Query, Scalar, TenantWide } from '../port.ts';

export interface Asked {
  /** Null for the service itself, which alone asks across organisations. */
  readonly place: Partition | TenantWide | null;
  readonly type: string;
  readonly where?: Filter | undefined;
  /** Each a prefix of a word in the search text. */
  readonly words?: readonly string[];
}

/** The first `limit` documents in an order, which `id` and `scope` complete. */
export function pageQuery(asked: Asked & Pick<Query, 'order' | 'limit'>): SqlQuerySpec {
  const { text, parameters } = condition(asked);
  const order = completeOrder(asked.order).map(([field, direction]) => `${column(field)} ${direction.toUpperCase()}`);
  const present = asked.order
    .filter(([field]) => field.includes('.'))
    .map(([field]) => ` AND IS_DEFINED(${column(field)})`);
  const query = `SELECT TOP ${asked.limit} * FROM c WHERE ${text}${present.join('')} ORDER BY ${order.join(', ')}`;
  return { query, parameters };
}

export function countQuery(asked: Asked): SqlQuerySpec {
  const { text, parameters } = condition(asked);
  return { query: `SELECT VALUE COUNT(1) FROM c WHERE ${text}`, parameters };
}

/** How the words of a search text are stored: a blank before each makes the beginning of a word findable. */
export function storedWords(words: readonly string[]): string {
  return words.map((word) => ` ${word}`).join('');
}

/** Words of the language that fields are called by. */
const reserved: ReadonlySet<string> = new Set(['by']);

/** Members stand in brackets: their names come from people, and some are words of the language; so do fields that are. */
function column(field: string): string {
  const [name = '', member] = checkField(field).split('.');
  if (member !== undefined) return `c.${name}["${member}"]`;
  return reserved.has(name) ? `c["${name}"]` : `c.${name}`;
}

/** Every level of the partition key stands in the text: an option beside it does not keep the service from scanning. */
function condition({ place, type, where, words = [] }: Asked): { text: string; parameters: Parameter[] } {
  const parameters: Parameter[] = [];
  const bind = (value: Scalar) => {
    const name = `@p${parameters.length}`;
    parameters.push({ name, value });
    return name;
  };
  const terms = [
    ...(place === null ? [] : [`c.tenant = ${bind(place.tenant)}`]),
    ...(place !== null && 'scope' in place ? [`c.scope = ${bind(place.scope)}`] : []),
    `c.type = ${bind(type)}`,
    ...words.map((word) => `CONTAINS(c.search, ${bind(storedWords([word]))})`),
    ...(where === undefined ? [] : [compileFilter(where, bind)]),
  ];
  return { text: terms.join(' AND '), parameters };
}

interface Parameter {
  name: string;
  value: JSONValue;
}

/**
 * Parentheses only around an OR under an AND: some engines that read this language slow down exponentially with their depth.
 */
function compileFilter(filter: Filter, bind: (value: Scalar) => string, inAnd = true): string {
  if ('and' in filter) return filter.and.map((term) => compileFilter(term, bind)).join(' AND ') || 'true';
  if ('or' in filter) {
    const several = filter.or.length > 1;
    const text = filter.or.map((term) => compileFilter(term, bind, inAnd && !several)).join(' OR ') || 'false';
    return inAnd && several ? `(${text})` : text;
  }
  const at = column(filter.field);
  if ('missing' in filter) {
    const text = `NOT IS_DEFINED(${at}) OR IS_NULL(${at})`;
    return inAnd ? `(${text})` : text;
  }
  if ('in' in filter) return filter.in.length > 0 ? `${at} IN (${filter.in.map(bind).join(', ')})` : 'false';
  if ('has' in filter) return `ARRAY_CONTAINS(${at}, ${bind(filter.has)})`;
  if ('prefix' in filter) return `STARTSWITH(${at}, ${bind(filter.prefix)})`;
  if ('eq' in filter) return `${at} = ${bind(filter.eq)}`;
  if ('lt' in filter) return `${at} < ${bind(filter.lt)}`;
  if ('lte' in filter) return `${at} <= ${bind(filter.lte)}`;
  if ('gt' in filter) return `${at} > ${bind(filter.gt)}`;
  return `${at} >= ${bind(filter.gte)}`;
}
