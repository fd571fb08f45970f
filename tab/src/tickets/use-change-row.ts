import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { findStatus } from '#shared/desks/workflow.ts';
import { changeTicket, type TicketChanges } from '#shared/tickets/contract.ts';
import type { TicketRow, TicketView } from '#shared/tickets/shown.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useWords, type Words } from '../app/session.tsx';
import { useUndo } from '../ui/undo.tsx';
import { statusName } from './detail/field-words.ts';
import { refreshLists, takeTicket } from './detail/ticket-cache.ts';
import { assigneesWith } from './moves.ts';
import { placeRow, restore } from './ticket-pages.ts';

/** What one does to a ticket without opening it. */
export type RowChange = { readonly kind: 'status'; readonly status: string } | { readonly kind: 'take' };

/** Shows the change at once; where it is refused, it is taken back with the reason said. */
export type ChangeRow = (row: TicketRow, change: RowChange) => Promise<void>;

/** What the service is asked to change. */
export function changesOf(row: TicketRow, change: RowChange, desk: DeskView): TicketChanges {
  return change.kind === 'take' ? { assignees: assigneesWith(row, desk.me) } : { status: change.status };
}

export function useChangeRow(desk: DeskView): ChangeRow {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const words = useWords();
  const { mutateAsync } = useMutation({
    mutationKey: ['change-ticket'],
    mutationFn: ({ row, change }: { readonly row: TicketRow; readonly change: RowChange }) =>
      send(changeTicket, {
        params: { deskId: desk.id, ticketId: row.id },
        body: { version: row.version, changes: changesOf(row, change, desk) },
      }),
    onMutate: async ({ row, change }) => {
      await queries.cancelQueries({ queryKey: ['tickets', desk.id] });
      return placeRow(queries, expected(row, change, desk), desk.me.id);
    },
    onSuccess: (saved, { row, change }) => {
      takeTicket(queries, saved, desk.me.id);
      const own = saved.timeline.findLast((entry) => entry.by.id === desk.me.id && entry.seq > Number(row.version));
      const message = sentence(saved, change, desk, words);
      if (own === undefined) undo.say(message);
      else undo.offer({ message, deskId: desk.id, steps: [{ ticketId: saved.id, seq: own.seq }] });
    },
    onError: (problem, { row }, before) => {
      if (before !== undefined) restore(queries, before);
      undo.warn(words.tab.change.failed(row.key, reasonOf(problem)));
      void queries.invalidateQueries({ queryKey: ['ticket', row.id] });
    },
    onSettled: () => {
      refreshLists(queries, desk.id);
    },
  });
  return useCallback(
    async (row, change) => {
      try {
        await mutateAsync({ row, change });
      } catch {
        // `onError` has taken the change back and said why.
      }
    },
    [mutateAsync],
  );
}

/** The row as it will be, unless the service says otherwise. */
export function expected(row: TicketRow, change: RowChange, desk: DeskView): TicketRow {
  if (change.kind === 'take') {
    const others = row.can.includes('assign') ? row.assignees : [];
    return { ...row, assignees: [...others, { id: desk.me.id, name: desk.me.name, left: false }] };
  }
  const status = findStatus(desk.workflow, change.status);
  return status === undefined ? row : { ...row, status: status.key, group: status.group };
}

function sentence({ key }: TicketView, change: RowChange, desk: DeskView, words: Words): string {
  if (change.kind === 'take') return words.tab.change.assigned(key);
  return words.tab.change.status(key, statusName(desk, change.status, words));
}
