import { z } from 'zod';
import { secondsAfter } from '../kernel/time.ts';

/** What an organisation decides how long to keep. Everything else has a time of its own (`docs/privacy.md`). */
export const RetentionCategory = z.enum(['tickets', 'checklists', 'files', 'accounts', 'requests']);
export type RetentionCategory = z.infer<typeof RetentionCategory>;

/** In days. */
interface Bounds {
  readonly min: number;
  readonly max: number;
  /** Whether it may be kept as long as the organisation uses Docket. */
  readonly endless: boolean;
}

/**
 * Counted from the last change of a ticket or checklist that is closed, from the day that a file was attached, from the
 * deactivation of an account, from the answer to a request. Ten years are the longest that French law asks of any business
 * document (Code de commerce, L123-22); three and five years are how long a claim can be brought in Quebec (CCQ 2925) and in
 * France (Code civil 2224), which is what the answer to a request is proof for.
 */
export const retentionBounds: Readonly<Record<RetentionCategory, Bounds>> = {
  tickets: { min: 365, max: 3650, endless: true },
  checklists: { min: 365, max: 3650, endless: true },
  files: { min: 90, max: 3650, endless: true },
  accounts: { min: 30, max: 1095, endless: true },
  requests: { min: 1095, max: 1825, endless: false },
};

const daysOf = (category: RetentionCategory) =>
  z.int().min(retentionBounds[category].min).max(retentionBounds[category].max);

/** Days that each is kept; null as long as the organisation uses Docket. */
export const RetentionSchedule = z.strictObject({
  tickets: daysOf('tickets').nullable(),
  checklists: daysOf('checklists').nullable(),
  files: daysOf('files').nullable(),
  accounts: daysOf('accounts').nullable(),
  requests: daysOf('requests'),
});
export type RetentionSchedule = z.infer<typeof RetentionSchedule>;

/** Until an administrator decides otherwise nothing is deleted but what the law sets an end to. */
export const defaultRetention: RetentionSchedule = {
  tickets: null,
  checklists: null,
  files: null,
  accounts: null,
  requests: 1825,
};

/** How many of each category a schedule ends. */
export const Ended = z.partialRecord(RetentionCategory, z.int());
export type Ended = z.infer<typeof Ended>;

/** The ISO instant before which something has been kept long enough; null where it has no end. */
export function keptSince(schedule: RetentionSchedule, category: RetentionCategory, now: string): string | null {
  const days = schedule[category];
  return days === null ? null : secondsAfter(now, -days * 86_400);
}
