import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type MeView, readMe } from '#shared/members/contract.ts';
import { useSend } from '../app/client.ts';

/** The reader's own settings and desks. */
export function useMe(): UseQueryResult<MeView> {
  const send = useSend();
  return useQuery({ queryKey: ['me'], queryFn: () => send(readMe) });
}
