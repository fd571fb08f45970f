import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, KeyId } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';
import { PersonView } from '../members/member.ts';
import { KeyScope } from './key.ts';

const onDesk = z.strictObject({ deskId: DeskId });
const onKey = z.strictObject({ deskId: DeskId, keyId: KeyId });
/** From now. */
const days = z.int().min(1).max(365).describe('How many days its secret opens');
const instant = z.iso.datetime();

export const KeyView = z
  .object({
    id: KeyId,
    name: z.string(),
    scopes: z.array(KeyScope),
    /** Who made it, and for whom it acts. */
    by: PersonView,
    createdAt: instant,
    expires: instant,
    /** To the hour; null before the first time. */
    usedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey', description: 'A key by which a program acts on a desk' });
export type KeyView = z.infer<typeof KeyView>;

export const NewKeyView = KeyView.extend({
  secret: z.string().describe('The bearer token; told now and never again'),
}).meta({ id: 'NewApiKey' });
export type NewKeyView = z.infer<typeof NewKeyView>;

const refusals = ['desk.not-found', 'desk.not-owner', 'signin.missing'] as const;

export const listKeys = endpoint({
  id: 'listKeys',
  method: 'GET',
  path: '/api/v1/desks/:deskId/keys',
  tag: 'API keys',
  summary: 'The API keys of a desk, newest first (owners)',
  params: onDesk,
  reply: z.object({ items: z.array(KeyView) }),
  refusals,
});

export const createKey = endpoint({
  id: 'createKey',
  method: 'POST',
  path: '/api/v1/desks/:deskId/keys',
  tag: 'API keys',
  summary: 'Make an API key that acts for its maker on this desk (owners)',
  params: onDesk,
  body: z.strictObject({
    name: line(60),
    scopes: z
      .array(KeyScope)
      .min(1)
      .refine((scopes) => new Set(scopes).size === scopes.length, { error: 'each scope stands once' }),
    days,
  }),
  reply: NewKeyView,
  status: 201,
  refusals: [...refusals, 'desk.read-only', 'key.too-many'],
});

export const rotateKey = endpoint({
  id: 'rotateKey',
  method: 'POST',
  path: '/api/v1/desks/:deskId/keys/:keyId/rotation',
  tag: 'API keys',
  summary: 'Give an API key a new secret; the one before works for another day at most (its maker)',
  params: onKey,
  body: z.strictObject({ days }),
  reply: NewKeyView,
  refusals: [...refusals, 'desk.read-only', 'key.not-found', 'key.not-yours'],
});

export const revokeKey = endpoint({
  id: 'revokeKey',
  method: 'DELETE',
  path: '/api/v1/desks/:deskId/keys/:keyId',
  tag: 'API keys',
  summary: 'End an API key for good, from its very next request on (owners)',
  params: onKey,
  reply: z.object({ id: KeyId }),
  refusals: [...refusals, 'key.not-found'],
});

export const keyEndpoints = [listKeys, createKey, rotateKey, revokeKey] as const;
