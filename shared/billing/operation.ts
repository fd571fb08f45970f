import { z } from 'zod';
import { plans } from './plans.ts';

export const OperationStatus = z.enum(['NotStarted', 'InProgress', 'Succeeded', 'Failed', 'Conflict']);

/** An operation as the marketplace itself tells of it; the webhook's body is only a hint of one. */
export interface MarketplaceOperation {
  readonly action: string;
  readonly plan: string | null;
  readonly quantity: number | null;
  readonly status: z.infer<typeof OperationStatus>;
}

/** Our answer to an operation; null where the marketplace waits for none. */
export type Answer = 'Success' | 'Failure' | null;

/**
 * Changes of plan or quantity are waiting for us for ten seconds and are accepted after that; everything else is only told.
 * Refused: a plan that was never ours, and a number of people below one.
 */
export function answerTo({ action, status, plan, quantity }: MarketplaceOperation): Answer {
  if (status !== 'InProgress') return null;
  if (action === 'ChangePlan') return plans.some(({ id }) => id === plan) ? 'Success' : 'Failure';
  if (action === 'ChangeQuantity') return quantity !== null && quantity >= 1 ? 'Success' : 'Failure';
  return null;
}

/** Whether the marketplace still waits for our answer, or has yet to carry it out. */
export function isOpen({ action, status }: MarketplaceOperation): boolean {
  return status === 'InProgress' && (action === 'ChangePlan' || action === 'ChangeQuantity');
}
