import { z } from 'zod';
import { secondsAfter } from '../kernel/time.ts';
import { type Acknowledged, PolicyKind } from './policy.ts';

/** What is done with somebody's data only because they agreed to it. */
export const ConsentPurpose = z.enum(['usage-analytics', 'product-news']);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

/** Each giving and each withdrawal, oldest first: what was done before a withdrawal stays lawful, and can be shown to be. */
export interface ConsentStep {
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  /** ISO instant. */
  readonly at: string;
}

/** What somebody agreed to and has read. */
export interface PrivacyChoices {
  readonly person: string;
  readonly consents: readonly ConsentStep[];
  readonly acknowledged: readonly Acknowledged[];
}

export const PrivacyChoicesShape = z.object({
  person: z.string(),
  consents: z.array(z.object({ purpose: ConsentPurpose, given: z.boolean(), at: z.string() })),
  acknowledged: z.array(z.object({ kind: PolicyKind, version: z.int(), at: z.string() })),
}) satisfies z.ZodType<PrivacyChoices>;

/** After that a consent is asked for anew: three years, as the CNIL has it for prospects. */
const lapsesAfterDays = 1095;

/** When somebody gave the consent that holds now; null where none does. @param now ISO instant */
export function consentedAt({ consents }: PrivacyChoices, purpose: ConsentPurpose, now: string): string | null {
  const last = consents.findLast((step) => step.purpose === purpose);
  if (last === undefined || !last.given) return null;
  return last.at > secondsAfter(now, -lapsesAfterDays * 86_400) ? last.at : null;
}

/** Null where nothing changes. */
export function consent(
  choices: PrivacyChoices,
  purpose: ConsentPurpose,
  given: boolean,
  at: string,
): PrivacyChoices | null {
  if ((consentedAt(choices, purpose, at) !== null) === given) return null;
  return { ...choices, consents: [...choices.consents, { purpose, given, at }] };
}

/** Every consent that holds is withdrawn; null where none does. */
export function withdrawAll(choices: PrivacyChoices, at: string): PrivacyChoices | null {
  const after = ConsentPurpose.options.reduce((now, purpose) => consent(now, purpose, false, at) ?? now, choices);
  return after === choices ? null : after;
}

/** Null where it was acknowledged already. */
export function acknowledge(
  choices: PrivacyChoices,
  kind: PolicyKind,
  version: number,
  at: string,
): PrivacyChoices | null {
  if (choices.acknowledged.some((one) => one.kind === kind && one.version === version)) return null;
  return { ...choices, acknowledged: [...choices.acknowledged, { kind, version, at }] };
}
