import { type Store, StoreError } from '#bot/store/port.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { readingType } from './reading.ts';
import type { SyncRoster } from './sync-roster.ts';

interface Deps {
  readonly store: Store;
  readonly syncRoster: SyncRoster;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
}

/** Of each sweep, so that Microsoft Graph is asked steadily and not all at once. */
const atOnce = 20;
/** A roster that could not be read is left alone for so long. */
const patienceSeconds = 3600;

/**
 * Reads the rosters anew that nobody has opened for half a day, so that an event of Teams that was lost does not keep
 * somebody on a desk for good (R2). Claimed by etag: of several instances one reads each.
 */
export function sweepRostersWith({ store, syncRoster, now, failed }: Deps): () => Promise<void> {
  return async () => {
    const at = now().toISOString();
    for (const { partition, document } of await store.due(readingType, at, atOnce)) {
      const { etag, ...reading } = document;
      try {
        await store.write(partition, [{ replace: { ...reading, due: secondsAfter(at, patienceSeconds) }, etag }]);
        await syncRoster(partition.tenant, partition.scope);
      } catch (error) {
        const taken = error instanceof StoreError && (error.kind === 'stale' || error.kind === 'missing');
        if (!taken) failed(`reading the roster of ${partition.scope} anew`, error);
      }
    }
  };
}
