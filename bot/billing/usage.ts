import { LRUCache } from 'lru-cache';
import { deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import { each } from '#bot/privacy/holdings.ts';
import type { Projector } from '#bot/relay/relay.ts';
import { type Repeating, repeat } from '#bot/relay/repeat.ts';
import { isOvertaken, retryOvertaken } from '#bot/store/overtaken.ts';
import type { Located, Store } from '#bot/store/port.ts';
import { countedKinds, dayOf, isCounted, nextCount } from '#shared/billing/usage.ts';
import { daysAfter, secondsAfter } from '#shared/kernel/time.ts';
import { isDue, usageDayDocument, usageDayId, usageDayOf, usageDayType, usagePartition } from './usage-document.ts';

interface Deps {
  readonly store: Store;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
}

/**
 * Counts what organisations do, by the day. A day is always counted anew from its activities and never added to, so that
 * nothing that is done twice, or once more after a crash, can count twice; what follows a commit only says which days to count.
 */
export interface Usage {
  readonly project: Projector;
  /** Counts the days that are due, whichever instance noted them. */
  sweep(): Promise<void>;
  start(intervalMs: number): void;
  stop(): Promise<void>;
}

const page = 50;
/** Until a day's first count: short, so that administrators see early that there is one. */
const firstCountSeconds = 60;

export function openUsage({ store, now, failed }: Deps): Usage {
  /** The present day of organisations whose document was seen to wait for a count after that day's end. */
  const noted = new LRUCache<string, string>({ max: 20_000 });
  let repeating: Repeating | null = null;

  async function project({ partition: { tenant }, entry }: Parameters<Projector>[0]): Promise<void> {
    if (!isCounted(entry.kind)) return;
    const day = dayOf(entry.at);
    // A day that is over may have been counted for the last time: what comes late is looked up each time.
    const isToday = day === dayOf(now().toISOString());
    if (isToday && noted.get(tenant) === day) return;
    await retryOvertaken(() => note(tenant, day));
    if (isToday) noted.set(tenant, day);
  }

  async function note(tenant: string, day: string): Promise<void> {
    const partition = usagePartition(tenant);
    const due = secondsAfter(now().toISOString(), firstCountSeconds);
    const kept = await store.get(partition, usageDayId(day));
    if (kept === null) {
      const none = { day, tickets: 0, runs: 0, countedAt: null };
      await store.write(partition, [{ create: usageDayDocument(none, due) }]);
    } else if (!isDue(kept)) {
      await store.write(partition, [{ replace: usageDayDocument(usageDayOf(kept), due), etag: kept.etag }]);
    }
  }

  /** Read before it is counted, so that a count which misses something never takes the place of what was noted since. */
  async function count({ partition, document }: Located): Promise<void> {
    const { day } = usageDayOf(document);
    const countedAt = now().toISOString();
    const found = await countDay(store, partition.tenant, day);
    const counted = usageDayDocument({ day, ...found, countedAt }, nextCount(day, countedAt));
    await store.write(partition, [{ replace: counted, etag: document.etag }]);
  }

  async function attempt(item: Located): Promise<boolean> {
    try {
      await count(item);
      return true;
    } catch (error) {
      if (!isOvertaken(error)) failed(`counting ${item.document.id}`, error);
      return false;
    }
  }

  async function sweep(): Promise<void> {
    for (;;) {
      const found = await store.due(usageDayType, now().toISOString(), page);
      let counted = 0;
      for (const item of found) if (await attempt(item)) counted++;
      if (found.length < page || counted === 0) return;
    }
  }

  return {
    project,
    sweep,
    start(intervalMs) {
      repeating ??= repeat(intervalMs, sweep, (error) => failed('looking for days to count', error));
    },
    async stop() {
      await repeating?.stop();
      repeating = null;
    },
  };
}

/** Cosmos DB: 1 query, and 2 counts for each desk, 3 RU each. */
async function countDay(store: Store, tenant: string, day: string) {
  const ofDay = [
    { field: 'at', gte: day },
    { field: 'at', lt: daysAfter(day, 1) },
  ];
  let [tickets, runs] = [0, 0];
  for await (const { id } of each(store, { tenant }, 'desk', deskOf)) {
    const ofKind = (kind: string) =>
      store.count(deskPartition(tenant, id), {
        type: 'entry',
        where: { and: [...ofDay, { field: 'kind', eq: kind }] },
      });
    tickets += await ofKind(countedKinds.tickets);
    runs += await ofKind(countedKinds.runs);
  }
  return { tickets, runs };
}
