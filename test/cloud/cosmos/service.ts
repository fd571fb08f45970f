import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { Batch, Collection, Definition, type Key } from './collection.ts';
import type { RequestKind } from './faults.ts';
import { planQuery, QueryBody, runQuery } from './queries.ts';
import { type PhysicalRange, splitRanges } from './ranges.ts';
import { Refusal } from './refusal.ts';
import { queryUnits } from './request-units.ts';

export interface Call {
  readonly method: string;
  readonly path: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  readonly host: string;
  /** At most so many rows on a page of a query; null where nothing holds it short. */
  readonly rows: number | null;
}
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly units: number;
  readonly headers: Readonly<Record<string, string>>;
}

const PAGE = 100;
const MAX_OPERATIONS = 100;
const Named = z.object({ id: z.string() });
const KeyHeader = z.array(z.unknown());

export function kindOf({ method, path, headers }: Pick<Call, 'method' | 'path' | 'headers'>): RequestKind {
  if (path.length === 0) return 'account';
  if (path[4] === 'pkranges') return 'ranges';
  if (path[4] !== 'docs') return 'definition';
  if (method === 'GET') return 'read';
  if (isSet(headers['x-ms-cosmos-is-batch-request'])) return 'batch';
  return isSet(headers['x-ms-cosmos-is-query-plan-request']) ? 'plan' : 'query';
}

/** The service's databases and what it answers; knows nothing of connections, signatures or faults. */
export class Service {
  readonly #ranges: readonly PhysicalRange[];
  readonly #now: () => Date;
  readonly #databases = new Map<string, Map<string, Collection>>();

  constructor(ranges: number, now: () => Date) {
    this.#ranges = splitRanges(ranges);
    this.#now = now;
  }

  answer(call: Call): Answer {
    const { path, method } = call;
    if (path.length === 0) return describeAccount(call.host);
    if (path.length <= 4 && path[4] === undefined) return this.#define(call);
    const collection = this.#collection(path);
    if (path[4] === 'pkranges') return reply({ PartitionKeyRanges: this.#ranges, _count: this.#ranges.length });
    if (path[4] !== 'docs') throw new Refusal(400, 'no such resource here');
    const session = { 'x-ms-session-token': collection.sessionToken };
    const key = readKey(call);
    if (method === 'GET' && path[5] !== undefined) return readItem(collection, key, path[5], session);
    if (method !== 'POST') throw new Refusal(400, `${method} is not known here`);
    switch (kindOf(call)) {
      case 'batch':
        return runBatch(collection, key, call.body);
      case 'plan':
        return { ...reply(planQuery(QueryBody.parse(call.body))), units: 0 };
      default:
        return this.#query(collection, key, call, session);
    }
  }

  #define({ path, method, body }: Call): Answer {
    const [, databaseId = '', , collectionId = ''] = path;
    if (path.length === 1 && method === 'POST') {
      const { id } = Named.parse(body);
      if (this.#databases.has(id)) throw new Refusal(409, 'Database exists');
      this.#databases.set(id, new Map());
      return reply({ id, _rid: id }, 201);
    }
    const database = this.#databases.get(databaseId);
    if (database === undefined) throw new Refusal(404, 'Database does not exist');
    if (path.length === 2) return reply({ id: databaseId, _rid: databaseId });
    if (path.length === 3 && method === 'POST') {
      const definition = Definition.parse(body);
      if (database.has(definition.id)) throw new Refusal(409, 'Container exists');
      database.set(definition.id, new Collection(definition, this.#now));
      return reply({ ...definition, _rid: definition.id }, 201);
    }
    return reply({ ...this.#collection(path).definition, _rid: collectionId });
  }

  #collection([, database = '', , collection = '']: readonly string[]): Collection {
    const found = this.#databases.get(database)?.get(collection);
    if (found === undefined) throw new Refusal(404, 'Owner resource does not exist', { 'x-ms-substatus': '1003' });
    return found;
  }

  #query(collection: Collection, key: Key, { headers, body, rows }: Call, session: Answer['headers']): Answer {
    const rangeId = headers['x-ms-documentdb-partitionkeyrangeid'];
    const range = this.#ranges.find(({ id }) => id === String(rangeId).split(',').at(-1)) ?? null;
    if (key.length === 0 && range === null && this.#ranges.length > 1) {
      throw new Refusal(400, "Cross partition query only supports 'VALUE <AggregateFunc>' for aggregates.");
    }
    const asked = Number(headers['x-ms-max-item-count'] ?? PAGE);
    const continuation = text(headers['x-ms-continuation']);
    // An empty page leads back to where it was asked for.
    if (rows === 0) return page([], continuation ?? FROM_THE_START, session);
    const result = runQuery(collection.scan(key, range), QueryBody.parse(body), collection.definition, {
      size: Math.min(asked > 0 ? asked : PAGE, rows ?? PAGE * 100),
      continuation: continuation === FROM_THE_START ? undefined : continuation,
    });
    return page(result.rows, result.continuation, session);
  }
}

const FROM_THE_START = '{"from":"the start"}';

function page(rows: readonly unknown[], continuation: string | null, session: Answer['headers']): Answer {
  const next: Record<string, string> = continuation === null ? {} : { 'x-ms-continuation': continuation };
  const headers = { ...session, 'x-ms-item-count': String(rows.length), ...next };
  return { ...reply({ Documents: rows, _count: rows.length }), units: queryUnits(rows), headers };
}

function runBatch(collection: Collection, key: Key, body: unknown): Answer {
  const operations = Batch.parse(body);
  if (operations.length > MAX_OPERATIONS)
    throw new Refusal(400, 'Batch request has more operations than what is supported.');
  if (key.length < collection.definition.partitionKey.paths.length) throw new Refusal(400, 'a batch has one whole key');
  const { status, results } = collection.batch(key, operations);
  const units = results.reduce((sum, { requestCharge }) => sum + requestCharge, 0);
  return { status, body: results, units, headers: { 'x-ms-session-token': collection.sessionToken } };
}

function readItem(collection: Collection, key: Key, id: string, session: Answer['headers']): Answer {
  const { document, units } = collection.read(key, id);
  return { status: 200, body: document, units, headers: { ...session, etag: document._etag } };
}

function describeAccount(host: string): Answer {
  const locations = [{ name: 'local', databaseAccountEndpoint: `http://${host}/` }];
  return reply({
    id: 'peer',
    _rid: '',
    writableLocations: locations,
    readableLocations: locations,
    userConsistencyPolicy: { defaultConsistencyLevel: 'Session' },
    enableMultipleWriteLocations: false,
  });
}

function readKey({ headers }: Call): Key {
  const header = text(headers['x-ms-documentdb-partitionkey']);
  return header === undefined ? [] : KeyHeader.parse(JSON.parse(header));
}

function reply(body: unknown, status = 200): Answer {
  return { status, body, units: 1, headers: {} };
}

function text(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function isSet(header: string | string[] | undefined): boolean {
  return text(header)?.toLowerCase() === 'true';
}
