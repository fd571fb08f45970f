import { randomUUID } from 'node:crypto';
import type { Person } from '../cast.ts';

/** A subscription on the wire, as `GET /saas/subscriptions/{id}` shows it. */
export interface Subscription {
  readonly id: string;
  readonly name: string;
  readonly publisherId: string;
  readonly offerId: string;
  planId: string;
  quantity: number | null;
  saasSubscriptionStatus: 'PendingFulfillmentStart' | 'Subscribed' | 'Suspended' | 'Unsubscribed';
  term: { startDate?: string; endDate?: string; termUnit: 'P1M' | 'P1Y' };
  readonly beneficiary: Party;
  readonly purchaser: Party;
  readonly isTest: boolean;
  readonly isFreeTrial: boolean;
  readonly autoRenew: boolean;
  readonly sandboxType: 'None';
  readonly sessionMode: 'None';
  readonly allowedCustomerOperations: readonly ('Read' | 'Update' | 'Delete')[];
  created: string;
  lastModified: string;
}
interface Party {
  readonly emailId: string;
  readonly objectId: string;
  readonly tenantId: string;
  readonly puid: string;
}

export type Action = 'ChangePlan' | 'ChangeQuantity' | 'Renew' | 'Suspend' | 'Unsubscribe' | 'Reinstate';
export interface Operation {
  readonly id: string;
  readonly activityId: string;
  readonly subscriptionId: string;
  readonly offerId: string;
  readonly publisherId: string;
  readonly planId: string;
  readonly quantity: number | null;
  readonly action: Action;
  readonly timeStamp: string;
  status: 'InProgress' | 'Succeeded' | 'Failed';
  /** Our answers that were taken or refused, in the order in which they came. */
  readonly answers: string[];
}

export interface Purchase {
  readonly buyer: Person;
  readonly offerId?: string;
  readonly planId: string;
  readonly quantity?: number;
  readonly termUnit?: 'P1M' | 'P1Y';
  readonly isFreeTrial?: boolean;
  /** Bought through a reseller, who alone changes and cancels. */
  readonly reseller?: Person;
}

/** What the marketplace's own pages let a customer, or Microsoft, do. Each gives the operation that the webhook tells of. */
export interface Book {
  readonly offerId: string;
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  readonly operations: ReadonlyMap<string, Operation>;
  buy(purchase: Purchase): Subscription;
  /** What the landing page is opened with, each time anew; good until they expire. */
  tokenFor(subscription: string): string;
  resolve(token: string): Subscription | null;
  /** As 24 hours do to every token given so far. */
  expireTokens(): void;
  activate(id: string, planId: string): 200 | 400 | 404;
  change(id: string, to: { readonly planId: string } | { readonly quantity: number }): Operation;
  tell(id: string, action: 'Renew' | 'Suspend' | 'Unsubscribe' | 'Reinstate'): Operation;
  /** 409 where it has been settled already. */
  answer(operation: string, status: 'Success' | 'Failure'): 200 | 404 | 409;
}

const changeable: ReadonlySet<string> = new Set(['Subscribed']);

