import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listMembers } from '#shared/desks/contract.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { useSend } from '../app/client.ts';
import { useWords } from '../app/session.tsx';
import type { FilterChoice } from './FilterChip.tsx';

const ROSTER_FRESH = 5 * 60_000;

/** The roster may be long: it is read when somebody asks for it, or when the address names a person. */
export function useAssignees(desk: DeskView, named: boolean) {
  const send = useSend();
  const { toolbar } = useWords().tab;
  const [wanted, setWanted] = useState(false);
  const members = useQuery({
    queryKey: ['members', desk.id],
    queryFn: () => send(listMembers, { params: { deskId: desk.id } }),
    enabled: (wanted || named) && desk.can.includes('members.read'),
    staleTime: ROSTER_FRESH,
  });
  const others = (members.data?.items ?? []).filter(
    ({ id, left, role }) => id !== desk.me.id && !left && role !== 'guest',
  );
  const choices: readonly FilterChoice[] = [
    { value: 'me', text: toolbar.me },
    { value: 'none', text: toolbar.nobody },
    ...others.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return { choices, read: () => setWanted(true) };
}
