import type { QueryClient } from '@tanstack/react-query';
import { TicketRow, type TicketView } from '#shared/tickets/shown.ts';
import { placeRow } from '../ticket-pages.ts';

/** Takes over a ticket that came with a reply, and lets the lists that show it catch up. */
export function keepTicket(queries: QueryClient, saved: TicketView, me: string): void {
  takeTicket(queries, saved, me);
  refreshLists(queries, saved.deskId);
}

/** Takes over a ticket that came with a reply, unless a newer one has come before it. */
export function takeTicket(queries: QueryClient, saved: TicketView, me: string): void {
  const known = queries.getQueryData<TicketView>(['ticket', saved.id]);
  if (known !== undefined && Number(known.version) > Number(saved.version)) return;
  queries.setQueryData(['ticket', saved.id], saved);
  placeRow(queries, TicketRow.parse(saved), me);
}

/** Forgets a ticket that is no more: what shows it closes. */
export function dropTicket(queries: QueryClient, ticketId: string): void {
  queries.removeQueries({ queryKey: ['ticket', ticketId] });
}

/** Lets everything that lists or counts tickets of a desk catch up. */
export function refreshLists(queries: QueryClient, deskId: string): void {
  for (const key of [['tickets', deskId], ['counts', deskId], ['views', deskId], ['mine']]) {
    void queries.invalidateQueries({ queryKey: key });
  }
}
