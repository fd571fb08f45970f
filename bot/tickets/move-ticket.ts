import { checkFree } from '#bot/checklists/holding.ts';
import type { Entrance } from '#bot/desks/enter-desk.ts';
import { personView } from '#bot/members/roster.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import { actorOn } from '#shared/desks/desk.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayOnTicket } from '#shared/members/policy.ts';
import type { Act, Change } from '#shared/tickets/decide.ts';
import type { Move } from '#shared/tickets/entry.ts';
import { fitInto, leave, mayMove, moveAway } from '#shared/tickets/move.ts';
import type * as contract from '#shared/tickets/move-contract.ts';
import { keyOf, type Ticket, touchingOf } from '#shared/tickets/ticket.ts';
import type { Carry } from './carry-ticket.ts';
import { actOf, retryOvertaken, type WriteDeps } from './change-ticket.ts';
import { readOthers } from './others.ts';
import { type Found, findTicket, showTicket, type TicketDeps } from './read-ticket.ts';
import { ticketOf } from './ticket-document.ts';
import { peopleInChanges, peopleOfTicket, shownChanges } from './ticket-view.ts';
import { readEntry } from './timeline.ts';

export interface MoveDeps extends WriteDeps {
  readonly carry: Carry;
}

/**
 * One commit takes the ticket from its desk, and from there it is carried to the other; where that breaks off, the relay takes it up.
 * Cosmos DB: 4 point reads and 1 batch, then those of the way (`carryWith`): about 15 requests for a ticket with 20 entries.
 */
export function moveTicketWith(deps: MoveDeps): UseCase<typeof contract.moveTicket> {
  return async ({ caller, via }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const target = await enterTarget(deps, caller, body.to);
    if (!target.ok) return target;
    const act = await actOf(deps, entered.value, via, []);
    const moved = await retryOvertaken(deps, entered.value, params.ticketId, async (found, at) => {
      const decided = moveAway(found.ticket, target.value, { ...act, at });
      return decided.ok ? send(deps, entered.value, found, decided.value) : decided;
    });
    if (!moved.ok) return moved;
    await deps.carry(entered.value.partition, params.ticketId);
    const { partition, desk } = target.value;
    const arrived = await deps.store.get(partition, params.ticketId);
    if (arrived?.type !== 'ticket') throw new Error(`${params.ticketId} has not arrived at ${desk.id}`);
    const seen = await findTicket(deps.store, target.value, params.ticketId);
    return done({
      key: keyOf(desk.prefix, ticketOf(arrived).number),
      ticket: seen.ok ? await showTicket(deps, target.value, seen.value.ticket) : null,
    });
  };
}

/** Takes back that somebody moved a ticket to a desk, while it is as it arrived there. */
export type MoveBack = (
  entrance: Entrance,
  found: Found,
  entry: Move,
  by: { readonly caller: Caller; readonly act: Act },
) => Promise<Outcome<null>>;

export function moveBackWith(deps: MoveDeps): MoveBack {
  return async (entrance, found, entry, { caller, act }) => {
    if (found.ticket.revision !== entry.seq) return refuse('rule', 'undo.overtaken');
    const target = await enterTarget(deps, caller, entry.origin.desk);
    if (!target.ok) return refuse('rule', 'undo.overtaken');
    const sent = await send(deps, entrance, found, leave(found.ticket, target.value.desk.id, act));
    if (!sent.ok) return sent;
    await deps.carry(entrance.partition, found.ticket.id);
    return done(null);
  };
}

async function send(
  { store, commit }: MoveDeps,
  { partition }: Entrance,
  { ticket, etag }: Found,
  change: Change<Move>,
): Promise<Outcome<Ticket>> {
  const free = await checkFree(store, partition, ticket.id);
  return free.ok ? commit({ partition, etag, ...change, movedTo: change.entry.target }) : free;
}

/** Cosmos DB: 5 point reads, 1 count, and a query each for the people and the relations where there are any. */
export function previewMoveWith(deps: TicketDeps): UseCase<typeof contract.previewMove> {
  return async ({ caller }, { params, query }) => {
    const { store, roster } = deps;
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const target = await enterTarget(deps, caller, query.to);
    if (!target.ok) return target;
    const { partition, desk, actor } = entered.value;
    const found = await findTicket(store, entered.value, params.ticketId);
    if (!found.ok) return found;
    const { ticket } = found.value;
    const may = mayMove(ticket, actor, target.value);
    if (!may.ok) return may;
    const last = await readEntry(store, partition, ticket.id, ticket.revision);
    const about = [...peopleOfTicket(ticket, last === null ? [] : [last], desk)];
    const [known, people, runs, others] = await Promise.all([
      roster.named(partition, about),
      roster.present(target.value.partition, about),
      store.count(partition, { type: 'run', where: { field: 'ticket', eq: ticket.id } }),
      readOthers(store, entered.value, ticket, []),
    ]);
    const to = target.value.desk;
    const terms = { from: desk, to, nameOf: (person: string) => known.get(person)?.name ?? '' };
    const undone = last?.kind === 'moved' && last.origin.desk === to.id ? last : null;
    const { ticket: there, changes } = fitInto(ticket, { desk: to, terms, people, undone });
    const sees = (person: string) => {
      const member = people.get(person);
      if (member === undefined || member.left) return false;
      return mayOnTicket(actorOn(to, member), 'ticket.read', touchingOf(there));
    };
    const engaged = new Set([ticket.requester, ...ticket.assignees, ...ticket.watchers]);
    return done({
      changes: shownChanges(changes),
      people: peopleInChanges(changes, to).map((person) => personView(known, person)),
      unseen: [...engaged].filter((person) => !sees(person)).map((person) => personView(known, person)),
      links: others.size,
      runs,
    });
  };
}

async function enterTarget(
  { enterDesk }: Pick<TicketDeps, 'enterDesk'>,
  caller: Caller,
  to: string,
): Promise<Outcome<Entrance>> {
  const entered = await enterDesk(caller, to);
  if (entered.ok) return entered;
  const { kind, code } = entered.refusal;
  return refuse(kind, code, { fields: ['to'] });
}
