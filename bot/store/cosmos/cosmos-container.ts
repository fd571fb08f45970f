import { type ContainerDefinition, PartitionKeyKind } from '@azure/cosmos';
import type { Indexes } from '../indexes.ts';

/**
 * What the container has to be, without its name. The infrastructure owns the real one; tests create theirs from this.
 * Every top-level field is indexed except `data`, what no query asks about, and what is asked about only beside a field that
 * leaves few documents, since each term costs every write. One composite index serves an order in both directions.
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
      excludedPaths: ['/data/*', '/"_etag"/?', ...unindexed].map((path) => ({ path })),
      compositeIndexes: sortedFields(indexes).map((fields) =>
        [...fields, 'id', 'scope'].map((field) => ({ path: `/${field}`, order: 'descending' as const })),
      ),
    },
  };
}

/**
 * `internal`, `comment` and `other` are of the entries of one ticket or of a search, `desk` of one person's searches
 * and an organisation's keys.
 */
const unindexed = [
  '/commit/?',
  '/schema/?',
  '/group/?',
  '/mentions/*',
  '/internal/?',
  '/comment/?',
  '/other/?',
  '/desk/?',
];

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
