import { z } from 'zod';
import { type MarketplaceOperation, OperationStatus } from '#shared/billing/operation.ts';
import type { Party, Purchase } from '#shared/billing/purchase.ts';
import { type Subscription, SubscriptionState } from '#shared/billing/subscription.ts';

/** The application as which the commercial marketplace calls and is called, the same for every publisher. */
export const marketplaceApp = '20e940b3-4c77-4b0b-9a53-9e16a1b010a7';

/** What the commercial marketplace says, and is told; null where it knows of no such thing. */
export interface Marketplace {
  /** What the landing page was opened for; null for a token that is unknown or over. */
  resolve(token: string): Promise<Purchase | null>;
  /** From when on the subscription is billed. Nothing happens to one that is active, suspended or over already. */
  activate(subscription: Subscription): Promise<void>;
  subscription(id: string): Promise<Subscription | null>;
  /** All subscriptions to our offers, those that are over among them. */
  subscriptions(): AsyncIterable<Subscription>;
  operation(subscription: string, id: string): Promise<MarketplaceOperation | null>;
  /** Ids of the operations that wait for an answer. */
  pending(subscription: string): Promise<readonly string[]>;
  /** Also done where something newer has settled it already. */
  answer(subscription: string, operation: string, status: 'Success' | 'Failure'): Promise<void>;
}

interface Options {
  /** Origin; Microsoft's is `https://marketplaceapi.microsoft.com`. */
  readonly baseUrl: string;
  readonly token: () => Promise<string>;
}

type Init = Pick<RequestInit, 'method' | 'body'> & { readonly headers?: Readonly<Record<string, string>> };

// Samples have quantities as numbers, as text, as null and not at all, and Microsoft asks not to parse strictly.
const Quantity = z.coerce.number().int().nullish().catch(null);
const WireParty = z.object({
  tenantId: z.guid().transform((id) => id.toLowerCase()),
  objectId: z.string(),
  emailId: z.string(),
});
const WireSubscription = z.object({
  id: z.string(),
  offerId: z.string(),
  planId: z.string(),
  quantity: Quantity,
  saasSubscriptionStatus: SubscriptionState,
  term: z
    .object({ termUnit: z.string().nullish(), startDate: z.string().nullish(), endDate: z.string().nullish() })
    .nullish(),
  isFreeTrial: z.boolean().nullish(),
  allowedCustomerOperations: z.array(z.string()).default([]),
  beneficiary: z.object({ tenantId: z.guid().transform((id) => id.toLowerCase()) }),
});
const WirePurchase = z.object({
  subscriptionName: z.string(),
  subscription: WireSubscription.extend({
    purchaser: WireParty,
    beneficiary: WireParty,
  }),
});
const WireOperation = z.object({
  action: z.string(),
  planId: z.string().nullish(),
  quantity: Quantity,
  status: OperationStatus,
});
const WirePage = z.object({ subscriptions: z.array(WireSubscription), '@nextLink': z.string().nullish() });
const WirePending = z.object({ operations: z.array(z.object({ id: z.string() })) });

const timeoutMs = 8_000;

/**
 * SaaS fulfilment API, version 2.
 * @see https://learn.microsoft.com/partner-center/marketplace-offers/pc-saas-fulfillment-apis
 */
export function openMarketplace({ baseUrl, token }: Options): Marketplace {
  async function call(url: string, init: Init = {}): Promise<Response> {
    const target = new URL(url, baseUrl);
    if (target.origin !== baseUrl) throw new Error('the marketplace named a page elsewhere');
    target.searchParams.set('api-version', '2018-08-31');
    return fetch(target, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { ...init.headers, authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
    });
  }

  async function read<T>(url: string, schema: z.ZodType<T>): Promise<T | null> {
    const reply = await call(url);
    if (reply.ok) return schema.parse(await reply.json());
    await reply.body?.cancel();
    if (reply.status === 404) return null;
    throw new Error(`the marketplace answered ${reply.status} to GET ${new URL(url, baseUrl).pathname}`);
  }

  return {
    async resolve(token) {
      const reply = await call(`${root}/resolve`, { method: 'POST', headers: { 'x-ms-marketplace-token': token } });
      if (reply.ok) return purchaseOf(WirePurchase.parse(await reply.json()));
      await reply.body?.cancel();
      if (reply.status === 400) return null;
      throw new Error(`the marketplace answered ${reply.status} to a landing token`);
    },
    async activate({ id, plan, seats }) {
      const body = JSON.stringify({ planId: plan, quantity: seats ?? '' });
      const reply = await call(`${pathOf(id)}/activate`, { method: 'POST', body });
      await reply.body?.cancel();
      if (!reply.ok && reply.status !== 400 && reply.status !== 404)
        throw new Error(`the marketplace answered ${reply.status} to an activation`);
    },
    async subscription(id) {
      const found = await read(pathOf(id), WireSubscription);
      return found === null ? null : subscriptionOf(found);
    },
    async *subscriptions() {
      for (let url: string | null | undefined = root; url; ) {
        const page: z.infer<typeof WirePage> | null = await read(url, WirePage);
        for (const one of page?.subscriptions ?? []) yield subscriptionOf(one);
        url = page?.['@nextLink'];
      }
    },
    async operation(subscription, id) {
      const found = await read(`${pathOf(subscription)}/operations/${encodeURIComponent(id)}`, WireOperation);
      if (found === null) return null;
      const { action, planId = null, quantity = null, status } = found;
      return { action, plan: planId, quantity, status };
    },
    async pending(subscription) {
      const found = await read(`${pathOf(subscription)}/operations`, WirePending);
      return found?.operations.map(({ id }) => id) ?? [];
    },
    async answer(subscription, operation, status) {
      const url = `${pathOf(subscription)}/operations/${encodeURIComponent(operation)}`;
      const reply = await call(url, { method: 'PATCH', body: JSON.stringify({ status }) });
      await reply.body?.cancel();
      if (!reply.ok && reply.status !== 409) throw new Error(`the marketplace answered ${reply.status} to our answer`);
    },
  };
}

const root = '/api/saas/subscriptions';

function pathOf(subscription: string): string {
  return `${root}/${encodeURIComponent(subscription)}`;
}

function subscriptionOf(wire: z.infer<typeof WireSubscription>): Subscription {
  return {
    id: wire.id,
    offer: wire.offerId,
    plan: wire.planId,
    seats: wire.quantity ?? null,
    state: wire.saasSubscriptionStatus,
    term: wire.term?.termUnit ?? null,
    termBegins: wire.term?.startDate ?? null,
    termEnds: wire.term?.endDate ?? null,
    isTrial: wire.isFreeTrial ?? false,
    changeable: wire.allowedCustomerOperations.includes('Update'),
    organisation: wire.beneficiary.tenantId,
  };
}

function purchaseOf({ subscriptionName, subscription: wire }: z.infer<typeof WirePurchase>): Purchase {
  return {
    subscription: subscriptionOf(wire),
    name: subscriptionName,
    purchaser: partyOf(wire.purchaser),
    beneficiary: partyOf(wire.beneficiary),
  };
}

function partyOf({ tenantId, objectId, emailId }: z.infer<typeof WireParty>): Party {
  return { tenant: tenantId, person: objectId, email: emailId };
}
