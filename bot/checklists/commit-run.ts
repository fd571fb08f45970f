import { createHash } from 'node:crypto';
import { outboxDocument } from '#bot/relay/outbox.ts';
import { type Operation, type Partition, type Store, StoreError } from '#bot/store/port.ts';
import type { Took } from '#bot/tickets/commit.ts';
import type { RunChange } from '#shared/checklists/decide.ts';
import { chained, type Hash } from '#shared/checklists/record.ts';
import type { Run } from '#shared/checklists/run.ts';
import { itemDocument, runDocument, runEntryDocument } from './run-document.ts';

export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');

export interface RunCommit extends RunChange {
  readonly partition: Partition;
  /** As read; null for a run that begins. */
  readonly etag: string | null;
  readonly extra?: readonly Operation[];
}

/**
 * The one write path of a run: its new state, the items that change, the entry that tells of it and the outbox item, all or
 * none. The run's document is part of every commit, so that nothing is ticked after the seal. Null where somebody else's
 * step came in between. Cosmos DB: 1 batch, about 25 RU for a tick.
 */
export function commitRunWith({ store, took }: { readonly store: Store; readonly took: Took }) {
  return async ({ partition, etag, run, entry, items, comment, extra = [] }: RunCommit): Promise<Run | null> => {
    const next: Run = { ...run, chain: chained(run.chain, entry, sha256) };
    const outbox = outboxDocument({ run: next, entry });
    const document = runDocument(next);
    const operations: Operation[] = [
      { create: runEntryDocument(entry) },
      etag === null ? { create: document } : { replace: document, etag },
      { create: outbox },
      ...items.map((item): Operation => ({ put: itemDocument(item) })),
      ...(comment === undefined ? [] : [{ put: runEntryDocument(comment) }]),
      ...extra,
    ];
    try {
      await store.write(partition, operations);
      took({ partition, run: next, entry }, outbox.id);
      return next;
    } catch (error) {
      if (isOvertaken(error)) return null;
      throw error;
    }
  };
}

function isOvertaken(error: unknown): boolean {
  return error instanceof StoreError && error.operation <= 1 && (error.kind === 'stale' || error.kind === 'exists');
}
