import { createHash } from 'node:crypto';
import type { Operation, Partition, Store } from '#bot/store/port.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';

const daySeconds = 86_400;

/** One request that its sender may send again: the key's document rides in the commit and leads back to what was made. */
export interface Once {
  readonly operation: (made: string) => Operation;
  /** What an earlier sending of this very request made; null when this is the first. */
  readonly earlier: () => Promise<Outcome<string | null>>;
}

/** @param request all that makes the request what it is; another request under the same key is refused */
export function once(
  store: Store,
  partition: Partition,
  key: { readonly person: string; readonly operation: string; readonly key: string },
  request: unknown,
): Once {
  const id = `idem-${hash([key.person, key.operation, key.key])}`;
  const fingerprint = hash(request);
  return {
    operation: (made) => ({
      create: { id, type: 'idempotency', schema: 1, ttl: daySeconds, data: { fingerprint, made } },
    }),
    async earlier() {
      const data = (await store.get(partition, id))?.['data'];
      if (typeof data !== 'object' || data === null || !('made' in data) || !('fingerprint' in data)) return done(null);
      if (data.fingerprint !== fingerprint) return refuse('rule', 'idempotency.mismatch');
      return done(String(data.made));
    },
  };
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
