import { z } from 'zod';

/** The marketplace's words for where a subscription stands; `Unsubscribed` is final. */
export const SubscriptionState = z.enum(['PendingFulfillmentStart', 'Subscribed', 'Suspended', 'Unsubscribed']);

/** A SaaS subscription as the marketplace last told of it. */
export const Subscription = z.object({
  id: z.string(),
  offer: z.string(),
  plan: z.string(),
  /** Seats of a plan that is priced by person; null for a flat rate. */
  seats: z.number().nullable(),
  state: SubscriptionState,
  /** ISO instant at which what was paid for ends; null until the subscription is activated. */
  termEnds: z.string().nullable(),
  isTrial: z.boolean(),
  /** Tenant of the organisation that is served, whoever pays. */
  organisation: z.string(),
});
export type Subscription = z.infer<typeof Subscription>;

/** Whether nothing is new, so that a repeated telling writes nothing. */
export function isSameSubscription(a: Subscription, b: Subscription): boolean {
  return Subscription.keyof().options.every((field) => a[field] === b[field]);
}
