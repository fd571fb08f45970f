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
  /** ISO 8601 duration such as `P1M`; null where none is told. */
  term: z.string().nullable().default(null),
  /** ISO instant at which what is paid for began; null until the subscription is activated. */
  termBegins: z.string().nullable().default(null),
  /** ISO instant at which what was paid for ends; null until the subscription is activated. */
  termEnds: z.string().nullable(),
  isTrial: z.boolean(),
  /** False under a reseller, who alone changes and cancels. */
  changeable: z.boolean().default(true),
  /** Tenant of the organisation that is served, whoever pays. */
  organisation: z.string(),
});
export type Subscription = z.infer<typeof Subscription>;

/** Whether nothing is new, so that a repeated telling writes nothing. */
export function isSameSubscription(a: Subscription, b: Subscription): boolean {
  return Subscription.keyof().options.every((field) => a[field] === b[field]);
}
