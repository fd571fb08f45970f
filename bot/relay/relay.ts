import { type Located, type Partition, type Store, type Stored, StoreError } from '#bot/store/port.ts';
import { inSpan } from '#bot/telemetry/spans.ts';
import type { Took } from '#bot/tickets/commit.ts';
import { minutesBetween, secondsAfter } from '#shared/kernel/time.ts';
import { type Happening, subjectOf } from './outbox.ts';
import { attemptsOf, happeningOf } from './read-outbox.ts';
import { openRemovals } from './removals.ts';
import { type Repeating, repeat } from './repeat.ts';
import { openWorkQueue } from './work-queue.ts';

/** Does what follows from something committed. Called at least once for each, so that a repeat has to change nothing. */
export type Projector = (happening: Happening) => Promise<void>;

export interface Relay {
  readonly took: Took;
  /** Takes up what other instances, or earlier lives of this one, left behind. */
  sweep(): Promise<void>;
  start(intervalMs: number): void;
  /** Takes nothing more from the sweeper, and waits for what runs. */
  stop(): Promise<void>;
  /** Resolves when everything taken so far is done or left for the sweeper. */
  idle(): Promise<void>;
}

interface Deps {
  readonly store: Store;
  readonly projectors: readonly Projector[];
  readonly now: () => Date;
  /** Told of each failure, and of each item given up. */
  readonly failed: (what: string, error: unknown) => void;
  /** Told with each sweep for how many seconds the oldest item has been due. */
  readonly overdue: (seconds: number) => void;
}

const atOnce = 8;
const page = 100;
const claimSeconds = 60;
const longestClaimSeconds = 3600;
const mostAttempts = 20;
/** Sorts after every instant: what is given up stays, and nobody takes it up. */
const never = '9999-12-31T00:00:00.000Z';

/** Hands each committed happening to the projectors, right after the commit or, where that failed, from the outbox. */
export function openRelay({ store, projectors, now, failed, overdue }: Deps): Relay {
  const queue = openWorkQueue(atOnce, (error) => failed('relaying', error));
  const removals = openRemovals(store, (error) => failed('emptying the outbox', error));
  let sweeping: Repeating | null = null;

  async function project(happening: Happening): Promise<void> {
    const outcomes = await Promise.allSettled(projectors.map((projector) => projector(happening)));
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    const step = `${subjectOf(happening)} ${happening.entry.seq}`;
    if (reasons.length > 0) throw new AggregateError(reasons, `what follows from ${step} is not done`);
  }

  /** Resolves when it is done and out of the outbox, or left for the sweeper. */
  function relay(happening: Happening, outboxId: string): Promise<void> {
    let removed = Promise.resolve();
    const done = queue.add(async () => {
      await inSpan('relay', {}, () => project(happening));
      removed = removals.add(happening.partition, outboxId);
    });
    return done.then(() => removed);
  }

  /** The work of an item that this instance has now; null where another was faster. */
  async function takeUp({ partition, document }: Located): Promise<{ readonly done: Promise<void> } | null> {
    const attempts = attemptsOf(document) + 1;
    const isLast = attempts > mostAttempts;
    const due = isLast ? never : secondsAfter(now().toISOString(), claimFor(attempts));
    if (!(await replaced(store, partition, { ...document, due, attempts }))) return null;
    if (!isLast) return { done: relay(happeningOf(partition, document), document.id) };
    failed('relaying', new Error(`${document.id} of ${partition.scope} is given up`));
    return { done: Promise.resolve() };
  }

  async function sweep(): Promise<void> {
    for (let round = 0; ; round++) {
      const at = now().toISOString();
      const found = await store.due('outbox', at, page);
      if (round === 0) overdue(minutesBetween(String(found[0]?.document['due'] ?? at), at) * 60);
      const taken: Promise<void>[] = [];
      for (const item of found) {
        try {
          const work = await takeUp(item);
          if (work !== null) taken.push(work.done);
        } catch (error) {
          failed(`taking up ${item.document.id}`, error);
        }
      }
      // Its own work only: on a busy instance there is always something of somebody else's.
      await Promise.all(taken);
      if (found.length < page || taken.length === 0) return;
    }
  }

  async function idle(): Promise<void> {
    await queue.idle();
    await removals.idle();
  }

  return {
    took: (happening, outboxId) => void relay(happening, outboxId),
    sweep,
    idle,
    start(intervalMs) {
      sweeping ??= repeat(intervalMs, sweep, (error) => failed('sweeping the outbox', error));
    },
    async stop() {
      await sweeping?.stop();
      sweeping = null;
      await idle();
    },
  };
}

/** Longer after each failure, so that an outage of some hours uses up nobody's attempts. */
function claimFor(attempts: number): number {
  return Math.min(claimSeconds * 2 ** (attempts - 1), longestClaimSeconds);
}

/** False where another instance was faster. */
async function replaced(store: Store, partition: Partition, { etag, ...item }: Stored): Promise<boolean> {
  try {
    await store.write(partition, [{ replace: item, etag }]);
    return true;
  } catch (error) {
    if (error instanceof StoreError && (error.kind === 'stale' || error.kind === 'missing')) return false;
    throw error;
  }
}
