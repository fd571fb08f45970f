import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import type { Roster } from '#bot/members/roster.ts';
import type { Partition, Store, Stored } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayOnTicket } from '#shared/members/policy.ts';
import type * as contract from '#shared/tickets/contract.ts';
import type { TicketView } from '#shared/tickets/contract.ts';
import type { Entry } from '#shared/tickets/entry.ts';
import { type Ticket, touchingOf } from '#shared/tickets/ticket.ts';
import { entryOf } from './entry-document.ts';
import { ticketOf } from './ticket-document.ts';
import { peopleOfTicket, ticketView } from './ticket-view.ts';

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

/** Entries of a ticket, oldest first. */
export async function readTimeline(store: Store, partition: Partition, ticket: string, after = 0): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.query(partition, {
      type: 'entry',
      where: { and: [{ field: 'subject', eq: ticket }, ...(after > 0 ? [{ field: 'seq', gt: after }] : [])] },
      order: [
        ['subject', 'asc'],
        ['seq', 'asc'],
      ],
      limit: 500,
      ...(cursor === null ? {} : { cursor }),
    });
    entries.push(...page.items.map(entryOf));
    cursor = page.cursor;
  } while (cursor !== null);
  return entries;
}

/** The whole view, its timeline read anew: what every operation on a ticket answers with. */
export async function showTicket(
  { store, roster }: Pick<TicketDeps, 'store' | 'roster'>,
  { partition, desk, actor }: Entrance,
  ticket: Ticket,
): Promise<TicketView> {
  const timeline = await readTimeline(store, partition, ticket.id);
  const people = await roster.named(partition, peopleOfTicket(ticket, timeline));
  return ticketView(ticket, timeline, desk, actor, people);
}

/** Cosmos DB: 1 point read and 1 query side by side, about 7 RU with 50 entries. */
export function readTicketWith({ store, enterDesk, roster }: TicketDeps): UseCase<typeof contract.readTicket> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor } = entered.value;
    const [found, timeline] = await Promise.all([
      findTicket(store, entered.value, params.ticketId),
      readTimeline(store, partition, params.ticketId),
    ]);
    if (!found.ok) return found;
    const people = await roster.named(partition, peopleOfTicket(found.value.ticket, timeline));
    return done(ticketView(found.value.ticket, timeline, desk, actor, people));
  };
}

/** For the bot, where people name a ticket by its number. */
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
    if (document === undefined) return refuse('missing', 'ticket.not-found');
    const found = seen(document, entered.value.actor);
    return found.ok ? done(found.value.ticket) : found;
  };
}
