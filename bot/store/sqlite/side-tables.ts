import { createHash } from 'node:crypto';
import { searchTextOf } from '../checks.ts';
import { currentField, type Indexes, listOrder } from '../indexes.ts';
import type { Partition, TenantWide } from '../port.ts';
import { wordsOf } from '../words.ts';
import { listedValue } from './compile.ts';
import type { Connection } from './connection.ts';
import { readNumber } from './rows.ts';

export type Fields = Readonly<Record<string, unknown>>;
export interface Change {
  readonly partition: Partition;
  /** The document's row. */
  readonly row: number;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** Rows of the text index for one millisecond of `createdAt`; more of them move on into the next. */
const PER_MILLISECOND = 1000;

/** Keeps one row for each value of a declared array field, touching only what changed. */
export function writeLists(connection: Connection, indexes: Indexes, { partition, row, before, after }: Change): void {
  for (const [type, field] of indexes.lists) {
    const old = listedValues(before, type, field);
    const values = listedValues(after, type, field);
    const current = isCurrent(after, type, indexes);
    const position = positionOf(after, type, field, indexes);
    const changed =
      isCurrent(before, type, indexes) !== current || positionOf(before, type, field, indexes) !== position;
    const keyOf = (value: string) => [partition.tenant, type, field, value, partition.scope, row];
    for (const value of old) {
      if (!values.has(value)) connection.run(`DELETE FROM listed WHERE ${listedKey}`, ...keyOf(value));
      else if (changed) {
        const sql = `UPDATE listed SET current = ?, position = ? WHERE ${listedKey}`;
        connection.run(sql, current, position, ...keyOf(value));
      }
    }
    for (const value of values) {
      if (old.has(value)) continue;
      connection.run(
        'INSERT INTO listed(tenant, type, field, value, scope, row, current, position) VALUES(?, ?, ?, ?, ?, ?, ?, ?)',
        ...keyOf(value),
        current,
        position,
      );
    }
  }
}

const listedKey = 'tenant = ? AND type = ? AND field = ? AND value = ? AND scope = ? AND row = ?';

function isCurrent(fields: Fields | null, type: string, indexes: Indexes): 0 | 1 {
  const field = currentField(indexes, type);
  const value = field === null ? undefined : fields?.[field];
  return value === 1 || value === true ? 1 : 0;
}

/** Only what is current has a place in the order of a list. */
function positionOf(fields: Fields | null, type: string, list: string, indexes: Indexes): string | null {
  const order = listOrder(indexes, type, list);
  if (order === null || isCurrent(fields, type, indexes) === 0) return null;
  const value = fields?.[order];
  return typeof value === 'string' ? value : null;
}

/** Keeps one row for each member of a declared object field, touching only what changed. */
export function writeMembers(
  connection: Connection,
  indexes: Indexes,
  { partition, row, before, after }: Change,
): void {
  for (const [type, field] of indexes.members) {
    const old = membersOf(before, type, field);
    const now = membersOf(after, type, field);
    const keyOf = (member: string, value: string) => [
      partition.tenant,
      type,
      `${field}.${member}`,
      partition.scope,
      value,
      row,
    ];
    for (const [member, value] of old) {
      if (now.get(member) === value) continue;
      connection.run(
        'DELETE FROM sorted WHERE tenant = ? AND type = ? AND field = ? AND scope = ? AND value = ? AND row = ?',
        ...keyOf(member, value),
      );
    }
    for (const [member, value] of now) {
      if (old.get(member) === value) continue;
      connection.run(
        'INSERT INTO sorted(tenant, type, field, scope, value, row) VALUES(?, ?, ?, ?, ?, ?)',
        ...keyOf(member, value),
      );
    }
  }
}

function membersOf(fields: Fields | null, type: string, field: string): ReadonlyMap<string, string> {
  const members = fields?.['type'] === type ? fields[field] : undefined;
  if (typeof members !== 'object' || members === null) return none;
  return new Map(Object.entries(members).map(([member, value]) => [member, String(value)]));
}

const none: ReadonlyMap<string, string> = new Map();

function listedValues(fields: Fields | null, type: string, field: string): ReadonlySet<string> {
  const list = fields?.['type'] === type ? fields[field] : undefined;
  if (!Array.isArray(list)) return new Set();
  return new Set(list.flatMap((value: unknown) => (isScalar(value) ? [listedValue(value)] : [])));
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Keeps the text index, which is by far the dearest part of a write, and is left alone while the text stays the same. */
export function writeText(connection: Connection, indexes: Indexes, { partition, row, before, after }: Change): void {
  const old = before === null ? null : searchTextOf(before, indexes);
  const text = after === null ? null : searchTextOf(after, indexes);
  const same = old === text && before?.['createdAt'] === after?.['createdAt'] && before?.['type'] === after?.['type'];
  if (same) return;
  if (old !== null) {
    const at = readNumber(connection.get('DELETE FROM found WHERE row = ? RETURNING at', row), 'at');
    connection.run('DELETE FROM texts WHERE rowid = ?', at);
  }
  if (text === null || after === null) return;
  const type = String(after['type']);
  const at = freeRow(connection, Date.parse(String(after['createdAt'])) * PER_MILLISECOND);
  const places = [whereToken(partition, type), whereToken({ tenant: partition.tenant }, type)];
  connection.run('INSERT INTO found(at, row) VALUES(?, ?)', at, row);
  connection.run('INSERT INTO texts(rowid, words) VALUES(?, ?)', at, [...places, ...wordsOf(text)].join(' '));
}

/**
 * A word of the text index that stands for a place and a type, so that what others wrote is skipped inside the index. It
 * begins with a sign that no searched word has.
 */
export function whereToken(place: Partition | TenantWide, type: string): string {
  const key = JSON.stringify([place.tenant, type, 'scope' in place ? place.scope : null]);
  return `§${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
}

/** Rows are numbered by `createdAt`, which makes the newest matches the first ones without sorting them. */
function freeRow(connection: Connection, from: number): number {
  const first = connection.get('SELECT at FROM found WHERE at = ?', from);
  if (first === undefined) return from;
  const row = connection.get(
    `SELECT min(f.at) + 1 AS at FROM found f WHERE f.at >= ? AND NOT EXISTS(SELECT 1 FROM found n WHERE n.at = f.at + 1)`,
    from,
  );
  return readNumber(row, 'at');
}
