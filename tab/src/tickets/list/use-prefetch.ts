import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { readTicket } from '#shared/tickets/contract.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { useSend } from '../../app/client.ts';

const FRESH = 30_000;

/** The ticket under the pointer is on its way before it is opened. */
export function usePrefetch(desk: DeskView): (row: TicketRow) => void {
  const send = useSend();
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (row: TicketRow) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const params = { deskId: desk.id, ticketId: row.id };
        const queryFn = () => send(readTicket, { params });
        void queries.prefetchQuery({ queryKey: ['ticket', row.id], queryFn, staleTime: FRESH });
      }, 150);
    },
    [desk.id, queries, send],
  );
}
