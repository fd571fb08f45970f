import { z } from 'zod';
import type { Document, Partition, Stored } from '#bot/store/port.ts';
import { Subscription } from '#shared/billing/subscription.ts';

/** Everything the marketplace told lies together, in the vendor's own tenant, so that it can be written at once. */
export function billingPartition(vendor: string): Partition {
  return { tenant: vendor, scope: 'marketplace' };
}

const LedgerData = z.object({
  operation: z.string(),
  subscription: z.string(),
  receivedAt: z.string(),
  /** How often it was taken up so far. */
  attempts: z.int(),
  /** What we answered; null where nothing was answered so far, or no answer is wanted. */
  answered: z.enum(['Success', 'Failure']).nullable(),
});

/** An operation that was told, by its own id: told twice, it is here once. */
export type LedgerItem = z.infer<typeof LedgerData>;

export const ledgerType = 'marketplaceOperation';
/** Longer than any repetition; one that comes later still is looked up, and found to be settled. */
const settledSeconds = 90 * 86_400;

/** @param due when it is to be worked on; null once it is settled */
export function ledgerDocument(item: LedgerItem, due: string | null): Document {
  const waits = due === null ? { ttl: settledSeconds } : { due };
  return { id: `operation-${item.operation}`, type: ledgerType, ...waits, data: item };
}

export function ledgerItemOf(document: Stored): LedgerItem {
  return LedgerData.parse(document['data']);
}

export const subscriptionType = 'subscription';

export function subscriptionId(id: string): string {
  return `subscription-${id}`;
}

export function subscriptionDocument(subscription: Subscription): Document {
  const { id, organisation } = subscription;
  return { id: subscriptionId(id), type: subscriptionType, organisation, data: subscription };
}

export function subscriptionOf(document: Stored): Subscription {
  return Subscription.parse(document['data']);
}

export const reconciliationType = 'reconciliation';

export function reconciliationDocument(due: string): Document {
  return { id: 'reconciliation', type: reconciliationType, due };
}
