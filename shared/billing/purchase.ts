import type { Organisation } from '../accounts/organisation.ts';
import { appoint } from '../accounts/organisation.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { offer } from './plans.ts';
import type { Subscription } from './subscription.ts';

/** Who pays (purchaser), or whose organisation is served (beneficiary); shown to them and never kept. */
export interface Party {
  readonly tenant: string;
  readonly person: string;
  readonly email: string;
}

/** What the marketplace tells of a subscription to whoever comes from there with its token. */
export interface Purchase {
  readonly subscription: Subscription;
  readonly name: string;
  readonly purchaser: Party;
  readonly beneficiary: Party;
}

/**
 * Whether somebody may see and activate what was bought: people of the organisation that is served, and of the one that pays.
 * @param purchase null where the token is unknown or over: tokens live for 24 hours
 */
export function openPurchase(purchase: Purchase | null, tenant: string): Outcome<Purchase> {
  if (purchase === null) return refuse('rule', 'purchase.expired');
  const { subscription, purchaser, beneficiary } = purchase;
  if (subscription.offer !== offer) return refuse('rule', 'purchase.other-offer');
  if (tenant !== beneficiary.tenant && tenant !== purchaser.tenant)
    return refuse('forbidden', 'purchase.wrong-account');
  if (subscription.state === 'Unsubscribed') return refuse('rule', 'purchase.ended');
  return done(purchase);
}

/**
 * Whether whoever activates says who administers. Only where nobody was appointed before: a purchase, which anybody in an
 * organisation may be free to make, takes the administration out of nobody's hands.
 */
export function choosesAdministrator({ administrators }: Organisation, purchase: Purchase, tenant: string): boolean {
  return tenant === purchase.beneficiary.tenant && administrators.length === 0;
}

/** The first administrator; null where there is one already. */
export function appointFirst(organisation: Organisation, person: string): Organisation | null {
  return organisation.administrators.length === 0 ? appoint(organisation, person) : null;
}
