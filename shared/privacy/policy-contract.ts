import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line } from '../kernel/line.ts';
import { PersonView } from '../members/member.ts';
import { ConsentPurpose } from './consent.ts';
import { Policy, PolicyKind, Said } from './policy.ts';

export const PolicyHeadView = Policy.omit({ text: true }).meta({
  id: 'PolicyVersion',
  description: 'A version of the privacy policy or of the list of sub-processors',
});
export type PolicyHeadView = z.infer<typeof PolicyHeadView>;

export const PolicyView = Policy.meta({ id: 'Policy', description: 'A version with its text, as Markdown' });

const whole = ['signin.missing', 'organisation.not-administrator'] as const;
const Version = z.coerce.number().int().min(1).max(100_000);

export const listPolicies = endpoint({
  id: 'listPolicies',
  method: 'GET',
  path: '/api/v1/policies',
  tag: 'Me',
  summary: 'Every version of the privacy policy and of the list of sub-processors, newest first; whatever the standing',
  reply: z.object({ items: z.array(PolicyHeadView) }),
  refusals: ['signin.missing'],
  evenBarred: true,
});

export const readPolicy = endpoint({
  id: 'readPolicy',
  method: 'GET',
  path: '/api/v1/policies/:kind/:version',
  tag: 'Me',
  summary: 'A version with its text in both languages; whatever the standing',
  params: z.strictObject({ kind: PolicyKind, version: Version }),
  reply: PolicyView,
  refusals: ['signin.missing', 'policy.not-found'],
  evenBarred: true,
});

export const publishPolicy = endpoint({
  id: 'publishPolicy',
  method: 'POST',
  path: '/api/v1/policies',
  tag: 'Administration',
  summary: 'Publish a new version; a material change takes effect 30 days later at the soonest, and people are told',
  body: z.strictObject({
    kind: PolicyKind,
    /** The first day on which it holds, in UTC. */
    effectiveOn: z.iso.date(),
    material: z.boolean(),
    changes: z.strictObject({ en: line(500), fr: line(500) }),
    text: Said,
  }),
  reply: PolicyHeadView,
  status: 201,
  refusals: [...whole, 'policy.too-soon'],
});

export const MyPrivacyView = z
  .object({
    /** When each consent was given that holds now; null where none does. */
    consents: z.record(ConsentPurpose, z.iso.datetime().nullable()),
    /** Material changes that one has not acknowledged. */
    notices: z.array(PolicyHeadView),
  })
  .meta({ id: 'MyPrivacy', description: 'What one agreed to, and which changes of policy one has not read yet' });
export type MyPrivacyView = z.infer<typeof MyPrivacyView>;

export const readMyPrivacy = endpoint({
  id: 'readMyPrivacy',
  method: 'GET',
  path: '/api/v1/me/privacy',
  tag: 'Me',
  summary: 'What one agreed to, and which changes of policy one has not read yet; whatever the standing',
  reply: MyPrivacyView,
  refusals: ['signin.missing'],
  evenBarred: true,
});

export const changeConsent = endpoint({
  id: 'changeConsent',
  method: 'PUT',
  path: '/api/v1/me/consents/:purpose',
  tag: 'Me',
  summary: 'Give a consent or withdraw it; withdrawn, it acts at once; whatever the standing',
  params: z.strictObject({ purpose: ConsentPurpose }),
  body: z.strictObject({ given: z.boolean() }),
  reply: MyPrivacyView,
  refusals: ['signin.missing'],
  evenBarred: true,
});

export const acknowledgePolicy = endpoint({
  id: 'acknowledgePolicy',
  method: 'POST',
  path: '/api/v1/me/policies/:kind/:version/acknowledge',
  tag: 'Me',
  summary: 'Say that one has read a version; whatever the standing',
  params: z.strictObject({ kind: PolicyKind, version: Version }),
  reply: MyPrivacyView,
  refusals: ['signin.missing', 'policy.not-found'],
  evenBarred: true,
});

export const listConsents = endpoint({
  id: 'listConsents',
  method: 'GET',
  path: '/api/v1/consents',
  tag: 'Administration',
  summary: 'Who agreed to what, and how many have acknowledged each version',
  reply: z.object({
    items: z.array(z.object({ person: PersonView, purpose: ConsentPurpose, at: z.iso.datetime() })),
    acknowledged: z.array(z.object({ kind: PolicyKind, version: z.int(), people: z.int() })),
  }),
  refusals: whole,
});

export const policyEndpoints = [
  listPolicies,
  readPolicy,
  publishPolicy,
  readMyPrivacy,
  changeConsent,
  acknowledgePolicy,
  listConsents,
] as const;
