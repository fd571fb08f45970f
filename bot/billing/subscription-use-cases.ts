import type { EnterOrganisation } from '#bot/accounts/enter-organisation.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { planServing } from '#shared/billing/service.ts';
import type { Subscription } from '#shared/billing/subscription.ts';
import type * as contract from '#shared/billing/subscription-contract.ts';
import { dayOf, firstDayShown, monthsShown, periodStart, usedSince } from '#shared/billing/usage.ts';
import { done } from '#shared/kernel/outcome.ts';
import type { Sales } from './open-sales.ts';
import { type CountedDay, usageDayOf, usageDayType, usagePartition } from './usage-document.ts';

interface Deps {
  readonly store: Store;
  readonly enterOrganisation: EnterOrganisation;
  readonly now: () => Date;
}
interface SubscriptionDeps extends Deps {
  /** Null where Docket is not sold in the marketplace. */
  readonly sales: { readonly billing: Pick<Sales['billing'], 'subscriptionsOf'> } | null;
}

/** Cosmos DB: 2 queries. */
export function readSubscriptionWith(deps: SubscriptionDeps): UseCase<typeof contract.readSubscription> {
  return async ({ caller }) => {
    const entered = await deps.enterOrganisation(caller, 'organisation.administer');
    if (!entered.ok) return entered;
    const { service } = entered.value.organisation;
    if (deps.sales === null) return done({ service, plan: null, subscriptions: [] });
    const subscriptions = await deps.sales.billing.subscriptionsOf(caller.tenant);
    const { plan, began } = planServing(subscriptions);
    const since = periodStart(began, dayOf(deps.now().toISOString()));
    const used = usedSince(await daysFrom(deps.store, caller.tenant, since), since);
    return done({ service, plan: { ...plan, used, since }, subscriptions: subscriptions.map(shown) });
  };
}

/** Cosmos DB: 1 query, about 20 RU for a year. */
export function readUsageWith({ store, enterOrganisation, now }: Deps): UseCase<typeof contract.readUsage> {
  return async ({ caller }) => {
    const entered = await enterOrganisation(caller, 'organisation.administer');
    if (!entered.ok) return entered;
    const today = dayOf(now().toISOString());
    const counted = await daysFrom(store, caller.tenant, firstDayShown(today));
    return done({
      days: counted.map(({ day, tickets, runs }) => ({ day, tickets, runs })),
      countedAt: counted.map(({ countedAt }) => countedAt).findLast((at) => at !== null) ?? null,
      today,
    });
  };
}

/** Oldest first, for as long as administrators look back. */
async function daysFrom(store: Store, tenant: string, first: string): Promise<readonly CountedDay[]> {
  const { items } = await store.query(usagePartition(tenant), {
    type: usageDayType,
    where: { field: 'day', gte: first },
    order: [['day', 'asc']],
    limit: monthsShown * 31,
  });
  return items.map(usageDayOf);
}

function shown({ id, plan, seats, term, termEnds, state, isTrial, changeable }: Subscription) {
  return { id, plan, seats, term, termEnds, state, trial: isTrial, changeable };
}
