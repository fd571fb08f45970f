import { z } from 'zod';
import { type CheckedOperation, searchTextOf } from '../checks.ts';
import type { Indexes } from '../indexes.ts';
import type { Document, Located, Partition, Stored } from '../port.ts';
import { wordsOf } from '../words.ts';
import { storedWords } from './compile.ts';

/** A document as the service gives it, with its partition key and what the adapter added. */
export const Item = z.looseObject({
  id: z.string(),
  type: z.string(),
  ttl: z.number().optional(),
  tenant: z.string(),
  scope: z.string(),
  commit: z.string(),
  _etag: z.string(),
});
export type Item = z.infer<typeof Item>;

/**
 * `commit` names the write that a document comes from, by which a write whose answer was lost is recognised. A search text is
 * kept as its words alone, since every list page is charged for what its documents weigh.
 */
export function toItem({ tenant, scope }: Partition, document: Document, commit: string, indexes: Indexes) {
  const text = searchTextOf(document, indexes);
  return { ...document, tenant, scope, commit, ...(text === null ? {} : { search: storedWords(wordsOf(text)) }) };
}

export function readDocument({ tenant, scope, commit, _etag, id, type, ttl, ...fields }: Item): Stored {
  const own = Object.entries(fields).filter(([name]) => !name.startsWith('_'));
  return { ...Object.fromEntries(own), id, type, ...(ttl === undefined ? {} : { ttl }), etag: _etag };
}

export function locate(item: Item): Located {
  return { partition: { tenant: item.tenant, scope: item.scope }, document: readDocument(item) };
}

/** An operation in the words of the service's transactional batch. */
export function toBatchOperation(
  operation: CheckedOperation,
  toBody: (document: Document) => ReturnType<typeof toItem>,
) {
  switch (operation.kind) {
    case 'create':
      return { operationType: 'Create', resourceBody: toBody(operation.document) } as const;
    case 'put':
      return { operationType: 'Upsert', resourceBody: toBody(operation.document) } as const;
    case 'replace': {
      const { id, etag, document } = operation;
      return { operationType: 'Replace', id, ifMatch: etag, resourceBody: toBody(document) } as const;
    }
    case 'remove': {
      const { id, etag } = operation;
      return { operationType: 'Delete', id, ...(etag === null ? {} : { ifMatch: etag }) } as const;
    }
    default:
      throw operation satisfies never;
  }
}
