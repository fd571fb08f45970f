import type { EnterOrganisation } from '#bot/accounts/enter-organisation.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/billing/subscription-contract.ts';
import { dayOf, firstDayShown, monthsShown } from '#shared/billing/usage.ts';
import { done } from '#shared/kernel/outcome.ts';
import { usageDayOf, usageDayType, usagePartition } from './usage-document.ts';

interface Deps {
  readonly store: Store;
  readonly enterOrganisation: EnterOrganisation;
  readonly now: () => Date;
}

/** Cosmos DB: 1 query, about 20 RU for a year. */
export function readUsageWith({ store, enterOrganisation, now }: Deps): UseCase<typeof contract.readUsage> {
  return async ({ caller }) => {
    const entered = await enterOrganisation(caller, 'organisation.administer');
    if (!entered.ok) return entered;
    const today = dayOf(now().toISOString());
    const { items } = await store.query(usagePartition(caller.tenant), {
      type: usageDayType,
      where: { field: 'day', gte: firstDayShown(today) },
      order: [['day', 'asc']],
      limit: monthsShown * 31,
    });
    const counted = items.map(usageDayOf);
    return done({
      days: counted.map(({ day, tickets, runs }) => ({ day, tickets, runs })),
      countedAt: counted.map(({ countedAt }) => countedAt).findLast((at) => at !== null) ?? null,
      today,
    });
  };
}
