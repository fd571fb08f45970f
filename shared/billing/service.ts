import { z } from 'zod';
import type { Subscription } from './subscription.ts';

/** How an organisation is served: in full, or only to read and export, since a payment failed or the subscription is over. */
export const Service = z.enum(['full', 'suspended', 'ended']);
export type Service = z.infer<typeof Service>;

/**
 * What an organisation's subscriptions, whatever their number, entitle it to. One that is paid for serves in full. Where there
 * never was one, there is the free plan; a purchase that nobody activated changes nothing.
 */
export function serviceOf(subscriptions: readonly Pick<Subscription, 'state'>[]): Service {
  const has = (state: Subscription['state']) => subscriptions.some((one) => one.state === state);
  if (has('Subscribed')) return 'full';
  if (has('Suspended')) return 'suspended';
  return has('Unsubscribed') ? 'ended' : 'full';
}
