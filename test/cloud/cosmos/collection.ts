import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { hashKey } from './ranges.ts';
import { Refusal } from './refusal.ts';
import { createUnits, type IndexingPolicy, kilobytes, readUnits, removeUnits, replaceUnits } from './request-units.ts';

const MAX_KB = 2048;

export const Definition = z.looseObject({
  id: z.string(),
  partitionKey: z.object({ paths: z.array(z.string()) }).loose(),
  defaultTtl: z.number().optional(),
  indexingPolicy: z
    .looseObject({
      excludedPaths: z.array(z.looseObject({ path: z.string() })).optional(),
      compositeIndexes: z.array(z.array(z.object({ path: z.string(), order: z.string() }))).optional(),
    })
    .prefault({}),
});
export type Definition = z.output<typeof Definition>;
const Body = z.looseObject({ id: z.string().min(1), ttl: z.number().optional() });
export type Key = readonly unknown[];
export type Stored = z.output<typeof Body> & { readonly _etag: string; readonly _ts: number };

const BatchOperation = z.object({
  operationType: z.string(),
  id: z.string().optional(),
  ifMatch: z.string().optional(),
  resourceBody: z.unknown().optional(),
});
export const Batch = z.array(BatchOperation);
type BatchOperation = z.output<typeof BatchOperation>;
export interface BatchResult {
  readonly statusCode: number;
  readonly requestCharge: number;
  readonly eTag?: string;
  readonly resourceBody?: unknown;
}

/** One container's documents, in memory. */
export class Collection {
  readonly definition: Definition;
  readonly #now: () => Date;
  #documents = new Map<string, Stored>();
  #writes = 0;

  constructor(definition: Definition, now: () => Date) {
    this.definition = definition;
    this.#now = now;
  }

  get sessionToken(): string {
    return `0:-1#${this.#writes}`;
  }

  /** The documents under a key or the beginning of one, which lie between two hashes. */
  scan(prefix: Key, range: { minInclusive: string; maxExclusive: string } | null): Stored[] {
    return [...this.#documents.values()].filter((document) => {
      const key = this.#keyOf(document);
      const hash = hashKey(key);
      const inRange = range === null || (hash >= range.minInclusive && hash < range.maxExclusive);
      return inRange && prefix.every((level, index) => level === key[index]) && this.#isLive(document);
    });
  }

  read(key: Key, id: string): { document: Stored; units: number } {
    const document = this.#find(key, id);
    if (document === null) throw new Refusal(404, 'Entity with the specified id does not exist in the system.');
    return { document, units: readUnits(document) };
  }

  /** All operations or none; where one fails, the others answer that they depended on it. */
  batch(key: Key, operations: readonly BatchOperation[]): { status: 200 | 207; results: readonly BatchResult[] } {
    const before = new Map(this.#documents);
    const results: BatchResult[] = [];
    for (const operation of operations) {
      try {
        results.push(this.#apply(key, operation));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.#documents = before;
        const failed = { statusCode: error.status, requestCharge: 1 };
        const others = { statusCode: 424, requestCharge: 0 };
        return { status: 207, results: operations.map((_, index) => (index === results.length ? failed : others)) };
      }
    }
    return { status: 200, results };
  }

  #apply(key: Key, { operationType, id, ifMatch, resourceBody }: BatchOperation): BatchResult {
    switch (operationType) {
      case 'Create':
        return this.#put(key, resourceBody, (old) => {
          if (old !== null) throw new Refusal(409, 'Entity with the specified id already exists in the system.');
        });
      case 'Upsert':
        return this.#put(key, resourceBody, () => undefined);
      case 'Replace':
        return this.#put(key, resourceBody, (old) => checkMatch(old, ifMatch));
      case 'Delete':
        return this.#remove(key, id ?? '', ifMatch);
      default:
        throw new Refusal(400, `Operation type '${operationType}' is not known here.`);
    }
  }

  #put(key: Key, resourceBody: unknown, check: (old: Stored | null) => void): BatchResult {
    const body = Body.safeParse(resourceBody);
    if (!body.success)
      throw new Refusal(400, 'The input content is invalid because the required properties are missing.');
    if (kilobytes(body.data) > MAX_KB) throw new Refusal(413, 'Request size is too large');
    if (JSON.stringify(this.#keyOf(body.data)) !== JSON.stringify(key)) {
      throw new Refusal(400, "PartitionKey extracted from document doesn't match the one specified in the header");
    }
    const old = this.#find(key, body.data.id);
    check(old);
    this.#writes += 1;
    const document: Stored = { ...body.data, _rid: randomUUID(), _etag: `"${randomUUID()}"`, _ts: this.#seconds() };
    this.#documents.set(place(key, document.id), document);
    const units = old === null ? createUnits(document, this.#policy) : replaceUnits(old, document, this.#policy);
    return { statusCode: old === null ? 201 : 200, requestCharge: units, eTag: document._etag, resourceBody: document };
  }

  #remove(key: Key, id: string, ifMatch: string | undefined): BatchResult {
    const old = this.#find(key, id);
    const document = checkMatch(old, ifMatch);
    this.#writes += 1;
    this.#documents.delete(place(key, id));
    return { statusCode: 204, requestCharge: removeUnits(document, this.#policy) };
  }

  #find(key: Key, id: string): Stored | null {
    const document = this.#documents.get(place(key, id));
    return document !== undefined && this.#isLive(document) ? document : null;
  }

  #isLive({ ttl, _ts }: Stored): boolean {
    const { defaultTtl } = this.definition;
    const seconds = ttl ?? defaultTtl ?? -1;
    return defaultTtl === undefined || seconds < 0 || _ts + seconds > this.#seconds();
  }

  #keyOf(document: Readonly<Record<string, unknown>>): Key {
    return this.definition.partitionKey.paths.map((path) => document[path.slice(1)] ?? null);
  }

  #seconds(): number {
    return Math.floor(this.#now().getTime() / 1000);
  }

  get #policy(): IndexingPolicy {
    return this.definition.indexingPolicy;
  }
}

function checkMatch(old: Stored | null, ifMatch: string | undefined): Stored {
  if (old === null) throw new Refusal(404, 'Entity with the specified id does not exist in the system.');
  if (ifMatch !== undefined && ifMatch !== old._etag)
    throw new Refusal(412, 'One of the specified pre-condition is not met');
  return old;
}

function place(key: Key, id: string): string {
  return JSON.stringify([...key, id]);
}
