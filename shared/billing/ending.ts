import { secondsAfter } from '../kernel/time.ts';

/** Everything of an organisation can be read and exported for so many days after its last subscription ended. */
export const daysKept = 14;

/** When everything is deleted, after a subscription that ended at an ISO instant. */
export function purgeAfter(endedAt: string): string {
  return secondsAfter(endedAt, daysKept * 86_400);
}
