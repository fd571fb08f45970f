import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Operation, Partition, Store } from '#bot/store/port.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { burstOf, type Plan, planSignals } from '#shared/notifications/merge.ts';
import { type Delivery, deliveryDocument, deliveryOf } from './delivery.ts';
import { type Lane, laneOperation, readLane } from './lane.ts';

/** A delivery that this instance may send until its `due`. */
export interface Claimed {
  readonly delivery: Delivery;
  readonly etag: string;
}
type Item = Delivery & { readonly due: string; readonly etag: string };

/** How long whoever claims a delivery has to send it. */
const claimSeconds = 60;
/** With the lane, within a batch. */
const together = 90;

/**
 * Takes up what a person is to be told now: each element is one message. Deliveries, and the count of the person's messages,
 * change in one batch, so that of several instances one gets each delivery. Cosmos DB: 1 point read, 1 query, 1 batch.
 * @param pausedUntil the person is told nothing before
 */
export async function claimSignals(
  store: Store,
  partition: Partition,
  now: string,
  pausedUntil: string | null,
): Promise<readonly (readonly Claimed[])[]> {
  return await retryOvertaken(async () => {
    const lane = await readLane(store, partition, now);
    const waiting = await readWaiting(store, partition, now);
    const plan = pausedUntil === null ? planSignals(waiting, lane.recent, now) : allLater(waiting, now, pausedUntil);
    if (plan.now.length + plan.later.length === 0) return [];
    return await commit(store, partition, { lane, plan, now });
  });
}

async function readWaiting(store: Store, partition: Partition, now: string): Promise<readonly Item[]> {
  const page = await store.query(partition, {
    type: 'delivery',
    where: { field: 'state', eq: 'waiting' },
    order: [['at', 'asc']],
    limit: together,
  });
  return page.items.map((document) => {
    const delivery = deliveryOf(document);
    return { ...delivery, due: delivery.due ?? now, etag: document.etag };
  });
}

function allLater(waiting: readonly Item[], now: string, until: string): Plan<Item> {
  return { now: [], later: waiting.filter(({ due }) => due <= now).map((item) => ({ item, until })) };
}

async function commit(
  store: Store,
  partition: Partition,
  { lane, plan, now }: { readonly lane: Lane; readonly plan: Plan<Item>; readonly now: string },
): Promise<readonly (readonly Claimed[])[]> {
  const claims = plan.now.map((items) => items.map((item) => claimOf(item, now)));
  const signals = claims.map((items) => ({ id: idOf(items), at: now, bursts: [...new Set(items.map(burstOf))] }));
  const again = new Set(signals.map(({ id }) => id));
  const recent = [...lane.recent.filter(({ id }) => !again.has(id)), ...signals];
  const operations: Operation[] = [
    ...claims.flat().map(replacing),
    ...plan.later.map(({ item, until }) => replacing({ ...item, due: until })),
    ...(signals.length === 0 ? [] : [laneOperation(lane, recent)]),
  ];
  const etags = await store.write(partition, operations);
  let index = 0;
  return claims.map((items) => items.map(({ etag: _, ...delivery }) => ({ delivery, etag: etags[index++] ?? '' })));
}

function claimOf(item: Item, now: string): Item {
  return { ...item, due: secondsAfter(now, claimSeconds), attempts: item.attempts + 1 };
}

function replacing({ etag, ...delivery }: Item): Operation {
  return { replace: deliveryDocument(delivery), etag };
}

/** A message is known by the earliest delivery in it, also when it is sent again with later ones. */
export function idOf(items: readonly Pick<Delivery, 'id'>[]): string {
  return items[0]?.id ?? '';
}
