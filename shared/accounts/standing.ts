import { z } from 'zod';

/**
 * What an account may do. `restricted` reads and changes nothing; `suspended`, for a while, and `deactivated`, for good, reach
 * nothing of the organisation's. What somebody contributed stays under their name whatever their standing.
 */
export const Standing = z.enum(['active', 'restricted', 'suspended', 'deactivated']);
export type Standing = z.infer<typeof Standing>;

/** Somebody whose account is not simply active. */
export interface Limited {
  readonly person: string;
  readonly standing: Exclude<Standing, 'active'>;
  /** ISO instant. */
  readonly since: string;
}
