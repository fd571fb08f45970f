import { useInfiniteQuery } from '@tanstack/react-query';
import { listRuns, type RunFilter } from '#shared/checklists/run-contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { useSend } from '../app/client.ts';

/** The runs of a desk that are asked for, the newest change first, page by page. */
export function useRuns(desk: DeskView, asked: RunFilter) {
  const send = useSend();
  return useInfiniteQuery({
    queryKey: ['runs', desk.id, asked],
    queryFn: ({ pageParam }) =>
      send(listRuns, { params: { deskId: desk.id }, query: { ...asked, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
  });
}
