import { personPartition, readPreferences } from '#bot/members/preferences-document.ts';
import { openWorkQueue } from '#bot/relay/work-queue.ts';
import { inSpan } from '#bot/telemetry/spans.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { claimSignals } from './claim.ts';
import { type DeliverSignalDeps, deliverSignalWith } from './deliver-signal.ts';
import { release } from './held.ts';

export interface Deliverer {
  /** Tells somebody what waits for them, soon; nobody waits for it. */
  nudge(tenant: string, person: string): void;
  /** Tells everybody for whom something is due, whichever instance wrote it, and waits for those. */
  sweep(): Promise<void>;
  /** Resolves when all who were nudged have been told, or have to wait. */
  idle(): Promise<void>;
}

/** One person being told. */
interface Telling {
  /** There is something new since it began. */
  isBehind: boolean;
  done: Promise<void>;
}

const atOnce = 8;
const page = 200;
const longestPauseSeconds = 3600;

/** Sends what people are to be told, each person's messages one after the other. */
export function openDeliverer(deps: DeliverSignalDeps): Deliverer {
  const { store, now, failed, delivered } = deps;
  const deliverSignal = deliverSignalWith(deps);
  const queue = openWorkQueue(atOnce, (error) => failed('notifying', error));
  /** People in line or being told. */
  const known = new Map<string, Telling>();
  /** Until when Teams asked us to send nothing into an organisation. */
  const pauses = new Map<string, string>();

  function tell(tenant: string, person: string): Promise<void> {
    const key = `${tenant}/${person}`;
    const running = known.get(key);
    if (running !== undefined) {
      running.isBehind = true;
      return running.done;
    }
    const telling: Telling = { isBehind: false, done: Promise.resolve() };
    known.set(key, telling);
    telling.done = queue.add(async () => {
      try {
        do {
          telling.isBehind = false;
          await deliver(tenant, person);
        } while (telling.isBehind);
      } finally {
        known.delete(key);
      }
    });
    return telling.done;
  }

  async function deliver(tenant: string, person: string): Promise<void> {
    for (;;) {
      const at = now().toISOString();
      const preferences = await readPreferences(store, tenant, person);
      const moment = { now: at, pausedUntil: pauseOf(tenant, at), preferences };
      const { signals, skipped } = await claimSignals(store, personPartition(tenant, person), moment);
      if (skipped > 0) delivered('skipped', skipped, tenant);
      if (signals.length === 0) return;
      for (const signal of signals) {
        const sending = await inSpan('notify', {}, () => deliverSignal({ tenant, person }, signal, preferences));
        if (sending?.kind === 'transient') pause(tenant, sending.retryAfterSeconds ?? 0);
      }
    }
  }

  function pauseOf(tenant: string, at: string): string | null {
    const until = pauses.get(tenant);
    if (until === undefined || until > at) return until ?? null;
    pauses.delete(tenant);
    return null;
  }

  function pause(tenant: string, seconds: number): void {
    const until = secondsAfter(now().toISOString(), Math.min(seconds, longestPauseSeconds));
    if (seconds > 0 && until > (pauses.get(tenant) ?? '')) pauses.set(tenant, until);
  }

  return {
    nudge: (tenant, person) => void tell(tenant, person),
    async sweep() {
      for (let last = ''; ; ) {
        const found = await store.due('delivery', now().toISOString(), page);
        await release(store, found, now().toISOString());
        await Promise.all(found.map(({ partition, document }) => tell(partition.tenant, String(document['person']))));
        // What came up twice is stuck, and waits for the next round.
        const [first] = found;
        if (found.length < page || first === undefined || first.document.id === last) return;
        last = first.document.id;
      }
    },
    idle: queue.idle,
  };
}
