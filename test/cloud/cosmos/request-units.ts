/** Request units by the size of a document in KB, as the service documents them; between the points they are interpolated. */
const READ = [
  [1, 1],
  [4, 1.14],
  [16, 1.67],
  [32, 2.2],
  [64, 4.8],
  [128, 10],
] as const;
const CREATE = [
  [1, 5],
  [2, 6.3],
  [4, 6.7],
  [8, 7],
  [16, 9.5],
  [32, 11.2],
  [64, 22.7],
] as const;
const PER_TERM = 0.2;
const QUERY_FLOOR = 2.8;
/** An estimate: 50 documents of 2 KB cost about 13 in all. */
const QUERY_PER_KB = 0.1;

export interface IndexingPolicy {
  readonly excludedPaths?: readonly { readonly path: string }[] | undefined;
  readonly compositeIndexes?: readonly (readonly { readonly path: string; readonly order: string }[])[] | undefined;
}
type Fields = Readonly<Record<string, unknown>>;

export function readUnits(document: Fields): number {
  return interpolate(READ, kilobytes(document));
}

export function createUnits(document: Fields, policy: IndexingPolicy): number {
  return interpolate(CREATE, kilobytes(document)) + PER_TERM * indexTerms(document, policy).size;
}

/** Twice the size of a create, and both the old and the new entry of each changed term. */
export function replaceUnits(old: Fields, document: Fields, policy: IndexingPolicy): number {
  const before = indexTerms(old, policy);
  const after = indexTerms(document, policy);
  const changed = [...after].filter((term) => !before.has(term)).length;
  return 2 * interpolate(CREATE, kilobytes(document)) + 2 * PER_TERM * changed;
}

export function removeUnits(document: Fields, policy: IndexingPolicy): number {
  return createUnits(document, policy);
}

/** For one range of one page: every page pays the floor again. */
export function queryUnits(rows: readonly unknown[]): number {
  return QUERY_FLOOR + rows.reduce<number>((sum, row) => sum + QUERY_PER_KB * kilobytes(row), 0);
}

export function kilobytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value)) / 1024;
}

function indexTerms(
  document: Fields,
  { excludedPaths = [], compositeIndexes = [] }: IndexingPolicy,
): ReadonlySet<string> {
  const excluded = new Set(excludedPaths.map(({ path }) => path.split('/')[1]?.replaceAll('"', '')));
  const own = Object.entries(document).filter(([name]) => !name.startsWith('_') && !excluded.has(name));
  const terms = own.flatMap(([name, value]) => leaves(value).map((leaf) => `${name}:${leaf}`));
  const composites = compositeIndexes.map((paths) => paths.map(({ path }) => document[path.slice(1)]));
  const present = composites.filter((values) => values.every((value) => value !== undefined));
  return new Set([...terms, ...present.map((values) => JSON.stringify(values))]);
}

function leaves(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [JSON.stringify(value)];
  return Object.values(value).flatMap(leaves);
}

function interpolate(points: readonly (readonly [number, number])[], at: number): number {
  let [fromX, fromY] = points[0] ?? [0, 0];
  for (const [x, y] of points) {
    if (at <= x) return x === fromX ? y : fromY + ((y - fromY) * (at - fromX)) / (x - fromX);
    [fromX, fromY] = [x, y];
  }
  return (fromY * at) / fromX;
}
