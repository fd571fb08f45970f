import { checkHeld } from '#bot/checklists/holding.ts';
import type { Entrance } from '#bot/desks/enter-desk.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type * as contract from '#shared/tickets/contract.ts';
import { inverse } from '#shared/tickets/decide.ts';
import { type Entry, isLinkActivity } from '#shared/tickets/entry.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import { mayUndo, type Undone, undo } from '#shared/tickets/undo.ts';
import { actOf, retryOvertaken, type WriteDeps } from './change-ticket.ts';
import type { TicketCommit } from './commit.ts';
import { type LinkDeps, takeBackLink } from './link-tickets.ts';
import type { MoveBack } from './move-ticket.ts';
import { type Found, showTicket } from './read-ticket.ts';
import { readEntry, readSince } from './timeline.ts';

export interface UndoDeps extends LinkDeps {
  readonly moveBack: MoveBack;
}

/** Cosmos DB: 2 point reads, 1 query and 1 batch. */
export function undoTicketWith(deps: UndoDeps): UseCase<typeof contract.undoTicket> {
  return async ({ caller, via }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const undone = await retryOvertaken(deps, entered.value, params.ticketId, async (found, at) => {
      const { partition } = entered.value;
      const entry = await readEntry(deps.store, partition, found.ticket.id, body.seq);
      if (entry === null) return refuse('rule', 'undo.nothing');
      const act = { ...(await actOf(deps, entered.value, via, peopleBefore(entry))), at };
      const mine = mayUndo(found.ticket, entry, act);
      if (!mine.ok) return mine;
      if (entry.kind === 'moved') return deps.moveBack(entered.value, found, entry, { caller, act });
      if (isLinkActivity(entry)) return takeBackLink(deps, entered.value, found, entry, act);
      const later = await readSince(deps.store, partition, found.ticket.id, entry.seq);
      const decided = undo(found.ticket, entry, later, act);
      return decided.ok ? store(deps, entered.value, found, decided.value) : decided;
    });
    if (!undone.ok) return undone;
    const ticket = undone.value === null ? null : await showTicket(deps, entered.value, undone.value);
    return done({ ticket });
  };
}

/** Null where the ticket itself was withdrawn. */
async function store(
  { commit, store: documents }: WriteDeps,
  { partition }: Entrance,
  { ticket, etag }: Found,
  { what, change }: Undone,
): Promise<Outcome<Ticket | null>> {
  if (change === null) return done(ticket);
  const base: TicketCommit = { partition, etag, ...change };
  const free = await checkHeld(documents, partition, ticket, change.ticket);
  if (!free.ok) return free;
  if (what !== 'ticket') return commit(base);
  const withdrawn = await commit({ ...base, withdrawn: true });
  return withdrawn.ok ? done(null) : withdrawn;
}

function peopleBefore(entry: Entry): readonly string[] {
  if (entry.kind !== 'changed') return [];
  const { requester, assignees = [], watchers = [] } = inverse(entry);
  return [...(requester === undefined ? [] : [requester]), ...assignees, ...watchers];
}
