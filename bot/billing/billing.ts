import { type Repeating, repeat } from '#bot/relay/repeat.ts';
import { isOvertaken, retryOvertaken } from '#bot/store/overtaken.ts';
import { type Located, type Operation, type Store, StoreError } from '#bot/store/port.ts';
import { answerTo, isOpen } from '#shared/billing/operation.ts';
import { type Service, serviceOf } from '#shared/billing/service.ts';
import { isSameSubscription, type Subscription } from '#shared/billing/subscription.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import {
  billingPartition,
  type LedgerItem,
  ledgerDocument,
  ledgerItemOf,
  ledgerType,
  reconciliationDocument,
  reconciliationType,
  subscriptionDocument,
  subscriptionId,
  subscriptionOf,
  subscriptionType,
} from './billing-documents.ts';
import type { Marketplace } from './marketplace.ts';

export interface BillingDeps {
  readonly store: Store;
  readonly marketplace: Marketplace;
  /** The tenant in which the service runs. */
  readonly vendor: string;
  /** Tells the organisation what its subscriptions entitle it to from now on; nothing where it knows. */
  readonly serve: (tenant: string, service: Service) => Promise<void>;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
  readonly reconciled: (report: Reconciliation) => void;
}

/** What a comparison with the marketplace's list found. */
export interface Reconciliation {
  readonly seen: number;
  /** Subscriptions of which something had not been told. */
  readonly changed: readonly string[];
}

