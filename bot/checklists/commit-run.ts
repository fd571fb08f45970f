import { createHash } from 'node:crypto';
import { outboxDocument } from '#bot/relay/outbox.ts';
import { type Operation, type Partition, type Store, StoreError } from '#bot/store/port.ts';
import type { Took } from '#bot/tickets/commit.ts';
import type { RunChange } from '#shared/checklists/decide.ts';
import { beginsToHold } from '#shared/checklists/holding.ts';
import { chained, type Hash } from '#shared/checklists/record.ts';
import type { Run } from '#shared/checklists/run.ts';
import { takeHold } from './holding.ts';
import { itemDocument, runDocument, runEntryDocument } from './run-document.ts';

export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');

export interface RunCommit extends RunChange {
  readonly partition: Partition;
  /** As read; null for a run that begins. */
  readonly before: { readonly run: Run; readonly etag: string } | null;
  readonly extra?: readonly Operation[];
}

const attempts = 20;

/**
 * The one write path of a run: its new state, the items that change, the entry that tells of it and the outbox item, all or
 * none. The run's document is part of every commit, so that nothing is ticked after the seal; the ticket's is part of those by
 * which the run begins to hold it open. Null where somebody else's step on the run came in between. Cosmos DB: 1 batch, about
 * 25 RU for a tick.
 */
export function commitRunWith({ store, took }: { readonly store: Store; readonly took: Took }) {
  return async ({ partition, before, run, entry, items, comment, extra = [] }: RunCommit): Promise<Run | null> => {
    const next: Run = { ...run, chain: chained(run.chain, entry, sha256) };
    const outbox = outboxDocument({ run: next, entry });
    const document = runDocument(next);
    const holds = beginsToHold(before?.run ?? null, next) ? next.ticket : null;
    const written = async () => {
      const hold = holds === null ? null : await takeHold(store, partition, holds);
      await store.write(partition, [
        { create: runEntryDocument(entry) },
        before === null ? { create: document } : { replace: document, etag: before.etag },
        ...(hold === null ? [{ create: outbox }] : [hold, { create: outbox }]),
        ...items.map((item): Operation => ({ put: itemDocument(item) })),
        ...(comment === undefined ? [] : [{ put: runEntryDocument(comment) }]),
        ...extra,
      ]);
    };
    for (let attempt = 1; ; attempt++) {
      try {
        await written();
        took({ partition, run: next, entry }, outbox.id);
        return next;
      } catch (error) {
        if (isOvertaken(error)) return null;
        // Somebody else's step on the ticket: the run holds it as it is after that.
        if (holds === null || !isAt(error, ticketPlace) || attempt === attempts) throw error;
      }
    }
  };
}

/** Of the ticket's document among the operations. */
const ticketPlace = 2;

function isOvertaken(error: unknown): boolean {
  return isAt(error, 0) || isAt(error, 1);
}

function isAt(error: unknown, place: number): boolean {
  return (
    error instanceof StoreError && error.operation === place && (error.kind === 'stale' || error.kind === 'exists')
  );
}
