import { declaredOf, type Indexes, isMember } from './indexes.ts';
import {
  type Document,
  type Filter,
  limits,
  type Operation,
  type Partition,
  type Query,
  type Search,
  StoreError,
  type TenantWide,
} from './port.ts';

/** A document as it is to be stored, without the `etag` that a caller may have left on it. */
export type Written = Document & { readonly etag?: never };
export type CheckedOperation =
  | { readonly kind: 'create' | 'put'; readonly id: string; readonly document: Document }
  | { readonly kind: 'replace'; readonly id: string; readonly document: Document; readonly etag: string }
  | { readonly kind: 'remove'; readonly id: string; readonly etag: string | null };

const NAME = /^[A-Za-z][A-Za-z0-9]*$/;
/** A field, or a member of one. */
const FIELD = /^[A-Za-z][A-Za-z0-9]*(\.[a-z][a-z0-9]*)?$/;
/** Cosmos DB refuses these four in ids; the others only make trouble in addresses and logs. */
const ID = /^[^/\\?#\s\p{Cc}]{1,255}$/u;
const WORD = /^[\p{L}\p{N}]+$/u;
/** Names that the adapters use for themselves beside a document's own fields. */
const RESERVED = new Set(['tenant', 'scope', 'commit']);
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

const invalid = (message: string, operation = -1) => new StoreError('invalid', operation, message);

/** A field or type name that may stand in a query text. @throws StoreError `invalid` */
export function checkName(name: string): string {
  if (!NAME.test(name)) throw invalid(`"${name}" cannot be a field or type name`);
  return name;
}

/** A field, or a member of one, that may stand in a query text. @throws StoreError `invalid` */
export function checkField(name: string): string {
  if (!FIELD.test(name)) throw invalid(`"${name}" cannot be a field`);
  return name;
}

/**
 * Refuses what one of the stores would refuse or answer differently, so that both behave the same.
 * @throws StoreError `invalid` or `toobig`, naming the operation
 */
export function checkOperations(operations: readonly Operation[], indexes: Indexes): readonly CheckedOperation[] {
  if (operations.length === 0) throw invalid('a write needs an operation');
  if (operations.length > limits.operations) throw new StoreError('toobig', -1, `${operations.length} operations`);
  const checked = operations.map((operation, index) => checkOperation(operation, index, indexes));
  const bytes = checked.reduce((sum, { kind, ...rest }) => sum + Buffer.byteLength(JSON.stringify(rest)), 0);
  if (bytes > limits.bytes) throw new StoreError('toobig', -1, `${bytes} bytes`);
  return checked;
}

function checkOperation(operation: Operation, index: number, indexes: Indexes): CheckedOperation {
  if ('remove' in operation) {
    if (!ID.test(operation.remove)) throw invalid(`"${operation.remove}" cannot be an id`, index);
    return { kind: 'remove', id: operation.remove, etag: operation.etag ?? null };
  }
  if ('create' in operation) return { kind: 'create', ...checkDocument(operation.create, index, indexes) };
  if ('put' in operation) return { kind: 'put', ...checkDocument(operation.put, index, indexes) };
  return { kind: 'replace', ...checkDocument(operation.replace, index, indexes), etag: operation.etag };
}

function checkDocument({ etag: _, ...document }: Document, index: number, indexes: Indexes) {
  const { id, type, ttl } = document;
  if (!ID.test(id)) throw invalid(`"${id}" cannot be an id`, index);
  if (!NAME.test(type)) throw invalid(`"${type}" cannot be a type`, index);
  if (ttl !== undefined && !(Number.isInteger(ttl) && ttl > 0)) throw invalid(`${id}: ttl is whole seconds`, index);
  for (const name of Object.keys(document)) {
    if (RESERVED.has(name) || !NAME.test(name)) throw invalid(`${id}: "${name}" cannot be a field`, index);
  }
  for (const field of declaredOf(indexes, type).sorted) {
    if (!isScalar(document[field])) throw invalid(`${id}: "${field}" is in an index and has to have a value`, index);
  }
  for (const field of declaredOf(indexes, type).members) {
    if (!hasTexts(document[field])) throw invalid(`${id}: the members of "${field}" are texts`, index);
  }
  if (searchTextOf(document, indexes) !== null && !ISO.test(String(document['createdAt']))) {
    throw invalid(`${id}: a document with a search text has a createdAt in UTC`, index);
  }
  return { id, document: { ...document, id, type } };
}

/** The folded text by which a document is searched, or null where it has none. */
export function searchTextOf(document: Readonly<Record<string, unknown>>, indexes: Indexes): string | null {
  const { type, search } = document;
  return typeof search === 'string' && indexes.searchable.includes(String(type)) ? search : null;
}

/** Nothing, or an object of texts under names that may stand in a query text. */
function hasTexts(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, text]) => FIELD.test(`member.${name}`) && typeof text === 'string');
}

/**
 * @throws StoreError `invalid` when the order is not declared, mixes directions or goes by a member across scopes, or the limit
 * is out of bounds.
 */
export function checkQuery(
  place: Partition | TenantWide,
  { type, order, limit, where }: Query,
  indexes: Indexes,
): void {
  checkName(type);
  checkLimit(limit);
  if (where !== undefined) checkFilter(where);
  const fields = order.map(([field]) => field);
  const declared = declaredOf(indexes, type).orders.some((names) => names.join() === fields.join());
  const byMember = fields.length === 1 && isMember(indexes, type, fields[0] ?? '') && 'scope' in place;
  if (fields.length > 0 && !declared && !byMember) throw invalid(`${type} has no order by ${fields.join(', ')}`);
  if (new Set(order.map(([, direction]) => direction)).size > 1) throw invalid('an order has one direction');
}

/** @throws StoreError `invalid` when there is no word, or one that is not letters and digits. */
export function checkSearch({ type, words, limit, where }: Search, indexes: Indexes): void {
  checkName(type);
  checkLimit(limit);
  if (where !== undefined) checkFilter(where);
  if (!indexes.searchable.includes(type)) throw invalid(`${type} is not searchable`);
  if (words.length === 0 || !words.every((word) => WORD.test(word))) throw invalid('words are letters and digits');
}

function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > limits.page) throw invalid(`a page of ${limit} cannot be given`);
}

/** @throws StoreError `invalid` for a name that may not stand in a query text. */
export function checkFilter(filter: Filter): void {
  if ('and' in filter) filter.and.forEach(checkFilter);
  else if ('or' in filter) filter.or.forEach(checkFilter);
  else checkField(filter.field);
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
