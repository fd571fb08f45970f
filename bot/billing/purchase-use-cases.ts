import type { Organisations } from '#bot/accounts/organisations.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/billing/contract.ts';
import { appointFirst, choosesAdministrator, openPurchase, type Purchase } from '#shared/billing/purchase.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Sales } from './open-sales.ts';

interface Deps {
  readonly organisations: Organisations;
  /** Null where Docket is not sold in the marketplace. */
  readonly sales: Pick<Sales, 'marketplace' | 'billing'> | null;
}

/** Asks the marketplace, 1 request. */
export function resolvePurchaseWith(deps: Deps): UseCase<typeof contract.resolvePurchase> {
  return async ({ caller }, { body }) => {
    const found = await find(deps, caller, body.token);
    return found.ok ? done(await viewOf(deps, caller, found.value.purchase)) : found;
  };
}

/** Asks the marketplace 3 times, and once more to show what became of it. */
export function activatePurchaseWith(deps: Deps): UseCase<typeof contract.activatePurchase> {
  return async ({ caller }, { body }) => {
    const found = await find(deps, caller, body.token);
    if (!found.ok) return found;
    const { purchase, sales } = found.value;
    // Before the activation: where it fails after this, coming back with the token does the rest.
    await appointChosen(deps, caller, purchase, body.administrator);
    if (purchase.subscription.state === 'PendingFulfillmentStart')
      await sales.marketplace.activate(purchase.subscription);
    await sales.billing.look(purchase.subscription.id);
    const after = await find(deps, caller, body.token);
    return after.ok ? done(await viewOf(deps, caller, after.value.purchase)) : after;
  };
}

type Found = { readonly purchase: Purchase; readonly sales: NonNullable<Deps['sales']> };

async function find({ sales }: Deps, { tenant }: Caller, token: string): Promise<Outcome<Found>> {
  if (sales === null) return refuse('missing', 'route.not-found');
  const opened = openPurchase(await sales.marketplace.resolve(token), tenant);
  return opened.ok ? done({ purchase: opened.value, sales }) : opened;
}

async function appointChosen(
  { organisations }: Deps,
  { tenant, person }: Caller,
  purchase: Purchase,
  chosen: 'me' | 'beneficiary' | 'nobody',
): Promise<void> {
  if (chosen === 'nobody' || purchase.subscription.state !== 'PendingFulfillmentStart') return;
  if (!choosesAdministrator(await organisations.known(tenant), purchase, tenant)) return;
  const subject = chosen === 'me' ? person : purchase.beneficiary.person;
  const facts = { act: 'administrator.appointed', by: person, subject, detail: '' } as const;
  await organisations.change(tenant, facts, (before) => appointFirst(before, subject));
}

async function viewOf({ organisations }: Deps, { tenant, person }: Caller, purchase: Purchase) {
  const { subscription, name, purchaser, beneficiary } = purchase;
  const { plan, seats, term, termEnds, state, isTrial, changeable } = subscription;
  const chooses = choosesAdministrator(await organisations.known(tenant), purchase, tenant);
  return {
    name,
    plan,
    seats,
    term,
    termEnds,
    state,
    trial: isTrial,
    purchaser: purchaser.email,
    beneficiary: beneficiary.email,
    mine: beneficiary.person === person,
    changeable,
    choosesAdministrator: chooses && state === 'PendingFulfillmentStart',
  };
}
