import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonView } from '#shared/members/member.ts';
import { listEntries } from '#shared/tickets/contract.ts';
import type { EntryView, TicketView } from '#shared/tickets/shown.ts';
import { useSend } from '../../app/client.ts';

export interface History {
  /** All that is known, oldest first. */
  readonly entries: readonly EntryView[];
  /** How many there are before those. */
  readonly earlier: number;
  readonly loading: boolean;
  readonly loadEarlier: () => void;
  /** Why the last loading failed. */
  readonly problem: string | null;
  /** Whom earlier entries name by id. */
  readonly people: readonly PersonView[];
}

/** The entries that came with the ticket, and earlier ones once they are asked for. */
export function useHistory(ticket: TicketView): History {
  const send = useSend();
  const [wanted, setWanted] = useState(false);
  const first = ticket.timeline[0]?.seq ?? Number(ticket.version) + 1;
  const pages = useInfiniteQuery({
    queryKey: ['ticket', ticket.id, 'entries', first],
    queryFn: ({ pageParam }) =>
      send(listEntries, { params: { deskId: ticket.deskId, ticketId: ticket.id }, query: { before: pageParam } }),
    initialPageParam: first,
    getNextPageParam: ({ items, earlier }) => (earlier > 0 ? items[0]?.seq : undefined),
    enabled: wanted,
  });
  const known = [...(pages.data?.pages ?? [])].reverse();
  const loadEarlier = () => {
    if (!wanted) setWanted(true);
    else if (pages.isError && pages.data === undefined) void pages.refetch();
    else void pages.fetchNextPage();
  };
  return {
    entries: [...known.flatMap(({ items }) => items), ...ticket.timeline],
    earlier: known[0]?.earlier ?? ticket.earlier,
    loading: pages.isFetching,
    loadEarlier,
    problem: pages.error?.message ?? null,
    people: known.flatMap(({ people }) => people),
  };
}
