import { randomUUID } from 'node:crypto';
import {
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';

/** `retired`: a key that was published and is not any more. `foreign`: one that never was, under the current one's name. */
export type Signer = 'current' | 'retired' | 'foreign';

export interface SignOptions {
  readonly header?: Partial<JWTHeaderParameters>;
  readonly signer?: Signer;
}

interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

/** The signing keys of an issuer. */
export interface SigningKeys {
  /** What the issuer publishes. */
  published(): JSONWebKeySet;
  /** The same for code in this process, always the newest. */
  readonly resolve: JWTVerifyGetKey;
  /**
   * Signs claims as RS256; `iat`, `nbf` and `exp` (an hour) are added where the claims do not say. A claim of value
   * undefined is left out.
   */
  sign(claims: JWTPayload, options?: SignOptions): Promise<string>;
  /** Signs with a new key from now on; the earlier one is withdrawn at once. */
  rotate(): Promise<void>;
}

export async function openSigningKeys(): Promise<SigningKeys> {
  let current = await newKey();
  let retired = await newKey();
  const foreign = await newKey();
  const published = (): JSONWebKeySet => ({ keys: [current.jwk] });
  return {
    published,
    resolve: (header, token) => createLocalJWKSet(published())(header, token),
    async sign(claims, { header = {}, signer = 'current' } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const key = { current, retired, foreign: { ...foreign, kid: current.kid } }[signer];
      return new SignJWT({ iat: now, nbf: now, exp: now + 3600, ...claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })
        .sign(key.privateKey);
    },
    async rotate() {
      retired = current;
      current = await newKey();
    },
  };
}

async function newKey(): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomUUID();
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' } };
}
