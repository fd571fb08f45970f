import { deskPartition } from '#bot/desks/desk-document.ts';
import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Store, Stored } from '#bot/store/port.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayOnTicket } from '#shared/members/policy.ts';
import type * as contract from '#shared/tickets/contract.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { type Ticket, touchingOf } from '#shared/tickets/ticket.ts';
import { movedOf } from './moved-document.ts';
import { ticketOf } from './ticket-document.ts';
import { peopleOfTicket, ticketView } from './ticket-view.ts';
import { mostShown, type Newest, readNewest, seenPart } from './timeline.ts';

export interface TicketDeps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
}

export interface Found {
  readonly ticket: Ticket;
  readonly etag: string;
}

/** A ticket that the actor may see; one they may not see is missing, like one that never was. */
export async function findTicket(store: Store, { partition, actor }: Entrance, id: string): Promise<Outcome<Found>> {
  const document = await store.get(partition, id);
  return document === null ? refuse('missing', 'ticket.not-found') : seen(document, actor);
}

function seen(document: Stored, actor: Entrance['actor']): Outcome<Found> {
  if (document.type !== 'ticket') return refuse('missing', 'ticket.not-found');
  const ticket = ticketOf(document);
  if (!mayOnTicket(actor, 'ticket.read', touchingOf(ticket))) return refuse('missing', 'ticket.not-found');
  return done({ ticket, etag: document.etag });
}

/** What a step on a ticket begins with. */
export interface Approach extends Found {
  readonly entrance: Entrance;
  /** As it was beside the ticket. */
  readonly newest: Newest;
}

/** Who asks, the ticket and its newest entries, asked for side by side. Cosmos DB: 3 point reads and 1 query, about 8 RU. */
export async function approachTicket(
  { store, enterDesk }: Pick<TicketDeps, 'store' | 'enterDesk'>,
  caller: Caller,
  { deskId, ticketId }: { readonly deskId: string; readonly ticketId: string },
): Promise<Outcome<Approach>> {
  const partition = deskPartition(caller.tenant, deskId);
  const [entered, document, newest] = await Promise.all([
    enterDesk(caller, deskId),
    store.get(partition, ticketId),
    readNewest(store, partition, ticketId),
  ]);
  if (!entered.ok) return entered;
  const found = document === null ? refuse('missing', 'ticket.not-found') : seen(document, entered.value.actor);
  return found.ok ? done({ ...found.value, entrance: entered.value, newest }) : found;
}

/** The view after a step, of which the entries before it are known; read anew where somebody else's came in between. */
export async function showAfter(
  deps: Pick<TicketDeps, 'store' | 'roster'>,
  { entrance, newest }: Approach,
  ticket: Ticket,
  step: Entry | null,
): Promise<TicketView> {
  const entries = step === null ? newest.entries : [...newest.entries, step];
  if (entries.at(-1)?.seq !== ticket.revision || entries.length > mostShown) return showTicket(deps, entrance, ticket);
  return show(deps, entrance, ticket, { ...newest, entries });
}

/** The whole view, its timeline read anew: what every operation on a ticket answers with. */
export async function showTicket(
  deps: Pick<TicketDeps, 'store' | 'roster'>,
  entrance: Entrance,
  ticket: Ticket,
): Promise<TicketView> {
  return show(deps, entrance, ticket, await readNewest(deps.store, entrance.partition, ticket.id));
}

async function show(
  { store, roster }: Pick<TicketDeps, 'store' | 'roster'>,
  entrance: Entrance,
  ticket: Ticket,
  newest: Newest,
): Promise<TicketView> {
  const { partition, desk, actor } = entrance;
  const part = await seenPart(store, entrance, ticket, newest);
  const about = peopleOfTicket(ticket, part.entries, desk);
  return ticketView({ ticket, part, about }, desk, actor, await roster.named(partition, about));
}

/** Cosmos DB: 3 point reads and 1 query side by side, about 8 RU with 30 entries; the names of people where not known. */
export function readTicketWith(deps: TicketDeps): UseCase<typeof contract.readTicket> {
  return async ({ caller }, { params }) => {
    const near = await approachTicket(deps, caller, params);
    if (near.ok) return done(await showAfter(deps, near.value, near.value.ticket, null));
    const movedTo = near.refusal.code === 'ticket.not-found' ? await findMoved(deps, caller, params) : null;
    return movedTo === null ? near : refuse('missing', 'ticket.moved', { movedTo });
  };
}

/** For the bot, where people name a ticket by its number; one that was moved is found by the number that it had too. */
export function findByNumberWith({ store, enterDesk }: Pick<TicketDeps, 'store' | 'enterDesk'>) {
  return async (caller: Parameters<EnterDesk>[0], deskId: string, number: number): Promise<Outcome<Ticket>> => {
    const entered = await enterDesk(caller, deskId);
    if (!entered.ok) return entered;
    const page = await store.query(entered.value.partition, {
      type: 'ticket',
      where: { field: 'number', eq: number },
      order: [['number', 'asc']],
      limit: 1,
    });
    const [document] = page.items;
    if (document === undefined) return await findMovedNumber({ store, enterDesk }, caller, deskId, number);
    const found = seen(document, entered.value.actor);
    return found.ok ? done(found.value.ticket) : found;
  };
}

async function findMovedNumber(
  deps: Pick<TicketDeps, 'store' | 'enterDesk'>,
  caller: Caller,
  deskId: string,
  number: number,
): Promise<Outcome<Ticket>> {
  const page = await deps.store.query(deskPartition(caller.tenant, deskId), {
    type: 'movedTicket',
    where: { field: 'number', eq: number },
    order: [['number', 'asc']],
    limit: 1,
  });
  const ticketId = page.items[0]?.id ?? null;
  const to = ticketId === null ? null : await findMoved(deps, caller, { deskId, ticketId });
  const entered = to === null ? null : await deps.enterDesk(caller, to);
  if (ticketId === null || entered === null || !entered.ok) return refuse('missing', 'ticket.not-found');
  const found = await findTicket(deps.store, entered.value, ticketId);
  return found.ok ? done(found.value.ticket) : found;
}

const mostMoves = 20;

/** The desk where a ticket is that was once on another; null where it was not, or is not for the caller to see. */
async function findMoved(
  { store, enterDesk }: Pick<TicketDeps, 'store' | 'enterDesk'>,
  caller: Caller,
  { deskId, ticketId }: { readonly deskId: string; readonly ticketId: string },
): Promise<DeskId | null> {
  let at: DeskId | null = null;
  for (let moves = 0; moves < mostMoves; moves++) {
    const document = await store.get(deskPartition(caller.tenant, at ?? deskId), ticketId);
    if (document?.type === 'movedTicket') at = movedOf(document).to;
    else break;
  }
  if (at === null) return null;
  const entered = await enterDesk(caller, at);
  const found = entered.ok ? await findTicket(store, entered.value, ticketId) : entered;
  return found.ok ? at : null;
}
