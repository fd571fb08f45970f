import { z } from 'zod';

/** What is kept of administrative acts and of reading somebody's data (P7). Permanent: entries are never rewritten. */
export const AuditAct = z.enum([
  'administrator.appointed',
  'administrator.dismissed',
  'account.restricted',
  'account.suspended',
  'account.deactivated',
  'account.reactivated',
  'account.deactivated-own',
  'account.corrected',
  'account.signed-out',
  'account.read',
  'account.held',
  'account.released',
  'organisation.changed',
  'account.frozen',
  'account.thawed',
  'policy.published',
  'retention.changed',
  'retention.applied',
  'request.received',
  'request.extended',
  'request.decided',
  'erasure.begun',
  'erasure.done',
  'audit.exported',
  'key.created',
  'key.rotated',
  'key.revoked',
  'webhook.created',
  'webhook.changed',
  'webhook.removed',
  'webhook.gave-up',
  'subscription.full',
  'subscription.suspended',
  'subscription.ended',
]);
export type AuditAct = z.infer<typeof AuditAct>;

/** What an entry is made of before it gets its place in the chain. */
export interface AuditFacts {
  readonly act: AuditAct;
  /** Who did it. */
  readonly by: string;
  /** Whom it concerns; null where it is nobody in particular. */
  readonly subject: string | null;
  /** The reason that was given, or what exactly; '' where there is nothing to say. */
  readonly detail: string;
}