/** The marketplace's own books: what was bought, and what became of it. */
export function openBook(now: () => Date): Book {
  const offerId = 'docket';
  const subscriptions = new Map<string, Subscription>();
  const operations = new Map<string, Operation>();
  const tokens = new Map<string, string>();

  const found = (id: string): Subscription => {
    const subscription = subscriptions.get(id);
    if (subscription === undefined) throw new Error(`there is no subscription ${id}`);
    return subscription;
  };
  const touch = (subscription: Subscription, change: Partial<Subscription>) =>
    Object.assign(subscription, change, { lastModified: now().toISOString() });
  const open = (subscription: Subscription, action: Action, over: Partial<Operation>): Operation => {
    const { id: subscriptionId, offerId: offer, publisherId, planId, quantity } = subscription;
    const operation: Operation = {
      id: randomUUID(),
      activityId: randomUUID(),
      subscriptionId,
      offerId: offer,
      publisherId,
      planId,
      quantity,
      action,
      timeStamp: now().toISOString(),
      status: 'Succeeded',
      answers: [],
      ...over,
    };
    operations.set(operation.id, operation);
    return operation;
  };

  return {
    offerId,
    subscriptions,
    operations,
    buy({ buyer, offerId: offer = offerId, planId, quantity, termUnit = 'P1M', isFreeTrial = false, reseller }) {
      const at = now().toISOString();
      const subscription: Subscription = {
        id: randomUUID(),
        name: 'Docket',
        publisherId: 'docketvendor',
        offerId: offer,
        planId,
        quantity: quantity ?? null,
        saasSubscriptionStatus: 'PendingFulfillmentStart',
        term: { termUnit },
        beneficiary: partyOf(buyer),
        purchaser: partyOf(reseller ?? buyer),
        isTest: false,
        isFreeTrial,
        autoRenew: true,
        sandboxType: 'None',
        sessionMode: 'None',
        allowedCustomerOperations: reseller === undefined ? ['Read', 'Update', 'Delete'] : ['Read'],
        created: at,
        lastModified: at,
      };
      subscriptions.set(subscription.id, subscription);
      return subscription;
    },
    tokenFor(id) {
      // Characters that an address must write in another way, so that forgetting to decode is found out.
      const token = `${Buffer.from(randomUUID()).toString('base64')}+/${id}==`;
      tokens.set(token, id);
      return token;
    },
    resolve(token) {
      const id = tokens.get(token);
      return id === undefined ? null : found(id);
    },
    expireTokens: () => tokens.clear(),
    activate(id, planId) {
      const subscription = subscriptions.get(id);
      if (subscription === undefined || subscription.saasSubscriptionStatus === 'Unsubscribed') return 404;
      if (subscription.saasSubscriptionStatus !== 'PendingFulfillmentStart' || subscription.planId !== planId)
        return 400;
      const startDate = now().toISOString();
      touch(subscription, {
        saasSubscriptionStatus: 'Subscribed',
        term: termFrom(startDate, subscription.term.termUnit),
      });
      return 200;
    },
    change(id, to) {
      const subscription = found(id);
      if (!changeable.has(subscription.saasSubscriptionStatus)) throw new Error('only a live subscription is changed');
      return 'planId' in to
        ? open(subscription, 'ChangePlan', { planId: to.planId, status: 'InProgress' })
        : open(subscription, 'ChangeQuantity', { quantity: to.quantity, status: 'InProgress' });
    },
    tell(id, action) {
      const subscription = found(id);
      if (action === 'Suspend') touch(subscription, { saasSubscriptionStatus: 'Suspended' });
      if (action === 'Reinstate') touch(subscription, { saasSubscriptionStatus: 'Subscribed' });
      if (action === 'Unsubscribe') touch(subscription, { saasSubscriptionStatus: 'Unsubscribed' });
      if (action === 'Renew') touch(subscription, { term: termFrom(now().toISOString(), subscription.term.termUnit) });
      return open(subscription, action, {});
    },
    answer(id, status) {
      const operation = operations.get(id);
      if (operation === undefined) return 404;
      operation.answers.push(status);
      if (operation.status !== 'InProgress') return 409;
      operation.status = status === 'Success' ? 'Succeeded' : 'Failed';
      const subscription = found(operation.subscriptionId);
      if (status === 'Failure' || subscription.saasSubscriptionStatus === 'Unsubscribed') return 200;
      const { action, planId, quantity } = operation;
      touch(subscription, action === 'ChangePlan' ? { planId } : { quantity });
      return 200;
    },
  };
}

function partyOf({ oid, tenant, mail }: Person): Party {
  return { emailId: mail, objectId: oid, tenantId: tenant, puid: '1003200000000000' };
}

function termFrom(startDate: string, termUnit: 'P1M' | 'P1Y') {
  const end = new Date(startDate);
  if (termUnit === 'P1M') end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  return { startDate, endDate: end.toISOString(), termUnit };
}
