import { z } from 'zod';
import type { Operation, Partition, Store } from '#bot/store/port.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { burstSeconds, type Signal } from '#shared/notifications/merge.ts';

const Sent = z.object({ id: z.string(), at: z.string(), bursts: z.array(z.string()) });
/** A message, known by the earliest delivery in it. */
export type SentSignal = Signal & { readonly id: string };

/** The messages that one person was given in the last minute. Its etag lets only one instance at a time add to them. */
export interface Lane {
  readonly recent: readonly SentSignal[];
  readonly etag: string | null;
}

const laneId = 'signals';
const keptSeconds = 3600;

export async function readLane(store: Store, partition: Partition, now: string): Promise<Lane> {
  const document = await store.get(partition, laneId);
  if (document === null) return { recent: [], etag: null };
  const { recent } = z.object({ recent: z.array(Sent) }).parse(document['data']);
  const from = secondsAfter(now, -burstSeconds);
  return { recent: recent.filter(({ at }) => at > from), etag: document.etag };
}

/** Fails with `exists` or `stale` where another instance was faster. */
export function laneOperation({ etag }: Lane, recent: readonly SentSignal[]): Operation {
  const document = { id: laneId, type: 'signals', schema: 1, ttl: keptSeconds, data: { recent } };
  return etag === null ? { create: document } : { replace: document, etag };
}
