import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { Guid } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';
import { PersonView } from '../members/member.ts';
import { Touched } from './erasure.ts';

const params = z.strictObject({ personId: Guid });
const refusals = [
  'signin.missing',
  'organisation.not-administrator',
  'account.not-found',
  'account.not-yours',
] as const;

/** Ways that people write somebody's name which Docket cannot know, such as the maiden name. */
const AlsoKnownAs = z.array(line(200)).max(20).default([]);

export const ErasureView = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    by: PersonView.nullable(),
    /** What stands in place of the name. */
    label: z.string(),
    state: z.enum(['running', 'done']),
    finishedAt: z.iso.datetime().nullable(),
    /** How many documents were changed. */
    touched: Touched,
  })
  .meta({ id: 'Erasure', description: "An erasing of somebody's data, and the proof of it" });
export type ErasureView = z.infer<typeof ErasureView>;

export const previewErasure = endpoint({
  id: 'previewErasure',
  method: 'POST',
  path: '/api/v1/accounts/:personId/erasure/preview',
  tag: 'Administration',
  summary: "What erasing somebody's data would change, by category; changes nothing",
  params,
  body: z.strictObject({ alsoKnownAs: AlsoKnownAs }),
  reply: z.object({ touched: Touched, names: z.array(z.string()) }),
  refusals,
});

export const eraseAccount = endpoint({
  id: 'eraseAccount',
  method: 'POST',
  path: '/api/v1/accounts/:personId/erasure',
  tag: 'Administration',
  summary:
    'Put a pseudonym in place of somebody everywhere; carried out at once, and finished whatever fails meanwhile',
  params,
  body: z.strictObject({ alsoKnownAs: AlsoKnownAs, reason: z.string().max(500).default('') }),
  reply: ErasureView,
  status: 201,
  refusals,
});

export const listErasures = endpoint({
  id: 'listErasures',
  method: 'GET',
  path: '/api/v1/erasures',
  tag: 'Administration',
  summary: 'The erasures of the organisation, newest first: the last 200',
  reply: z.object({ items: z.array(ErasureView) }),
  refusals: ['signin.missing', 'organisation.not-administrator'],
});

export const privacyEndpoints = [previewErasure, eraseAccount, listErasures] as const;
