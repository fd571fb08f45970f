import type { Stored } from './port.ts';

/**
 * Remembers what a document was parsed into, for as long as the store gives the same object for the same version (the
 * embedded store does). What `parse` makes must not be changed by anyone.
 */
export function parsedOnce<T extends object>(parse: (document: Stored) => T): (document: Stored) => T {
  const known = new WeakMap<Stored, T>();
  return (document) => {
    const found = known.get(document);
    if (found !== undefined) return found;
    const parsed = parse(document);
    known.set(document, parsed);
    return parsed;
  };
}
