import { hash } from 'node:crypto';
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Caller } from '#bot/use-case.ts';
import { administratorRole } from '#shared/accounts/organisation.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { isRefusedToken } from './refused-token.ts';

export type Authenticate = (authorization: string | undefined) => Promise<Outcome<SignedIn>>;

/** Who is let in, and for how long the token says so, in milliseconds since 1970. */
export interface SignedIn {
  readonly caller: Caller;
  readonly expires: number;
  /** When the token was given, in milliseconds since 1970. */
  readonly issued: number;
}

const guid = z.guid().transform((id) => id.toLowerCase());
const Claims = z.object({
  ver: z.literal('2.0'),
  tid: guid,
  oid: guid,
  name: z.string().max(256).optional(),
  scp: z.string().regex(/(^| )access_as_user( |$)/),
  exp: z.number(),
  iat: z.number(),
  /** The app roles that the organisation gave the person. */
  roles: z.array(z.string()).default([]),
});

interface Settings {
  readonly audience: string;
  /** Origin in the issuer claim; the tenant follows. */
  readonly issuerHost: string;
  /** Origin that serves the signing keys. */
  readonly authority: string;
  readonly now: () => Date;
}

/**
 * Checks a bearer token in full, as Microsoft asks of a multitenant API: signature by the tenant's keys (RS256 only), issuer
 * for the tenant that the token names, audience, lifetime, the delegated scope and the claims that identify a person.
 * Tokens already checked are remembered until they expire, by their hash.
 * @see https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens
 */
export function authenticateWith({ audience, issuerHost, authority, now }: Settings): Authenticate {
  const keys = createRemoteJWKSet(new URL(`${authority}/common/discovery/v2.0/keys`), { cooldownDuration: 5_000 });
  const known = new LRUCache<string, SignedIn>({ max: 20_000 });
  return async (authorization) => {
    const token = authorization?.match(/^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/)?.[1];
    if (token === undefined) return refuse('signin', 'signin.missing');
    const key = hash('sha256', token, 'base64');
    const seen = known.get(key);
    if (seen !== undefined && seen.expires > now().getTime()) return done(seen);
    const verified = await verify(token, keys, audience, issuerHost, now());
    if (verified.ok) known.set(key, verified.value);
    return verified;
  };
}

async function verify(
  token: string,
  keys: JWTVerifyGetKey,
  audience: string,
  issuerHost: string,
  currentDate: Date,
): Promise<Outcome<SignedIn>> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      audience,
      algorithms: ['RS256'],
      currentDate,
      clockTolerance: 30,
      requiredClaims: ['exp', 'nbf', 'iss', 'aud'],
    });
    const claims = Claims.safeParse(payload);
    if (!claims.success || payload.iss !== `${issuerHost}/${claims.data.tid}/v2.0`)
      return refuse('signin', 'signin.refused');
    const { tid, oid, name, exp, iat, roles } = claims.data;
    const caller: Caller = { tenant: tid, person: oid, name: name ?? '' };
    const isAdministrator = roles.includes(administratorRole);
    const who: Caller = isAdministrator ? { ...caller, administrator: true } : caller;
    return done({ caller: who, expires: exp * 1000, issued: iat * 1000 });
  } catch (error) {
    if (isRefusedToken(error)) return refuse('signin', 'signin.refused');
    throw new Error('the signing keys of Microsoft Entra could not be read', { cause: error });
  }
}
