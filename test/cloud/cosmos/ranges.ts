import { createHash } from 'node:crypto';

/** A slice of the hashed key space, as the service splits a container over its machines. */
export interface PhysicalRange {
  readonly id: string;
  readonly minInclusive: string;
  readonly maxExclusive: string;
}

export function splitRanges(count: number): readonly PhysicalRange[] {
  const edge = (index: number) =>
    Math.floor((256 * index) / count)
      .toString(16)
      .toUpperCase()
      .padStart(2, '0');
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    minInclusive: index === 0 ? '' : edge(index),
    maxExclusive: index === count - 1 ? 'FF' : edge(index + 1),
  }));
}

/** Where a key, or the beginning of one, lies. Any hash will do, because the client only compares the texts. */
export function hashKey(levels: readonly unknown[]): string {
  const hash = (level: unknown) => createHash('md5').update(JSON.stringify(level)).digest('hex').toUpperCase();
  // The key space ends before FF.
  return levels.map((level) => hash(level).replace(/^F/, 'E')).join('');
}
