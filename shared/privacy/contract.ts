import { z } from 'zod';
import { Download } from '../kernel/bytes.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { Guid } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';
import { PersonView } from '../members/member.ts';
import { NotifyBy } from '../notifications/way.ts';
import { Language } from '../words/language.ts';
import { DataCategory, Touched } from './erasure.ts';

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
    /** Null where nobody asked for it: a period was over, or a backup brought somebody back. */
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
  refusals: [...refusals, 'account.held'],
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

export const OwnDataView = z
  .object({
    name: z.string(),
    email: z.string().nullable(),
    language: Language.nullable(),
    notifyBy: NotifyBy,
    /** How many records of each category are kept. */
    counts: z.record(DataCategory, z.int()),
  })
  .meta({ id: 'OwnData', description: 'What is kept of a person in their organisation' });
export type OwnDataView = z.infer<typeof OwnDataView>;

export const readMyData = endpoint({
  id: 'readMyData',
  method: 'GET',
  path: '/api/v1/me/data',
  tag: 'Me',
  summary: 'What is kept of one, by category; whatever the standing of the account',
  reply: OwnDataView,
  refusals: ['signin.missing'],
  evenBarred: true,
});

/** Of the page in it; else as the person has set. */
const CopyLanguage = z.strictObject({ language: Language.optional() });

export const exportMyData = endpoint({
  id: 'exportMyData',
  method: 'GET',
  path: '/api/v1/me/data/export',
  tag: 'Me',
  query: CopyLanguage,
  summary:
    "A copy of one's data: a ZIP of JSON, CSV and one's files, with a page to read it; whatever the standing of the account",
  reply: Download,
  gives: 'bytes',
  refusals: ['signin.missing'],
  evenBarred: true,
});

export const exportAccount = endpoint({
  id: 'exportAccount',
  method: 'GET',
  path: '/api/v1/accounts/:personId/data/export',
  tag: 'Administration',
  query: CopyLanguage,
  summary: "The same copy of somebody's data, to answer their request; recorded in the audit log",
  params,
  reply: Download,
  gives: 'bytes',
  refusals: ['signin.missing', 'organisation.not-administrator', 'account.not-found'],
});

export const privacyEndpoints = [
  previewErasure,
  eraseAccount,
  listErasures,
  readMyData,
  exportMyData,
  exportAccount,
] as const;
