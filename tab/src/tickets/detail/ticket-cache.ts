import type { QueryClient } from '@tanstack/react-query';
import { TicketRow, type TicketView } from '#shared/tickets/contract.ts';
import { placeRow } from '../ticket-pages.ts';

/** Takes over a ticket that came with a reply, and lets the lists that show it catch up. */
export function keepTicket(queries: QueryClient, saved: TicketView, me: string): void {
  const known = queries.getQueryData<TicketView>(['ticket', saved.id]);
  if (known === undefined || Number(known.version) <= Number(saved.version)) {
    queries.setQueryData(['ticket', saved.id], saved);
  }
  placeRow(queries, TicketRow.parse(saved), me);
  for (const key of [['tickets', saved.deskId], ['counts', saved.deskId], ['views', saved.deskId], ['mine']]) {
    void queries.invalidateQueries({ queryKey: key });
  }
}
