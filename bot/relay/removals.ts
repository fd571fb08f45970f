import { limits, type Partition, type Store, StoreError } from '#bot/store/port.ts';

/** Removes finished items: those of one partition that finish together in one write. */
export interface Removals {
  /** Resolves when the item is removed, or could not be. */
  add(partition: Partition, id: string): Promise<void>;
  idle(): Promise<void>;
}

interface Group {
  readonly partition: Partition;
  readonly ids: string[];
  readonly settled: PromiseWithResolvers<void>;
}

/** @param failed what could not be removed stays, is taken up again and then changes nothing */
export function openRemovals(store: Store, failed: (error: unknown) => void): Removals {
  let waiting = new Map<string, Group>();
  let scheduled: Promise<void> | null = null;
  const running = new Set<Promise<void>>();

  function flush(): void {
    const groups = waiting;
    waiting = new Map();
    scheduled = null;
    for (const { partition, ids, settled } of groups.values()) {
      const batches: Promise<void>[] = [];
      for (let start = 0; start < ids.length; start += limits.operations)
        batches.push(remove(store, partition, ids.slice(start, start + limits.operations)).catch(failed));
      const writing = Promise.all(batches).then(() => settled.resolve());
      running.add(writing);
      void writing.finally(() => running.delete(writing));
    }
  }

  return {
    add(partition, id) {
      const key = `${partition.tenant}/${partition.scope}`;
      const group = waiting.get(key) ?? { partition, ids: [], settled: Promise.withResolvers<void>() };
      waiting.set(key, group);
      group.ids.push(id);
      scheduled ??= new Promise((resolve) => {
        setImmediate(() => {
          flush();
          resolve();
        });
      });
      return group.settled.promise;
    },
    async idle() {
      while (scheduled !== null || running.size > 0) {
        await scheduled;
        await Promise.all(running);
      }
    },
  };
}

async function remove(store: Store, partition: Partition, ids: readonly string[]): Promise<void> {
  try {
    await store.write(
      partition,
      ids.map((id) => ({ remove: id })),
    );
  } catch (error) {
    if (!isMissing(error)) throw error;
    // Another instance finished one of them too; the others go one by one.
    if (ids.length > 1) for (const id of ids) await remove(store, partition, [id]);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof StoreError && error.kind === 'missing';
}
