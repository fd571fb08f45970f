import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { SubscriptionState } from './subscription.ts';

export const PurchaseView = z
  .object({
    name: z.string(),
    plan: z.string(),
    /** Of a plan that is priced by person; null for a flat rate. */
    seats: z.int().nullable(),
    /** ISO 8601 duration such as `P1M`. */
    term: z.string().nullable(),
    /** ISO instant; null until the subscription is activated. */
    termEnds: z.string().nullable(),
    state: SubscriptionState,
    trial: z.boolean(),
    /** E-mail address of who pays. */
    purchaser: z.string(),
    /** E-mail address of the account that the purchase was made for. */
    beneficiary: z.string(),
    /** Whether the reader is the beneficiary. */
    mine: z.boolean(),
    /** False under a reseller, who alone changes and cancels. */
    changeable: z.boolean(),
    /** Whether activating says who administers; false where somebody does already. */
    choosesAdministrator: z.boolean(),
  })
  .meta({
    id: 'Purchase',
    description: 'A subscription, as the commercial marketplace tells whoever comes from there',
  });
export type PurchaseView = z.infer<typeof PurchaseView>;

/** Sent on in a header, which takes no other characters. */
const Token = z
  .string()
  .regex(/^[\x21-\x7e]{1,8000}$/)
  .meta({ description: "The landing page's token, decoded; it lives for 24 hours" });
const refusals = [
  'signin.missing',
  'route.not-found',
  'purchase.expired',
  'purchase.other-offer',
  'purchase.wrong-account',
  'purchase.ended',
] as const;

export const resolvePurchase = endpoint({
  id: 'resolvePurchase',
  method: 'POST',
  path: '/api/v1/purchases/resolve',
  tag: 'Subscription',
  summary: 'What was bought in the commercial marketplace, by the token that its page hands over',
  body: z.strictObject({ token: Token }),
  reply: PurchaseView,
  refusals,
});

export const activatePurchase = endpoint({
  id: 'activatePurchase',
  method: 'POST',
  path: '/api/v1/purchases/activate',
  tag: 'Subscription',
  summary: 'Activate what was bought, from when on it is billed; nothing happens to what is active already',
  body: z.strictObject({
    token: Token,
    administrator: z
      .enum(['me', 'beneficiary', 'nobody'])
      .meta({ description: 'Who becomes an administrator, where the organisation has appointed none yet' }),
  }),
  reply: PurchaseView,
  refusals,
});

export const billingEndpoints = [resolvePurchase, activatePurchase] as const;
