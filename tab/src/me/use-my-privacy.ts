import { useQuery } from '@tanstack/react-query';
import { readMyPrivacy } from '#shared/privacy/policy-contract.ts';
import { useSend } from '../app/client.ts';

/** What the reader agreed to, and which changes of policy they have not read. */
export function useMyPrivacy() {
  const send = useSend();
  return useQuery({ queryKey: ['my-privacy'], queryFn: () => send(readMyPrivacy) });
}
