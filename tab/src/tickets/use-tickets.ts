import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { ReplyOf } from '#shared/kernel/endpoint.ts';
import { listGrouped } from '#shared/tickets/group-contract.ts';
import { noGroup } from '#shared/tickets/grouping.ts';
import { listTickets, searchTickets } from '#shared/tickets/list-contract.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { useSend } from '../app/client.ts';
import { type ListedRow, type Listing, lineOf, type TicketPage, ticketsKey } from './ticket-pages.ts';

/** Tickets fetched at a time. */
export const PAGE = 100;

export interface Tickets {
  readonly rows: readonly ListedRow[];
  readonly status: 'pending' | 'error' | 'success';
  readonly error: Error | null;
  /** What the error kept from coming: all of them, the next page, or the latest of what is shown. */
  readonly failed: 'all' | 'more' | 'latest' | null;
  /** What is shown belongs to the filter before; the new one is on its way. */
  readonly stale: boolean;
  readonly more: boolean;
  /** A search that does not give all it may find. */
  readonly cut: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** The tickets of a list as far as they are read; a search gives its newest matches at once. */
export function useTickets(desk: DeskView, listing: Listing): Tickets {
  const send = useSend();
  const params = { deskId: desk.id };
  const { filter, sort, direction, text, grouped } = listing;
  const query = useInfiniteQuery({
    queryKey: ticketsKey(desk.id, listing),
    queryFn: async ({ pageParam, signal }): Promise<TicketPage> => {
      if (text !== '') {
        const found = await send(searchTickets, { params, query: { ...filter, text }, signal });
        return { items: found.items, cursor: null, more: found.more };
      }
      const asked = { ...filter, sort, direction, limit: PAGE, cursor: pageParam ?? undefined };
      if (grouped === null) return send(listTickets, { params, query: asked, signal });
      const { by, groups, today } = grouped;
      if (groups.length === 0) return { items: [], cursor: null };
      const query = { ...asked, by, today, groups: [...groups] };
      const { items, sections, cursor } = await send(listGrouped, { params, query, signal });
      return { items: underHeadings(items, sections), cursor };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } = query;
  const failed = query.error === null ? null : failedPart(data !== undefined, isFetchNextPageError);
  const rows = useMemo(() => distinct(data?.pages.flatMap(({ items }) => items) ?? []), [data]);
  return {
    rows,
    // What was read stays on the screen when asking for more, or again, fails.
    status: data === undefined ? query.status : 'success',
    error: query.error,
    failed,
    stale: query.isPlaceholderData,
    more: hasNextPage,
    cut: data?.pages.at(-1)?.more === true,
    loadingMore: isFetchingNextPage,
    loadMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
    retry: () => void (isFetchNextPageError ? fetchNextPage() : refetch()),
  };
}

function failedPart(isShown: boolean, isNextPage: boolean): Tickets['failed'] {
  if (!isShown) return 'all';
  return isNextPage ? 'more' : 'latest';
}

function underHeadings(items: readonly TicketRow[], sections: ReplyOf<typeof listGrouped>['sections']): ListedRow[] {
  const headings = sections.flatMap(({ key, count }) => Array.from({ length: count }, () => key));
  return items.map((item, index) => ({ ...item, under: headings[index] ?? noGroup }));
}

/** A ticket that changed between two pages may come with both. */
function distinct(rows: readonly ListedRow[]): readonly ListedRow[] {
  return [...new Map(rows.map((row) => [lineOf(row), row])).values()];
}
