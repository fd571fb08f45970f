import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Repeating, repeat } from '#bot/relay/repeat.ts';
import type { Document, Partition, Store, Stored } from '#bot/store/port.ts';

const Access = z.object({
  /** ISO instant. */
  at: z.string(),
  requestId: z.string(),
  method: z.string(),
  /** As a template: what was asked for is nobody's business here. */
  route: z.string(),
  status: z.int(),
  /** Network address, behind the proxies that are trusted. */
  address: z.string(),
  /** What the browser or program says it is, cut short. */
  agent: z.string(),
});
export type Access = z.infer<typeof Access>;

/**
 * Where requests come from, for finding attacks and outages: apart from all content, joined to no person and no organisation,
 * and gone after ten days.
 */
export interface AccessLog {
  note(access: Omit<Access, 'at'>): void;
  /** Writes what was noted; happens by itself every few seconds. Cosmos DB: 1 write for each 500 requests. */
  flush(): Promise<void>;
  start(intervalMs: number): void;
  stop(): Promise<void>;
}

interface Deps {
  readonly store: Store;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
}

export const accessType = 'accessLog';
const keptDays = 10;
const linesTogether = 500;
/** More than that in a few seconds is an attack, of which its beginning tells enough. */
const heldAtMost = 20_000;

export function openAccessLog({ store, now, failed }: Deps): AccessLog {
  let held: Access[] = [];

  async function flush(): Promise<void> {
    const lines = held;
    held = [];
    for (let start = 0; start < lines.length; start += linesTogether) {
      const part = lines.slice(start, start + linesTogether);
      await store.write(accessPartition(part[0]?.at ?? ''), [{ create: accessDocument(part) }]);
    }
  }

  let repeating: Repeating | null = null;
  return {
    note(access) {
      if (held.length < heldAtMost) held.push({ at: now().toISOString(), ...access });
    },
    flush,
    start(intervalMs) {
      repeating = repeat(intervalMs, flush, (error) => failed('writing the access log', error));
    },
    async stop() {
      await repeating?.stop();
      await flush().catch((error: unknown) => failed('writing the access log', error));
    },
  };
}

/** Of one day, in a place that is no organisation's. @param at ISO day or instant */
export function accessPartition(at: string): Partition {
  return { tenant: 'service', scope: `access-${at.slice(0, 10)}` };
}

export function accessesOf(document: Stored): readonly Access[] {
  return z.array(Access).parse(document['data']);
}

function accessDocument(lines: readonly Access[]): Document {
  return { id: randomUUID(), type: accessType, schema: 1, ttl: keptDays * 86_400, data: lines };
}
