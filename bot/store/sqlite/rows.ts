import type { SQLOutputValue } from 'node:sqlite';
import type { Document, Stored } from '../port.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;
/** The columns that a document is read back from. */
export const documentColumns = 'd.tenant, d.scope, d.id, d.type, d.etag, d.fields, d.rest';

/** `data` and `search` are never asked for by a filter and are kept apart from what is. */
export function splitDocument({ data, search, ...fields }: Document): { fields: string; rest: string } {
  return { fields: JSON.stringify(fields), rest: JSON.stringify({ data, search }) };
}

export function readDocument(row: Row): Stored {
  const { ttl, ...fields } = readObject(row, 'fields');
  return {
    ...fields,
    ...readObject(row, 'rest'),
    ...(typeof ttl === 'number' ? { ttl } : {}),
    id: readText(row, 'id'),
    type: readText(row, 'type'),
    etag: readText(row, 'etag'),
  };
}

export function readObject(row: Row, name: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readText(row, name));
  if (!isObject(value)) throw new Error(`the store's ${name} of ${row['id']} is not an object`);
  return value;
}

export function readText(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== 'string') throw new Error(`the store's ${name} of ${row['id']} is not a text`);
  return value;
}

export function readNumber(row: Row | undefined, name: string): number {
  const value = row?.[name];
  if (typeof value !== 'number') throw new Error(`the store's ${name} is not a number`);
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
