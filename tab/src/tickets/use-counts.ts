import { useQuery } from '@tanstack/react-query';
import type { DeskView } from '#shared/desks/desk.ts';
import type { ReplyOf } from '#shared/kernel/endpoint.ts';
import { countTickets } from '#shared/tickets/list-contract.ts';
import type { ViewKey } from '#shared/views/view.ts';
import { useSend } from '../app/client.ts';
import { useNow } from '../ui/clock.ts';
import { dayOf } from '../ui/dates.ts';

type Counts = ReplyOf<typeof countTickets>;

/** How many tickets the reader may see on a desk; undefined until that is known. */
export function useCounts(desk: DeskView): Counts | undefined {
  const send = useSend();
  const today = dayOf(useNow());
  const counts = useQuery({
    queryKey: ['counts', desk.id, today],
    queryFn: () => send(countTickets, { params: { deskId: desk.id }, query: { today } }),
  });
  return counts.data;
}

export function countOfView({ groups, ...counts }: Counts, view: ViewKey): number {
  const open = groups.new + groups.active + groups.waiting;
  const ended = groups.resolved + groups.closed;
  switch (view) {
    case 'open':
      return open;
    case 'mine':
      return counts.assignedToMe;
    case 'requested':
      return counts.requestedByMe;
    case 'unassigned':
      return counts.unassigned;
    case 'overdue':
      return counts.overdue;
    case 'done':
      return ended;
    case 'all':
      return open + ended;
    default:
      return view satisfies never;
  }
}
