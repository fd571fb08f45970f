import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyId } from '#shared/kernel/ids.ts';
import type { ApiKey, KeySecret } from '#shared/keys/key.ts';

const shape = /^dkt_([0-9a-f]{32})_([0-9a-hjkmnp-tv-z]{20})_[\w-]{43}$/;

/** What a bearer token says of the key that it is for; null for anything but the form of an API key. */
export function readToken(token: string): { readonly tenant: string; readonly id: string } | null {
  const [, tenant = '', id = ''] = shape.exec(token) ?? [];
  if (id === '') return null;
  return { tenant: tenant.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), id: `key_${id}` };
}

/**
 * A bearer token with 256 random bits, which need no slow digest, and what is kept of it. Its beginning lets tools that look
 * for lost secrets find it; organisation and id lead to the key by one point read.
 * @param expires ISO instant
 */
export function newSecret(
  tenant: string,
  id: KeyId,
  expires: string,
): { readonly token: string; readonly kept: KeySecret } {
  const bits = randomBytes(32).toString('base64url');
  const token = `dkt_${tenant.replaceAll('-', '')}_${id.slice('key_'.length)}_${bits}`;
  return { token, kept: { digest: digestOf(token), expires } };
}

/** When the secret that a token is ends, an ISO instant; null where it is none of the key's. */
export function secretEnds({ secrets }: ApiKey, token: string): string | null {
  const digest = Buffer.from(digestOf(token));
  const found = secrets.find((secret) => timingSafeEqual(Buffer.from(secret.digest), digest));
  return found?.expires ?? null;
}

function digestOf(token: string): string {
  return hash('sha256', token, 'base64url');
}
