/**
 * The whole of persistence. One logical partition is (`tenant`, `scope`): atomic writes, unique ids and strong reads hold
 * inside one. Two adapters keep the same contract (`test/stores`): `sqlite/` and `cosmos/`.
 */
export interface Store {
  /** One document, or null when there is none or its time to live has passed. Cosmos DB: 1 request, 1 RU per KB. */
  get(partition: Partition, id: string): Promise<Stored | null>;

  /**
   * All operations or none, in one partition; gives the new etags in order (null for a removal). A write whose answer was
   * lost is settled inside: it is reported as done only when it is. Cosmos DB: 1 request, the sum of its operations' RU.
   * @throws StoreError `exists`, `stale`, `missing` name the operation; `toobig` over 100 operations or 2 MB; `busy` when
   * the store asks to come back later.
   */
  write(partition: Partition, operations: readonly Operation[]): Promise<readonly (string | null)[]>;

  /**
   * Documents of one type in a declared order, ties broken by `id`. A tenant alone asks across its scopes, which the filter
   * should then name. Cosmos DB: 1 request, about 2.8 RU and the documents loaded.
   * @throws StoreError `invalid` for a cursor that is not ours or not of this order.
   */
  query(partition: Partition | TenantWide, query: Query): Promise<Page>;

  /** How many documents match. Cosmos DB: 1 request, about 3 RU. */
  count(partition: Partition | TenantWide, query: Pick<Query, 'type' | 'where'>): Promise<number>;

  /**
   * Documents of one type whose `search` field has, for each of the words, a word that begins with it; newest `createdAt`
   * first. Words are folded (`shared/kernel/text.ts`), non-empty. At most `limit`, no further pages: one narrows a search.
   */
  search(partition: Partition | TenantWide, search: Search): Promise<readonly Stored[]>;

  /** For the service itself, across all organisations: documents of a type whose `due` has come, longest due first. */
  due(type: string, now: string, limit: number): Promise<readonly Located[]>;

  /**
   * Leaves nothing behind of what was removed or replaced, where the store's files are ours to clean; long, and nobody waits
   * for it. Cosmos DB: nothing, the service cleans up by itself.
   */
  scrub(): Promise<void>;

  close(): Promise<void>;
}

export interface Partition {
  readonly tenant: string;
  readonly scope: string;
}
export interface TenantWide {
  readonly tenant: string;
}

/**
 * Fields at the top level can be queried and are indexed; everything else belongs under `data`. Fields that an order names
 * are always present and of one type (strings in ASCII, or numbers). `ttl` is in seconds from the last write. A document
 * with a `search` text has a `createdAt` in UTC. A store may
 * give that text back as its words. `tenant`, `scope` and `commit` are the adapters' own names; an `etag` left on a document
 * that was read is not written.
 */
export interface Document {
  readonly id: string;
  readonly type: string;
  readonly ttl?: number;
  readonly [field: string]: unknown;
}
export type Stored = Document & { readonly etag: string };
export interface Located {
  readonly partition: Partition;
  readonly document: Stored;
}

export type Operation =
  | { readonly create: Document }
  | { readonly replace: Document; readonly etag: string }
  | { readonly put: Document }
  | { readonly remove: string; readonly etag?: string };

export type Scalar = string | number | boolean;
/** Positive only: no NOT, no `!=`, no null, because three engines gave three answers. */
export type Filter =
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly field: string; readonly eq: Scalar }
  | { readonly field: string; readonly in: readonly Scalar[] }
  | { readonly field: string; readonly lt: Scalar }
  | { readonly field: string; readonly lte: Scalar }
  | { readonly field: string; readonly gt: Scalar }
  | { readonly field: string; readonly gte: Scalar }
  /** An array field that contains the value. */
  | { readonly field: string; readonly has: Scalar }
  | { readonly field: string; readonly prefix: string }
  /** Absent or null. */
  | { readonly field: string; readonly missing: true };

export type Direction = 'asc' | 'desc';
export interface Query {
  readonly type: string;
  readonly where?: Filter;
  /** One of the declared orders (`indexes.ts`), all ascending or all descending; `id` follows by itself. */
  readonly order: readonly [field: string, direction: Direction][];
  /** 1 to 1,000. */
  readonly limit: number;
  readonly cursor?: string;
}
export interface Search {
  readonly type: string;
  readonly words: readonly string[];
  readonly where?: Filter;
  readonly limit: number;
}
export interface Page {
  readonly items: readonly Stored[];
  readonly cursor: string | null;
}

export type StoreErrorKind = 'exists' | 'stale' | 'missing' | 'busy' | 'toobig' | 'invalid';
export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  /** Index of the operation at fault; -1 where it is the whole request. */
  readonly operation: number;
  constructor(kind: StoreErrorKind, operation: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.kind = kind;
    this.operation = operation;
  }
}

export const limits = { operations: 100, bytes: 2 * 1024 * 1024, page: 1000 } as const;
