import { z } from 'zod';
import { freePlan, type Plan, planOf } from './plans.ts';
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

/** The plan that serves an organisation, and the day on which its term began. */
export interface Serving {
  readonly plan: Plan;
  /** `YYYY-MM-DD`; null where there is no term. */
  readonly began: string | null;
}

/** The plan that includes the most of those that are paid for, so that nobody loses by a second purchase; else the free one. */
export function planServing(subscriptions: readonly Pick<Subscription, 'state' | 'plan' | 'termBegins'>[]): Serving {
  const serving = subscriptions
    .filter(({ state }) => state === 'Subscribed')
    .map(({ plan, termBegins }) => ({ plan: planOf(plan), began: termBegins?.slice(0, 10) ?? null }));
  const [first, ...others] = serving;
  if (first === undefined) return { plan: freePlan, began: null };
  return others.reduce((best, one) => (includedIn(one) > includedIn(best) ? one : best), first);
}

function includedIn({ plan }: Serving): number {
  return plan.included ?? Number.POSITIVE_INFINITY;
}
