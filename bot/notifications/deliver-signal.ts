import type { Organisations } from '#bot/accounts/organisations.ts';
import type { Plans } from '#bot/checklists/read-run.ts';
import type { Links } from '#bot/links.ts';
import { personPartition } from '#bot/members/preferences-document.ts';
import type { Roster } from '#bot/members/roster.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import { type Partition, type Store, StoreError } from '#bot/store/port.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { channelOf, type Preferences } from '#shared/notifications/preferences.ts';
import { backOffSeconds } from './back-off.ts';
import { type Claimed, idOf } from './claim.ts';
import { type Delivery, deliveryDocument, type SkipReason } from './delivery.ts';
import { noteFailures } from './failed-delivery.ts';
import { laneOperation, readLane } from './lane.ts';
import { messageOf, type Told } from './message.ts';
import type { Sending, SendMessage } from './send-message.ts';
import { readTellable, type Tellable } from './tellable.ts';
import { notifyWords } from './words.ts';

export interface DeliverSignalDeps {
  readonly store: Store;
  readonly organisations: Pick<Organisations, 'known'>;
  readonly roster: Roster;
  readonly plans: Plans;
  readonly links: Links;
  readonly send: SendMessage;
  readonly now: () => Date;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly failed: (what: string, error: unknown) => void;
  readonly delivered: Delivered;
}
/** Told how deliveries ended: `sent`, `failed`, `skipped`, or `deferred` to a later try. */
export type Delivered = (outcome: string, count: number, tenant: string) => void;
interface Addressee {
  readonly tenant: string;
  readonly person: string;
}
interface Telling {
  readonly claimed: Claimed;
  readonly tellable: Extract<Tellable, { ok: true }>;
}
interface Skipped {
  readonly claimed: Claimed;
  readonly reason: SkipReason;
}

/** A message is not begun where its claim could end before it is sent. */
const sendingSeconds = 35;
const givenUpSeconds = 24 * 3600;

/**
 * Sends one message of one or more deliveries and notes how it ended; what may not be told any more is left out. Null where
 * nothing was sent.
 */
export function deliverSignalWith(deps: DeliverSignalDeps) {
  return async (to: Addressee, signal: readonly Claimed[], preferences: Preferences): Promise<Sending | null> => {
    const at = deps.now().toISOString();
    const claimEnds = signal[0]?.delivery.due ?? at;
    if (secondsAfter(at, sendingSeconds) > claimEnds) return null;
    const partition = personPartition(to.tenant, to.person);
    const { telling, skipped } = await sortOut(deps, to.tenant, signal);
    const sending = await sendTo(deps, to, { id: idOf(signal.map(({ delivery }) => delivery)), telling, preferences });
    const settled = [
      ...skipped.map(({ claimed, reason }) => ({ claimed, after: skip(claimed.delivery, reason, deps.now()) })),
      ...telling.map(({ claimed }) => ({ claimed, after: settle(deps, claimed.delivery, sending) })),
    ];
    // Before it is settled: an instance that ends in between does it again.
    await noteFailures(
      deps.store,
      to.tenant,
      settled.map(({ after }) => after),
    );
    await settleAll(deps, partition, settled);
    for (const [outcome, count] of outcomesOf(settled.map(({ after }) => after.state)))
      deps.delivered(outcome, count, to.tenant);
    if (sending?.kind !== 'sent') await release(deps, partition, signal);
    return sending;
  };
}

async function sortOut(
  deps: DeliverSignalDeps,
  tenant: string,
  signal: readonly Claimed[],
): Promise<{ readonly telling: readonly Telling[]; readonly skipped: readonly Skipped[] }> {
  const telling: Telling[] = [];
  const skipped: Skipped[] = [];
  for (const claimed of signal) {
    const tellable = await readTellable(deps, tenant, claimed.delivery);
    if (!tellable.ok) skipped.push({ claimed, reason: tellable.reason });
    else telling.push({ claimed, tellable });
  }
  return { telling, skipped };
}

/** Null where there is nothing to tell. */
async function sendTo(
  { links, send }: DeliverSignalDeps,
  to: Addressee,
  { id, telling, preferences }: { id: string; telling: readonly Telling[]; preferences: Preferences },
): Promise<Sending | null> {
  const [first] = telling;
  if (first === undefined) return null;
  const { desk, email } = first.tellable;
  const language = preferences.language ?? desk.language;
  const [event, ...others] = telling.map(({ tellable }): Told => tellable.tell(language, preferences.timeZone));
  if (event === undefined) return null;
  const words = notifyWords[language];
  const message = messageOf([event, ...others], heldOf(telling), words, links);
  const chosen = channelOf(
    preferences,
    telling.map(({ claimed }) => claimed.delivery.kind),
  );
  try {
    return await send({ ...to, email, language, team: desk.team, id, message, words }, chosen);
  } catch (error) {
    // Such as no token to be had: an outage like any other, to be tried again.
    return { kind: 'transient', retryAfterSeconds: null, reason: error instanceof Error ? error.name : 'unknown' };
  }
}

/** What all of them waited for, if it is one thing. */
function heldOf(telling: readonly Telling[]): Delivery['held'] {
  const [first, ...others] = new Set(telling.map(({ claimed }) => claimed.delivery.held));
  return first === undefined || others.length > 0 ? null : first;
}

function skip(delivery: Delivery, reason: SkipReason, now: Date): Delivery {
  return { ...delivery, state: 'skipped', due: null, reason, settledAt: now.toISOString() };
}

function settle({ now, random }: DeliverSignalDeps, delivery: Delivery, sending: Sending | null): Delivery {
  if (sending === null) return delivery;
  const at = now().toISOString();
  const over = { ...delivery, due: null, settledAt: at };
  if (sending.kind === 'sent') return { ...over, state: 'sent', through: sending.through, reason: null };
  if (sending.kind === 'permanent') return { ...over, state: 'failed', reason: sending.reason };
  const due = secondsAfter(at, backOffSeconds(delivery.attempts, sending.retryAfterSeconds, random()));
  if (due > secondsAfter(delivery.heldUntil ?? delivery.at, givenUpSeconds))
    return { ...over, state: 'failed', reason: sending.reason };
  return { ...delivery, due, reason: sending.reason };
}

function outcomesOf(states: readonly Delivery['state'][]): ReadonlyMap<string, number> {
  const outcomes = new Map<string, number>();
  for (const state of states) {
    const outcome = state === 'sent' || state === 'failed' || state === 'skipped' ? state : 'deferred';
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  return outcomes;
}

async function settleAll(
  { store, failed }: DeliverSignalDeps,
  partition: Partition,
  settled: readonly { readonly claimed: Claimed; readonly after: Delivery }[],
): Promise<void> {
  const operations = settled.map(({ claimed, after }) => ({ replace: deliveryDocument(after), etag: claimed.etag }));
  try {
    await store.write(partition, operations);
  } catch (error) {
    // The claim ended before the answer came: whoever has it now settles it, and in the feed takes our message's place.
    if (!(error instanceof StoreError) || error.kind !== 'stale') throw error;
    failed('settling a notification', error);
  }
}

/** A message that the person was not given does not count among theirs. */
async function release({ store, now }: DeliverSignalDeps, partition: Partition, signal: readonly Claimed[]) {
  const unsent = idOf(signal.map(({ delivery }) => delivery));
  await retryOvertaken(async () => {
    const lane = await readLane(store, partition, now().toISOString());
    const others = lane.recent.filter(({ id }) => id !== unsent);
    await store.write(partition, [laneOperation(lane, others)]);
  });
}
