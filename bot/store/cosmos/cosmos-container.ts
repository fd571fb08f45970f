import { type ContainerDefinition, PartitionKeyKind } from '@azure/cosmos';
import type { Indexes } from '../indexes.ts';

/**
 * What the container has to be, without its name. The infrastructure owns the real one; tests create theirs from this.
 * Every top-level field is indexed; `data`, the whole search text and what only the adapter reads are not, which keeps a
 * write cheap. One composite index serves an order in both directions.
 */
export function containerDefinition(indexes: Indexes): Omit<ContainerDefinition, 'id'> {
  return {
    partitionKey: { paths: ['/tenant', '/scope'], kind: PartitionKeyKind.MultiHash, version: 2 },
    // Documents expire by their own `ttl` only.
    defaultTtl: -1,
    indexingPolicy: {
      indexingMode: 'consistent',
      automatic: true,
      includedPaths: [{ path: '/*' }],
      excludedPaths: ['/data/*', '/search/?', '/commit/?', '/"_etag"/?'].map((path) => ({ path })),
      compositeIndexes: sortedFields(indexes).map((fields) =>
        [...fields, 'id', 'scope'].map((field) => ({ path: `/${field}`, order: 'descending' as const })),
      ),
    },
  };
}

/** Of all types together, since an index knows no type: by `id` alone, then each sequence of fields once. */
function sortedFields({ orders, searchable }: Indexes): readonly (readonly string[])[] {
  const all = [
    [],
    ['due'],
    ...(searchable.length > 0 ? [['createdAt']] : []),
    ...orders.map(([, ...fields]) => fields),
  ];
  return [...new Map(all.map((fields) => [fields.join(), fields])).values()];
}
