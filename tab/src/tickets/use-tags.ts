import { useQuery } from '@tanstack/react-query';
import type { DeskView } from '#shared/desks/desk.ts';
import { listTags } from '#shared/tickets/list-contract.ts';
import { useSend } from '../app/client.ts';

const FRESH = 5 * 60_000;

/** The tags that tickets of a desk bear lately, the most frequent first; asked for when they are wanted. */
export function useTags(desk: Pick<DeskView, 'id'>, wanted: boolean): readonly string[] {
  const send = useSend();
  const tags = useQuery({
    queryKey: ['tags', desk.id],
    queryFn: () => send(listTags, { params: { deskId: desk.id } }),
    enabled: wanted,
    staleTime: FRESH,
  });
  return tags.data?.items ?? [];
}
