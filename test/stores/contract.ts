import { afterAll, beforeAll, describe } from 'vitest';
import { describeCurrentLists, describeFilters, describeSearch } from './contract-finding.ts';
import type { OpenedStore } from './contract-fixtures.ts';
import { describeQueries } from './contract-queries.ts';
import { describeTime } from './contract-time.ts';
import { describeWrites } from './contract-writes.ts';

/** What every store promises. */
export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let opened: OpenedStore;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.stop());
    const store = () => opened.store;
    describeWrites(store);
    describeQueries(store);
    describeFilters(store);
    describeCurrentLists(store);
    describeSearch(store);
    describeTime(() => opened);
  });
}
