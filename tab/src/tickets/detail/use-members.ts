import { useQuery } from '@tanstack/react-query';
import { listMembers } from '#shared/desks/contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import type { MemberView } from '#shared/members/member.ts';
import { useSend } from '../../app/client.ts';

const FRESH = 5 * 60_000;

/** The roster of a desk; only the reader where they may not see it. */
export function useMembers(desk: DeskView): readonly MemberView[] {
  const send = useSend();
  const members = useQuery({
    queryKey: ['members', desk.id],
    queryFn: () => send(listMembers, { params: { deskId: desk.id } }),
    enabled: desk.can.includes('members.read'),
    staleTime: FRESH,
  });
  return members.data?.items ?? [desk.me];
}