/** Keeps what the marketplace tells of subscriptions, in whatever order and however often it tells. */
export interface Billing {
  /** Notes that something happened to a subscription, once for each operation; worked on right after, without waiting. */
  note(operation: string, subscription: string): Promise<void>;
  /** Keeps how a subscription stands now, which nothing has told of. */
  look(subscription: string): Promise<void>;
  /** Keeps how all of an organisation's subscriptions stand now, those among them that nothing has told of. */
  lookAgain(organisation: string): Promise<void>;
  /** An organisation's subscriptions, those that are over among them. Cosmos DB: 1 query. */
  subscriptionsOf(organisation: string): Promise<readonly Subscription[]>;
  /** Works on the operations that are due, whichever instance noted them, and on the nightly comparison. */
  sweep(): Promise<void>;
  start(intervalMs: number): void;
  /** Resolves when what was noted so far is done, or left for a later try. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const page = 50;
const mostOfOrganisation = 1_000;
/** What an instance that died left undone is taken up again after this. */
const claimSeconds = 60;
/** The longest wait before something that failed is tried again. */
const longestWaitSeconds = 900;
/** Between our answer and a look at what the marketplace made of it. */
const settlingSeconds = 5;
const reconcilingSeconds = 900;
const daySeconds = 86_400;

export function openBilling({ store, marketplace, vendor, serve, now, failed, reconciled }: BillingDeps): Billing {
  const partition = billingPartition(vendor);
  let repeating: Repeating | null = null;
  let isPlanned = false;
  const inSeconds = (seconds: number) => secondsAfter(now().toISOString(), seconds);

  /** @returns whether it is new */
  async function create(document: Parameters<Store['write']>[1][number]): Promise<boolean> {
    try {
      await store.write(partition, [document]);
      return true;
    } catch (error) {
      if (error instanceof StoreError && error.kind === 'exists') return false;
      throw error;
    }
  }

  /** One comparison is planned for all instances, by whichever comes first. */
  async function plan(): Promise<void> {
    await create({ create: reconciliationDocument(now().toISOString()) });
    isPlanned = true;
  }

  async function note(operation: string, subscription: string): Promise<void> {
    const item: LedgerItem = { operation, subscription, receivedAt: now().toISOString(), attempts: 0, answered: null };
    if (await create({ create: ledgerDocument(item, item.receivedAt) })) repeating?.soon();
  }

  /**
   * Asks how a subscription stands, keeps that and serves the organisation by it, as often as it is done. What is kept is read
   * before the marketplace is asked, so that an older word never takes the place of a newer one.
   * @returns whether something was new
   */
  async function follow(id: string): Promise<boolean> {
    const kept = await store.get(partition, subscriptionId(id));
    const told = await marketplace.subscription(id);
    if (told === null) return false;
    const isNew = kept === null || !isSameSubscription(subscriptionOf(kept), told);
    if (isNew) await store.write(partition, [keeping(told, kept?.etag)]);
    await serve(told.organisation, serviceOf(await subscriptionsOf(told.organisation)));
    return isNew;
  }

  async function subscriptionsOf(organisation: string): Promise<readonly Subscription[]> {
    const where = { field: 'organisation', eq: organisation };
    const { items } = await store.query(partition, {
      type: subscriptionType,
      where,
      order: [['organisation', 'asc']],
      limit: mostOfOrganisation,
    });
    return items.map(subscriptionOf);
  }

  async function settle({ document }: Located): Promise<void> {
    const kept = ledgerItemOf(document);
    const item = { ...kept, attempts: kept.attempts + 1 };
    const claim = ledgerDocument(item, inSeconds(claimSeconds));
    const [written] = await store.write(partition, [{ replace: claim, etag: document.etag }]);
    const etag = written ?? '';
    try {
      await carryOut(item, etag);
    } catch (error) {
      // The marketplace waits ten seconds for an answer, so what failed waits for no claim to run out.
      const again = inSeconds(Math.min(2 ** item.attempts, longestWaitSeconds));
      await store.write(partition, [{ replace: ledgerDocument(item, again), etag }]);
      throw error;
    }
  }

  async function carryOut(item: LedgerItem, etag: string): Promise<void> {
    const operation = await marketplace.operation(item.subscription, item.operation);
    const answer = operation === null || item.answered !== null ? null : answerTo(operation);
    if (answer !== null) await marketplace.answer(item.subscription, item.operation, answer);
    const after = { ...item, answered: answer ?? item.answered };
    const due = operation !== null && isOpen(operation) ? inSeconds(settlingSeconds) : null;
    await retryOvertaken(() => follow(item.subscription));
    // Last, so that whatever did not come to this is done again.
    await store.write(partition, [{ replace: ledgerDocument(after, due), etag }]);
  }

  async function reconcile(): Promise<Reconciliation> {
    const changed: string[] = [];
    let seen = 0;
    for await (const { id } of marketplace.subscriptions()) {
      seen++;
      try {
        for (const operation of await marketplace.pending(id)) await note(operation, id);
        if (await retryOvertaken(() => follow(id))) changed.push(id);
      } catch (error) {
        // One that cannot be read keeps none of the others from being compared.
        failed(`comparing the subscription ${id}`, error);
      }
    }
    return { seen, changed };
  }

  async function reconcileOnce({ document }: Located): Promise<void> {
    const claim = reconciliationDocument(inSeconds(reconcilingSeconds));
    const [etag] = await store.write(partition, [{ replace: claim, etag: document.etag }]);
    reconciled(await reconcile());
    await store.write(partition, [{ replace: reconciliationDocument(inSeconds(daySeconds)), etag: etag ?? '' }]);
  }

  async function each(type: string, work: (item: Located) => Promise<void>): Promise<void> {
    const one = async (item: Located) => {
      try {
        await work(item);
      } catch (error) {
        if (!isOvertaken(error)) failed(`billing (${item.document.id})`, error);
      }
    };
    await Promise.all((await store.due(type, now().toISOString(), page)).map(one));
  }

  async function sweep(): Promise<void> {
    if (!isPlanned) await plan();
    await each(reconciliationType, reconcileOnce);
    await each(ledgerType, settle);
  }

  return {
    note,
    async look(id) {
      await retryOvertaken(() => follow(id));
    },
    async lookAgain(organisation) {
      for await (const one of marketplace.subscriptions())
        if (one.organisation === organisation) await retryOvertaken(() => follow(one.id));
    },
    subscriptionsOf,
    sweep,
    start(intervalMs) {
      repeating = repeat(intervalMs, sweep, (error) => failed('looking for billing', error));
    },
    async idle() {
      await repeating?.idle();
    },
    async stop() {
      await repeating?.stop();
    },
  };
}

function keeping(subscription: Subscription, etag: string | undefined): Operation {
  const document = subscriptionDocument(subscription);
  return etag === undefined ? { create: document } : { replace: document, etag };
}
