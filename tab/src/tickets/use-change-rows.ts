import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { changeTicket, type TicketChanges } from '#shared/tickets/contract.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { inGroups } from '../app/in-groups.ts';
import { useWords } from '../app/session.tsx';
import { type UndoStep, useUndo } from '../ui/undo.tsx';
import { refreshLists, takeTicket } from './detail/ticket-cache.ts';

/** More would not be read before the toast goes; those refused stay selected. */
const REASONS = 3;

/** What becomes of one of them. */
export interface RowEdit {
  readonly row: TicketRow;
  readonly changes: TicketChanges;
}

export interface ChangeRows {
  /**
   * Changes each of them; what could not be changed is said, and one step takes the rest back.
   * @returns the ids of those that could not be changed
   */
  readonly change: (edits: readonly RowEdit[]) => Promise<readonly string[]>;
  /** How many are done of those under way; null while nothing is. */
  readonly progress: { readonly done: number; readonly all: number } | null;
}

export function useChangeRows(desk: DeskView): ChangeRows {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { tab } = useWords();
  const [progress, setProgress] = useState<ChangeRows['progress']>(null);

  async function changeOne({ row, changes }: RowEdit): Promise<UndoStep | null> {
    const params = { deskId: desk.id, ticketId: row.id };
    const saved = await send(changeTicket, {
      params,
      body: { version: row.version, changes },
    });
    takeTicket(queries, saved, desk.me.id);
    const own = saved.timeline.findLast((entry) => entry.by.id === desk.me.id && entry.seq > Number(row.version));
    return own === undefined ? null : { ticketId: saved.id, seq: own.seq };
  }

  return {
    progress,
    async change(edits) {
      const steps: UndoStep[] = [];
      const refused: { readonly id: string; readonly why: string }[] = [];
      setProgress({ done: 0, all: edits.length });
      await inGroups(edits, async (edit) => {
        try {
          const step = await changeOne(edit);
          if (step !== null) steps.push(step);
        } catch (problem) {
          refused.push({ id: edit.row.id, why: tab.change.failed(edit.row.key, reasonOf(problem)) });
        }
        setProgress((now) => now && { ...now, done: now.done + 1 });
      });
      setProgress(null);
      refreshLists(queries, desk.id);
      const reasons = refused.slice(0, REASONS).map(({ why }) => why);
      const message = [tab.change.bulk(edits.length - refused.length, edits.length), ...reasons].join(' ');
      if (steps.length === 0) undo.warn(message);
      else undo.offer({ message, deskId: desk.id, steps });
      return refused.map(({ id }) => id);
    },
  };
}
