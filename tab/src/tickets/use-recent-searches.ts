import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { keepSearch, listRecentSearches } from '#shared/views/search-contract.ts';
import { useSend } from '../app/client.ts';

const FRESH = 60_000;

/**
 * What the reader searched for within the hour, read where it is wanted; and keeping one more. Neither is worth an error on the
 * page: without them one types.
 */
export function useRecentSearches({ id }: Pick<DeskView, 'id'>, wanted: boolean) {
  const send = useSend();
  const queries = useQueryClient();
  const last = useRef('');
  const queryKey = ['recent-searches', id];
  const recent = useQuery({
    queryKey,
    queryFn: () => send(listRecentSearches, { params: { deskId: id } }),
    enabled: wanted,
    staleTime: FRESH,
  });
  const keeping = useMutation({
    mutationFn: (text: string) => send(keepSearch, { params: { deskId: id }, body: { text } }),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
  return {
    items: recent.data?.items ?? [],
    keep: (text: string) => {
      if (text.length < 2 || text === last.current) return;
      last.current = text;
      keeping.mutate(text);
    },
  };
}
