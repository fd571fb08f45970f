import { type Store, StoreError } from '#bot/store/port.ts';
import { actOf, retryOvertaken, type WriteDeps } from '#bot/tickets/change-ticket.ts';
import type { Caller } from '#bot/use-case.ts';
import { withoutStatuses } from '#shared/desks/settings.ts';
import { isLeaving, type Status } from '#shared/desks/workflow.ts';
import { done } from '#shared/kernel/outcome.ts';
import { change } from '#shared/tickets/decide.ts';
import { deskDocument, deskDocumentId, deskOf } from './desk-document.ts';
import type { Entrance } from './enter-desk.ts';

/**
 * Moves the tickets of statuses that are on their way out to their successors, one commit each, and lets the statuses go when
 * their last ticket has left. What breaks off is taken up when an owner next opens or changes the desk.
 */
export type MoveLeaving = (owner: Caller, deskId: string) => Promise<void>;

const page = 100;

export function moveLeavingWith(deps: WriteDeps): MoveLeaving {
  return async (owner, deskId) => {
    const entered = await deps.enterDesk(owner, deskId);
    if (!entered.ok) return;
    const leaving = entered.value.desk.workflow.filter(isLeaving);
    for (const status of leaving) await empty(deps, entered.value, status);
    await drop(deps.store, entered.value, new Set(leaving.map(({ key }) => key)));
  };
}

async function empty(deps: WriteDeps, entrance: Entrance, { key, successor }: Status): Promise<void> {
  for (;;) {
    const found = await deps.store.query(entrance.partition, {
      type: 'ticket',
      where: { field: 'status', eq: key },
      order: [['updatedAt', 'asc']],
      limit: page,
    });
    if (found.items.length === 0) return;
    const act = await actOf(deps, entrance, 'system', []);
    for (const { id } of found.items) {
      const moved = await retryOvertaken(deps, entrance, id, async ({ ticket, etag }) => {
        if (ticket.status !== key || successor === undefined) return done(ticket);
        const decided = change(ticket, { status: successor }, act);
        if (!decided.ok || decided.value === null) return decided.ok ? done(ticket) : decided;
        return deps.commit({ partition: entrance.partition, etag, ...decided.value });
      });
      if (!moved.ok && moved.refusal.kind !== 'missing')
        throw new Error(`${id} could not leave ${key}: ${moved.refusal.code}`);
    }
  }
}

/** Somebody who changes the settings at the same time comes first: the next time takes it up. */
async function drop(store: Store, { partition }: Entrance, gone: ReadonlySet<string>): Promise<void> {
  const document = await store.get(partition, deskDocumentId);
  if (document === null) return;
  const desk = deskOf(document);
  const workflow = withoutStatuses(desk.workflow, gone);
  if (workflow.length === desk.workflow.length) return;
  try {
    await store.write(partition, [{ replace: deskDocument({ ...desk, workflow }), etag: document.etag }]);
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'stale') throw error;
  }
}
