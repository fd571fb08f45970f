import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import type { Authenticate } from '#bot/http/authenticate.ts';
import { isOvertaken } from '#bot/store/overtaken.ts';
import { type Store, StoreError } from '#bot/store/port.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import type { ApiKey } from '#shared/keys/key.ts';
import { keyDocument, keyOf, keyType } from './key-document.ts';
import { readToken, secretEnds } from './secret.ts';

interface Deps {
  readonly store: Store;
  readonly now: () => Date;
}

/**
 * Lets API keys in beside people. The key is read anew with each request, so that a revoked one is out at once; whether whoever
 * made it is still let in, and what they may do on the desk, is asked as if they came themselves.
 * Cosmos DB: 1 point read for a key, and 1 write an hour; nothing for anybody else.
 * @param person for every other token
 */
export function authenticateWithKeys({ store, now }: Deps, person: Authenticate): Authenticate {
  return async (authorization) => {
    const token = authorization?.match(/^Bearer (dkt_[\w-]+)$/)?.[1];
    if (token === undefined) return person(authorization);
    const said = readToken(token);
    if (said === null) return refuse('signin', 'key.refused');
    const partition = organisationPartition(said.tenant);
    const document = await store.get(partition, said.id);
    if (document?.type !== keyType) return refuse('signin', 'key.refused');
    const key = keyOf(document);
    const at = now();
    const ends = secretEnds(key, token);
    if (ends === null || ends <= at.toISOString()) return refuse('signin', 'key.refused');
    const hour = `${at.toISOString().slice(0, 13)}:00:00.000Z`;
    if (key.usedAt !== hour) await note(store, said.tenant, { ...key, usedAt: hour }, document.etag);
    const { id, desk, name, scopes } = key;
    const caller = { tenant: said.tenant, person: key.person, name: '', key: { id, desk, name, scopes } };
    // Signing out everywhere ends what people opened on a device; a key is revoked by itself.
    return done({ caller, issued: at.getTime(), expires: Date.parse(ends) });
  };
}

/** That it was used: told by whoever comes first, and of no weight where the key changes or goes right then. */
async function note(store: Store, tenant: string, key: ApiKey, etag: string): Promise<void> {
  try {
    await store.write(organisationPartition(tenant), [{ replace: keyDocument(key), etag }]);
  } catch (error) {
    const isGone = error instanceof StoreError && error.kind === 'missing';
    if (!isOvertaken(error) && !isGone) throw error;
  }
}
