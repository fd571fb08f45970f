import { z } from 'zod';
import { prose } from '../kernel/line.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { secondsAfter } from '../kernel/time.ts';

/** What an organisation tells its people of the handling of their data, and to whom it is entrusted. */
export const PolicyKind = z.enum(['privacy', 'processors']);
export type PolicyKind = z.infer<typeof PolicyKind>;

/** The same said in both languages. */
export const Said = z.strictObject({ en: prose(1), fr: prose(1) });
export type Said = z.infer<typeof Said>;

export const Policy = z.object({
  kind: PolicyKind,
  /** From 1; 1 comes with Docket. */
  version: z.int().min(1),
  /** ISO instants. */
  publishedAt: z.iso.datetime(),
  effectiveAt: z.iso.datetime(),
  /** Whether it changes something that matters to people: they are told before it takes effect. */
  material: z.boolean(),
  /** What changed, in a sentence or two. */
  changes: Said,
  /** Markdown. */
  text: Said,
});
export type Policy = z.infer<typeof Policy>;
export type PolicyHead = Omit<Policy, 'text'>;

/** Which version somebody has read and understood, and when they said so. */
export interface Acknowledged {
  readonly kind: PolicyKind;
  readonly version: number;
  readonly at: string;
}

/** Time that people have before a material change takes effect. */
export const noticeDays = 30;

/** @param before the newest version of the kind */
export function publish(
  before: PolicyHead,
  wanted: Pick<Policy, 'effectiveAt' | 'material' | 'changes' | 'text'>,
  at: string,
): Outcome<Policy> {
  const soonest = wanted.material ? secondsAfter(at, (noticeDays - 1) * 86_400) : secondsAfter(at, -86_400);
  if (wanted.effectiveAt < soonest) return refuse('rule', 'policy.too-soon', { fields: ['effectiveOn'] });
  if (wanted.effectiveAt < before.effectiveAt) return refuse('rule', 'policy.too-soon', { fields: ['effectiveOn'] });
  return done({ kind: before.kind, version: before.version + 1, publishedAt: at, ...wanted });
}

/** Of each kind the newest material change that somebody has not acknowledged; none of what was so from the start. */
export function noticesFor<P extends PolicyHead>(policies: readonly P[], acknowledged: readonly Acknowledged[]): P[] {
  return PolicyKind.options.flatMap((kind) => {
    const newest = policies.findLast((policy) => policy.kind === kind && policy.material);
    if (newest === undefined) return [];
    const known = acknowledged.some((one) => one.kind === kind && one.version >= newest.version);
    return known ? [] : [newest];
  });
}
