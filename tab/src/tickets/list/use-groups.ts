import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { DeskView } from '#shared/desks/desk.ts';
import { groupTickets } from '#shared/tickets/group-contract.ts';
import type { GroupBy } from '#shared/tickets/grouping.ts';
import type { TicketFilter } from '#shared/tickets/list-contract.ts';
import { useSend } from '../../app/client.ts';
import { useStored } from '../../app/stored.ts';
import type { Group } from './lines.ts';

const Folded = z.record(z.string(), z.array(z.string()));

export interface Groups {
  /** Null until they are known. */
  readonly items: readonly Group[] | null;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly folded: readonly string[];
  readonly fold: (key: string) => void;
}

/** The headings of a list, and which of them this reader has folded; null for a list without. */
export function useGroups(desk: DeskView, by: GroupBy | null, filter: TicketFilter, today: string): Groups | null {
  const send = useSend();
  const [stored, store] = useStored(`folded:${desk.id}`, Folded, {});
  const { data, error, refetch } = useQuery({
    queryKey: ['counts', desk.id, 'groups', by, filter, today],
    queryFn: ({ signal }) =>
      send(groupTickets, { params: { deskId: desk.id }, query: { ...filter, by: by ?? 'status', today }, signal }),
    enabled: by !== null,
    placeholderData: keepPreviousData,
  });
  if (by === null) return null;
  const folded = stored[by] ?? [];
  return {
    items: data?.items ?? null,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
    folded,
    fold: (key) =>
      store({ ...stored, [by]: folded.includes(key) ? folded.filter((other) => other !== key) : [...folded, key] }),
  };
}
