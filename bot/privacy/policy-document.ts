import type { Document, Stored } from '#bot/store/port.ts';
import { type PrivacyChoices, PrivacyChoicesShape } from '#shared/privacy/consent.ts';
import { Policy, type PolicyKind } from '#shared/privacy/policy.ts';

export const policyType = 'policy';
export const choicesType = 'privacyChoices';

export function policyId(kind: PolicyKind, version: number): string {
  return `policy-${kind}-${String(version).padStart(6, '0')}`;
}

/** The id makes a second publication of the same version fail. */
export function policyDocument(policy: Policy): Document {
  return { id: policyId(policy.kind, policy.version), type: policyType, schema: 1, data: policy };
}

export function policyOf(document: Stored): Policy {
  return Policy.parse(document['data']);
}

export function choicesId(person: string): string {
  return `choices-${person}`;
}

export function choicesDocument(choices: PrivacyChoices): Document {
  const { person, ...data } = choices;
  return { id: choicesId(person), type: choicesType, schema: 1, person, data };
}

export function choicesOf({ person, data }: Stored): PrivacyChoices {
  return PrivacyChoicesShape.parse({ ...Object(data), person });
}
