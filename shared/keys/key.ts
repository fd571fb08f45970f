import { z } from 'zod';
import type { DeskId, KeyId } from '../kernel/ids.ts';

/** What a key may be let do; which operations each opens stands in `opened-by.ts`. */
export const KeyScope = z
  .enum(['desk.read', 'tickets.read', 'tickets.write', 'checklists.read', 'checklists.write'])
  .meta({ id: 'KeyScope' });
export type KeyScope = z.infer<typeof KeyScope>;

/** Lets a program act on one desk for the owner who made it, within its scopes and never beyond that owner's own rights. */
export interface ApiKey {
  readonly id: KeyId;
  readonly desk: DeskId;
  /** As history tells it. */
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** Who made it, and for whom it acts. */
  readonly person: string;
  readonly createdAt: string;
  /** To the hour; null before the first time. */
  readonly usedAt: string | null;
  /** The newest first; the one before it lives on for a day, so that a program can be given the new one without a gap. */
  readonly secrets: readonly KeySecret[];
}

/** A secret is told once and kept as a digest only. */
export interface KeySecret {
  readonly digest: string;
  /** ISO instant. */
  readonly expires: string;
}

/** For how long the secret before still opens. */
export const overlapSeconds = 86_400;
export const mostKeys = 50;

/** The key with a new secret; the one that it had lives for a day more at most. @param until when that day is over, an ISO instant */
export function rotate(key: ApiKey, secret: KeySecret, until: string): ApiKey {
  const [last] = key.secrets;
  if (last === undefined) throw new Error(`${key.id} has no secret`);
  return { ...key, secrets: [secret, { ...last, expires: last.expires < until ? last.expires : until }] };
}

/** When the newest secret ends, an ISO instant. */
export function expiresOf({ secrets }: Pick<ApiKey, 'secrets'>): string {
  return secrets[0]?.expires ?? '';
}
