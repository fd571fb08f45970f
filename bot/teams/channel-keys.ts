import { type CryptoKey, importJWK, type JWK } from 'jose';
import { z } from 'zod';

/** The key of an id, where it exists and is endorsed for Microsoft Teams; null otherwise. */
export type FindChannelKey = (keyId: string) => Promise<CryptoKey | Uint8Array | null>;

const Metadata = z.object({ jwks_uri: z.url() });
const Keys = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string(), endorsements: z.array(z.string()).default([]) })),
});
type Keys = z.infer<typeof Keys>['keys'];

const dayMilliseconds = 86_400_000;
/** Unknown keys make the list be read again, at most this often, so that forged ids cannot make us a burden. */
const cooldownMilliseconds = 10_000;
const timeoutMilliseconds = 5_000;

/**
 * Keys of the Bot Framework as its OpenID metadata lists them, kept for a day.
 * @param metadata address of the OpenID configuration
 */
export function channelKeys(metadata: string, now: () => Date): FindChannelKey {
  let known: { readonly keys: Keys; readonly at: number } | null = null;
  let reading: Promise<Keys> | null = null;

  async function read(): Promise<Keys> {
    reading ??= readKeys(metadata).finally(() => {
      reading = null;
    });
    const keys = await reading;
    known = { keys, at: now().getTime() };
    return keys;
  }

  return async (keyId) => {
    const age = known === null ? Number.POSITIVE_INFINITY : now().getTime() - known.at;
    let keys = known === null || age > dayMilliseconds ? await read() : known.keys;
    if (!keys.some(({ kid }) => kid === keyId) && age > cooldownMilliseconds) keys = await read();
    const found = keys.find(({ kid }) => kid === keyId);
    if (found === undefined || !found.endorsements.includes('msteams')) return null;
    const { endorsements: _endorsements, ...jwk } = found;
    return await importJWK(jwk satisfies JWK, 'RS256');
  };
}

async function readKeys(metadata: string): Promise<Keys> {
  const { jwks_uri } = Metadata.parse(await readJson(metadata));
  return Keys.parse(await readJson(jwks_uri)).keys;
}

async function readJson(address: string): Promise<unknown> {
  const reply = await fetch(address, { signal: AbortSignal.timeout(timeoutMilliseconds), redirect: 'error' });
  if (!reply.ok)
    throw new Error(`the signing keys of the Bot Framework could not be read: ${reply.status} from ${address}`);
  return await reply.json();
}
