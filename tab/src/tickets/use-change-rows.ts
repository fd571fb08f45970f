import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { changeTicket, TicketRow } from '#shared/tickets/contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { inGroups } from '../app/in-groups.ts';
import { useWords } from '../app/session.tsx';
import { type UndoStep, useUndo } from '../ui/undo.tsx';
import { placeRow } from './ticket-pages.ts';
import { changesOf, type RowChange } from './use-change-row.ts';

export interface ChangeRows {
  /** Changes each of them; what could not be changed is said, and one step takes the rest back. */
  readonly change: (rows: readonly TicketRow[], change: RowChange) => Promise<void>;
  /** How many are done of those under way; null while nothing is. */
  readonly progress: { readonly done: number; readonly all: number } | null;
}

export function useChangeRows(desk: DeskView): ChangeRows {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { tab } = useWords();
  const [progress, setProgress] = useState<ChangeRows['progress']>(null);

  async function changeOne(row: TicketRow, change: RowChange): Promise<UndoStep | null> {
    const params = { deskId: desk.id, ticketId: row.id };
    const saved = await send(changeTicket, {
      params,
      body: { version: row.version, changes: changesOf(row, change, desk) },
    });
    queries.setQueryData(['ticket', saved.id], saved);
    placeRow(queries, TicketRow.parse(saved), desk.me.id);
    const own = saved.timeline.findLast((entry) => entry.by.id === desk.me.id && entry.seq > Number(row.version));
    return own === undefined ? null : { ticketId: saved.id, seq: own.seq };
  }

  return {
    progress,
    async change(rows, change) {
      const steps: UndoStep[] = [];
      const refused: string[] = [];
      setProgress({ done: 0, all: rows.length });
      await inGroups(rows, async (row) => {
        try {
          const step = await changeOne(row, change);
          if (step !== null) steps.push(step);
        } catch (problem) {
          refused.push(tab.change.failed(row.key, reasonOf(problem)));
        }
        setProgress((now) => now && { ...now, done: now.done + 1 });
      });
      setProgress(null);
      for (const key of ['tickets', 'counts', 'views']) void queries.invalidateQueries({ queryKey: [key, desk.id] });
      const message = [tab.change.bulk(rows.length - refused.length, rows.length), ...refused.slice(0, 1)].join(' ');
      if (steps.length === 0) undo.warn(message);
      else undo.offer({ message, deskId: desk.id, steps });
    },
  };
}
