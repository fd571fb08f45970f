import { checkHeld } from '#bot/checklists/holding.ts';
import type { Entrance } from '#bot/desks/enter-desk.ts';
import type { Partition } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Act } from '#shared/tickets/decide.ts';
import { isLinkActivity, type LinkActivity } from '#shared/tickets/entry.ts';
import type * as contract from '#shared/tickets/link-contract.ts';
import { link, merge, type Pair, undoLink, unlink } from '#shared/tickets/links.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import { actOf, retryOvertaken, type WriteDeps } from './change-ticket.ts';
import type { commitTicketsWith } from './commit.ts';
import { type Lineage, noLineage, readLineage } from './lineage.ts';
import { type Found, findTicket, showTicket } from './read-ticket.ts';
import { readEntry } from './timeline.ts';

export interface LinkDeps extends WriteDeps {
  readonly commitAll: ReturnType<typeof commitTicketsWith>;
}

/** Cosmos DB: 4 point reads, those of the tickets above where one is put below another, and 1 batch. */
export function addLinkWith(deps: LinkDeps): UseCase<typeof contract.addLink> {
  return async ({ caller, via }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition } = entered.value;
    const act = await actOf(deps, entered.value, via, []);
    return onPair(deps, entered.value, { here: params.ticketId, there: body.ticket }, async ({ here, there }, at) => {
      const lineage = await readLineage(deps.store, partition, here.ticket, there.ticket, body.kind);
      const decided = link(here.ticket, there.ticket, body.kind, lineage.above, { ...act, at });
      return decided.ok ? done({ pair: decided.value, lineage }) : decided;
    });
  };
}

/** Cosmos DB: 4 point reads and 1 batch. */
export function removeLinkWith(deps: LinkDeps): UseCase<typeof contract.removeLink> {
  return async ({ caller, via }, { params }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const act = await actOf(deps, entered.value, via, []);
    const ids = { here: params.ticketId, there: params.otherId };
    return onPair(deps, entered.value, ids, async ({ here, there }, at) => {
      const decided = unlink(here.ticket, there.ticket, { ...act, at });
      return decided.ok ? done({ pair: decided.value, lineage: noLineage }) : decided;
    });
  };
}

/** Cosmos DB: 4 point reads, those of what the other is a duplicate of, the roster's, and 1 batch. */
export function mergeTicketWith(deps: LinkDeps): UseCase<typeof contract.mergeTicket> {
  return async ({ caller, via }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition } = entered.value;
    return onPair(deps, entered.value, { here: params.ticketId, there: body.into }, async ({ here, there }, at) => {
      const named = [here.ticket.requester, ...here.ticket.watchers];
      const act = { ...(await actOf(deps, entered.value, via, named)), at };
      const lineage = await readLineage(deps.store, partition, here.ticket, there.ticket, 'duplicate-of');
      const decided = merge(here.ticket, there.ticket, lineage.above, act);
      return decided.ok ? done({ pair: decided.value, lineage }) : decided;
    });
  };
}

/** Takes back a step on a pair, on both tickets at once. Cosmos DB: 2 point reads and 1 batch. */
export async function takeBackLink(
  deps: LinkDeps,
  entrance: Entrance,
  here: Found,
  entry: LinkActivity,
  act: Act,
): Promise<Outcome<Ticket>> {
  const { partition } = entrance;
  const other = entry.link.ticket;
  const [there, beside] = await Promise.all([
    findTicket(deps.store, entrance, other),
    readEntry(deps.store, partition, other, entry.beside),
  ]);
  if (!there.ok || beside === null || !isLinkActivity(beside)) return refuse('rule', 'undo.overtaken');
  const back = entry.kind === 'unlinked' ? entry.link.kind : entry.was;
  const lineage =
    back === null ? noLineage : await readLineage(deps.store, partition, here.ticket, there.value.ticket, back);
  const mine = { ticket: here.ticket, entry };
  const decided = undoLink(mine, { ticket: there.value.ticket, entry: beside }, lineage.above, act);
  if (!decided.ok) return decided;
  return commitPair(deps, partition, { here, there: there.value }, { pair: decided.value, lineage });
}

interface Both {
  readonly here: Found;
  readonly there: Found;
}
interface Decided {
  /** Null where nothing would change. */
  readonly pair: Pair | null;
  readonly lineage: Lineage;
}

/** Reads both tickets, decides and commits both; again from the start where somebody wrote one of them in between. */
async function onPair(
  deps: LinkDeps,
  entrance: Entrance,
  ids: { readonly here: TicketId; readonly there: TicketId },
  decide: (both: Both, at: string) => Promise<Outcome<Decided>>,
) {
  const changed = await retryOvertaken(deps, entrance, ids.here, async (here, at) => {
    const there = await findTicket(deps.store, entrance, ids.there);
    if (!there.ok) return there;
    const both = { here, there: there.value };
    const decided = await decide(both, at);
    return decided.ok ? commitPair(deps, entrance.partition, both, decided.value) : decided;
  });
  return changed.ok ? done(await showTicket(deps, entrance, changed.value)) : changed;
}

async function commitPair(
  { commitAll, store }: LinkDeps,
  partition: Partition,
  { here, there }: Both,
  { pair, lineage }: Decided,
): Promise<Outcome<Ticket>> {
  if (pair === null) return done(here.ticket);
  const free = await checkHeld(store, partition, here.ticket, pair.here.ticket);
  if (!free.ok) return free;
  const commits = [
    { partition, etag: here.etag, ...pair.here },
    { partition, etag: there.etag, ...pair.there },
  ];
  const committed = await commitAll(partition, commits, lineage.guard);
  return committed.ok ? done(pair.here.ticket) : committed;
}
