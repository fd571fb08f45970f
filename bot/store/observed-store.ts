import type { Meters } from '#bot/telemetry/meters.ts';
import { inSpan } from '#bot/telemetry/spans.ts';
import { type Store, StoreError } from './port.ts';

/** The store, with each call measured and a step of the trace that it belongs to. */
export function observeStore(store: Store, meters: Pick<Meters, 'stored'>): Store {
  async function observe<T>(operation: string, type: string | undefined, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const note = (outcome: string) =>
      meters.stored({ operation, outcome, seconds: (performance.now() - began) / 1000 });
    try {
      const value = await inSpan(`store ${operation}`, type === undefined ? {} : { 'docket.type': type }, work);
      note('done');
      return value;
    } catch (error) {
      note(error instanceof StoreError ? error.kind : 'failed');
      throw error;
    }
  }
  return {
    get: (partition, id) => observe('get', undefined, () => store.get(partition, id)),
    write: (partition, operations) => observe('write', undefined, () => store.write(partition, operations)),
    query: (place, query) => observe('query', query.type, () => store.query(place, query)),
    count: (place, query) => observe('count', query.type, () => store.count(place, query)),
    search: (place, search) => observe('search', search.type, () => store.search(place, search)),
    due: (type, now, limit) => observe('due', type, () => store.due(type, now, limit)),
    scrub: () => observe('scrub', undefined, () => store.scrub()),
    close: () => store.close(),
  };
}
