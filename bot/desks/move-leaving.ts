import { type Filter, type Store, StoreError } from '#bot/store/port.ts';
import { actOf, retryOvertaken, type WriteDeps } from '#bot/tickets/change-ticket.ts';
import type { Caller } from '#bot/use-case.ts';
import { valueMark } from '#shared/desks/fields.ts';
import { type Leaving, leavingIn, moveFrom, withoutLeaving } from '#shared/desks/leaving.ts';
import { done } from '#shared/kernel/outcome.ts';
import { change } from '#shared/tickets/decide.ts';
import { priorityRank } from '#shared/tickets/ticket.ts';
import { deskDocument, deskDocumentId, deskOf } from './desk-document.ts';
import type { Entrance } from './enter-desk.ts';

/**
 * Moves the tickets of statuses, categories, priorities and choices that are on their way out to their successors, one commit each, and
 * lets those go when their last ticket has left. What breaks off is taken up when an owner next opens or changes the desk.
 */
export type MoveLeaving = (owner: Caller, deskId: string) => Promise<void>;

const page = 100;

export function moveLeavingWith(deps: WriteDeps): MoveLeaving {
  return async (owner, deskId) => {
    const entered = await deps.enterDesk(owner, deskId);
    if (!entered.ok) return;
    const all = leavingIn(entered.value.desk);
    for (const leaving of all) await empty(deps, entered.value, leaving);
    await drop(deps.store, entered.value, all);
  };
}

async function empty(deps: WriteDeps, entrance: Entrance, leaving: Leaving): Promise<void> {
  for (;;) {
    const found = await deps.store.query(entrance.partition, {
      type: 'ticket',
      where: having(leaving),
      order: [['updatedAt', 'asc']],
      limit: page,
    });
    if (found.items.length === 0) return;
    const act = await actOf(deps, entrance, 'system', []);
    for (const { id } of found.items) {
      const moved = await retryOvertaken(deps, entrance, id, async ({ ticket, etag }, at) => {
        const wanted = moveFrom(leaving, ticket);
        if (wanted === null) return done(ticket);
        const decided = change(ticket, wanted, { ...act, at });
        if (!decided.ok || decided.value === null) return decided.ok ? done(ticket) : decided;
        return deps.commit({ partition: entrance.partition, etag, ...decided.value });
      });
      if (!moved.ok && moved.refusal.kind !== 'missing')
        throw new Error(`${id} could not leave ${leaving.key}: ${moved.refusal.code}`);
    }
  }
}

function having(leaving: Leaving): Filter {
  if (leaving.of === 'choice') return { field: 'held', has: valueMark(leaving.field, leaving.key) };
  if (leaving.of === 'priority') return { field: 'priority', eq: priorityRank[leaving.key] };
  return { field: leaving.of, eq: leaving.key };
}

/** Somebody who changes the settings at the same time comes first: the next time takes it up. */
async function drop(store: Store, { partition }: Entrance, gone: readonly Leaving[]): Promise<void> {
  const document = await store.get(partition, deskDocumentId);
  if (document === null || gone.length === 0) return;
  const desk = deskOf(document);
  try {
    await store.write(partition, [{ replace: deskDocument(withoutLeaving(desk, gone)), etag: document.etag }]);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'stale') throw error;
  }
}
