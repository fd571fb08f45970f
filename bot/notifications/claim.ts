import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Operation, Partition, Store } from '#bot/store/port.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { burstOf, type Plan, planSignals } from '#shared/notifications/merge.ts';
import { type Preferences, tellingOf } from '#shared/notifications/preferences.ts';
import { type Delivery, deliveryDocument, deliveryOf } from './delivery.ts';
import { type Lane, laneOperation, readLane } from './lane.ts';

/** A delivery that this instance may send until its `due`. */
export interface Claimed {
  readonly delivery: Delivery;
  readonly etag: string;
}
type Changed = Delivery & { readonly etag: string };
type Item = Changed & { readonly due: string };

/** How long whoever claims a delivery has to send it. */
const claimSeconds = 60;
/** With the lane, within a batch. */
const together = 90;

/** What became of somebody's deliveries that were due. */
export interface Claims {
  /** Each is one message to be sent now. */
  readonly signals: readonly (readonly Claimed[])[];
  /** How many they are not to be told after all. */
  readonly skipped: number;
}

/**
 * Takes up what a person is to be told now, puts off what they chose to hear later and settles what they chose not to hear.
 * Deliveries, and the count of the person's messages, change in one batch, so that of several instances one gets each
 * delivery. Cosmos DB: 1 point read, 1 query, 1 batch.
 * @param pausedUntil the person is told nothing before
 */
export async function claimSignals(
  store: Store,
  partition: Partition,
  { now, pausedUntil, preferences }: Moment,
): Promise<Claims> {
  return await retryOvertaken(async () => {
    const lane = await readLane(store, partition, now);
    const { chosen, open } = byChoice(await readWaiting(store, partition, now), preferences, now);
    const plan = pausedUntil === null ? planSignals(open, lane.recent, now) : allLater(open, now, pausedUntil);
    if (plan.now.length + plan.later.length + chosen.length === 0) return { signals: [], skipped: 0 };
    const signals = await commit(store, partition, { lane, plan, chosen, now });
    return { signals, skipped: chosen.filter(({ state }) => state === 'skipped').length };
  });
}

interface Moment {
  readonly now: string;
  readonly pausedUntil: string | null;
  readonly preferences: Preferences;
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

/** `chosen` are those that by the person's own choice wait on or are over; `open` all others, those not due included. */
function byChoice(
  waiting: readonly Item[],
  preferences: Preferences,
  now: string,
): { readonly chosen: readonly Changed[]; readonly open: readonly Item[] } {
  const chosen: Changed[] = [];
  const open: Item[] = [];
  for (const item of waiting) {
    const telling = item.due > now ? null : tellingOf(item, preferences, now);
    if (telling === null || telling.when === 'now') open.push(item);
    else if (telling.when === 'never')
      chosen.push({ ...item, state: 'skipped', due: null, reason: telling.reason, settledAt: now });
    else chosen.push({ ...item, state: 'held', due: telling.until, held: telling.hold, heldUntil: telling.until });
  }
  return { chosen, open };
}

function allLater(waiting: readonly Item[], now: string, until: string): Plan<Item> {
  return { now: [], later: waiting.filter(({ due }) => due <= now).map((item) => ({ item, until })) };
}

interface Commit {
  readonly lane: Lane;
  readonly plan: Plan<Item>;
  readonly chosen: readonly Changed[];
  readonly now: string;
}

async function commit(
  store: Store,
  partition: Partition,
  { lane, plan, chosen, now }: Commit,
): Promise<readonly (readonly Claimed[])[]> {
  const claims = plan.now.map((items) => items.map((item) => claimOf(item, now)));
  const signals = claims.map((items) => ({ id: idOf(items), at: now, bursts: [...new Set(items.map(burstOf))] }));
  const again = new Set(signals.map(({ id }) => id));
  const recent = [...lane.recent.filter(({ id }) => !again.has(id)), ...signals];
  const operations: Operation[] = [
    ...claims.flat().map(replacing),
    ...plan.later.map(({ item, until }) => replacing({ ...item, due: until })),
    ...chosen.map(replacing),
    ...(signals.length === 0 ? [] : [laneOperation(lane, recent)]),
  ];
  const etags = await store.write(partition, operations);
  let index = 0;
  return claims.map((items) => items.map(({ etag: _, ...delivery }) => ({ delivery, etag: etags[index++] ?? '' })));
}

function claimOf(item: Item, now: string): Item {
  return { ...item, due: secondsAfter(now, claimSeconds), attempts: item.attempts + 1 };
}

function replacing({ etag, ...delivery }: Changed): Operation {
  return { replace: deliveryDocument(delivery), etag };
}

/** A message is known by the earliest delivery in it, also when it is sent again with later ones. */
export function idOf(items: readonly Pick<Delivery, 'id'>[]): string {
  return items[0]?.id ?? '';
}
