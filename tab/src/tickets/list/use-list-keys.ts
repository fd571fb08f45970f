import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { TicketRow } from '#shared/tickets/contract.ts';
import { isTextField } from '../../ui/undo.tsx';

interface Keys {
  readonly rows: readonly TicketRow[];
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly grid: HTMLDivElement | null;
  readonly onOpen: (row: TicketRow) => void;
  readonly onSelect: (row: TicketRow, range: boolean) => void;
}

export interface ListKeys {
  /** The row that Tab comes to. */
  readonly activeId: string | null;
  readonly setActive: (row: TicketRow) => void;
  /** Moves the focus so many rows, from the active one. */
  readonly step: (delta: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** One row is in the tab order; arrows, j and k move on from it, Enter opens, space selects. */
export function useListKeys({ rows, virtualizer, grid, onOpen, onSelect }: Keys): ListKeys {
  const [active, setActiveId] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const found = rows.findIndex(({ id }) => id === active);
  const index = Math.max(0, found);
  const activeId = rows[index]?.id ?? null;

  // The row may have to be drawn before it can take the focus.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = grid?.querySelector<HTMLElement>(`[data-ticket="${wanted.current}"]`);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const go = (to: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (row === undefined) return;
    wanted.current = row.id;
    setActiveId(row.id);
    virtualizer.scrollToIndex(rows.indexOf(row));
    grid?.querySelector<HTMLElement>(`[data-ticket="${row.id}"]`)?.focus({ preventScroll: true });
  };
  const isFocusIn = () => grid?.contains(document.activeElement) ?? false;
  const step = (delta: number) => go(isFocusIn() ? index + delta : index);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[index];
    const onRow = event.target instanceof HTMLElement && event.target.dataset['ticket'] !== undefined;
    if (row === undefined || isTextField(event.target) || (!onRow && !/^(Arrow|j|k)/.test(event.key))) return;
    const acts = new Map([
      ['ArrowDown', () => go(index + 1)],
      ['ArrowUp', () => go(index - 1)],
      ['j', () => go(index + 1)],
      ['k', () => go(index - 1)],
      ['Home', () => go(0)],
      ['End', () => go(rows.length - 1)],
      ['PageDown', () => go(index + 10)],
      ['PageUp', () => go(index - 10)],
      ['Enter', () => onOpen(row)],
      [' ', () => onSelect(row, event.shiftKey)],
    ]);
    const act = acts.get(event.key);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const setActive = useCallback((row: TicketRow) => setActiveId(row.id), []);
  return { activeId, setActive, step, onKeyDown };
}
