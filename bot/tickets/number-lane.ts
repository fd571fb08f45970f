import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Operation, type Partition, type Store, StoreError } from '#bot/store/port.ts';

/** What a numbered creation adds beside the counter, once its number is known. */
export type Build = (number: number) => readonly Operation[];
/** Files one creation under the next number. */
export type NumberLane = (partition: Partition, build: Build) => Promise<void>;

interface Waiting {
  readonly build: Build;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}
interface Counter {
  readonly last: number;
  readonly etag: string | null;
}
interface Lane {
  readonly waiting: Waiting[];
  counter: Counter | null;
  running: boolean;
}

const counterId = 'n-ticket';
const maxOperations = 96;
const maxTogether = 24;
const attempts = 12;
const longestPauseMs = 100;
/** Desks whose counter is remembered; another lane of a forgotten one is as if another instance wrote. */
const mostLanes = 10_000;
const Counted = z.object({ data: z.object({ last: z.int().min(0) }) });

/**
 * Gives the numbers of a desk's tickets without gap or double: the counter grows in the same atomic commit as the tickets.
 * Creations that wait together on one desk share a commit, so that the counter is one write for all of them; another
 * instance's commit in between is seen as `stale` and tried again.
 */
export function openNumberLane(store: Store): NumberLane {
  const lanes = new LRUCache<string, Lane>({ max: mostLanes });
  return (partition, build) =>
    new Promise((done, failed) => {
      const key = `${partition.tenant}/${partition.scope}`;
      const lane = lanes.get(key) ?? { waiting: [], counter: null, running: false };
      lanes.set(key, lane);
      lane.waiting.push({ build, done, failed });
      if (lane.running) return;
      lane.running = true;
      // Those who ask in the same turn of the event loop go together.
      setImmediate(() => {
        void drain(store, partition, lane);
      });
    });
}

async function drain(store: Store, partition: Partition, lane: Lane): Promise<void> {
  while (lane.waiting.length > 0) {
    const together = lane.waiting.splice(0, maxTogether);
    try {
      await commit(store, partition, lane, together);
    } catch (error) {
      for (const item of together) item.failed(error);
    }
  }
  // Still in the same turn as the last look: whoever comes from now on begins a lane of their own.
  lane.running = false;
}

/** One commit for all; where one of them is refused by the store, it alone fails and the others go again. */
async function commit(store: Store, partition: Partition, lane: Lane, together: Waiting[]): Promise<void> {
  let left: readonly Waiting[] = together;
  let most = together.length;
  for (let attempt = 0; left.length > 0; attempt++) {
    const counter = lane.counter ?? (await readCounter(store, partition));
    const { operations, taken, owners } = fill(left.slice(0, most), counter);
    try {
      const etags = await store.write(partition, operations);
      lane.counter = { last: counter.last + taken.length, etag: etags[0] ?? null };
      for (const item of taken) item.done();
      left = left.slice(taken.length);
    } catch (error) {
      lane.counter = null;
      const owner = error instanceof StoreError ? owners[error.operation] : undefined;
      if (owner !== undefined) {
        owner.failed(error);
        left = left.filter((item) => item !== owner);
      } else if (isTooBig(error) && taken.length > 1) {
        most = Math.ceil(taken.length / 2);
      } else if (!isContended(error) || attempt >= attempts) {
        const reason = isContended(error) ? new StoreError('busy', -1, 'the ticket counter is contended') : error;
        for (const item of left) item.failed(reason);
        return;
      } else {
        // Another instance was faster; a random wait lets one of the two go first next time.
        await pause(Math.random() * Math.min(2 ** attempt, longestPauseMs));
      }
    }
  }
}

function isTooBig(error: unknown): boolean {
  return error instanceof StoreError && error.kind === 'toobig';
}

function isContended(error: unknown): boolean {
  return error instanceof StoreError && error.operation === 0 && (error.kind === 'stale' || error.kind === 'exists');
}

/** As many creations as fit in one batch, the counter first. */
function fill(waiting: readonly Waiting[], counter: Counter) {
  const operations: Operation[] = [];
  const owners: (Waiting | undefined)[] = [undefined];
  const taken: Waiting[] = [];
  for (const item of waiting) {
    const added = item.build(counter.last + taken.length + 1);
    if (taken.length > 0 && operations.length + added.length > maxOperations) break;
    operations.push(...added);
    owners.push(...added.map(() => item));
    taken.push(item);
  }
  const document = { id: counterId, type: 'counter', schema: 1, data: { last: counter.last + taken.length } };
  const count: Operation = counter.etag === null ? { create: document } : { replace: document, etag: counter.etag };
  return { operations: [count, ...operations], taken, owners };
}

async function readCounter(store: Store, partition: Partition): Promise<Counter> {
  const document = await store.get(partition, counterId);
  if (document === null) return { last: 0, etag: null };
  return { last: Counted.parse(document).data.last, etag: document.etag };
}
