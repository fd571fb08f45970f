import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { isTextField } from '../../ui/undo.tsx';
import { type ListedRow, lineOf } from '../ticket-pages.ts';
import type { Line } from './lines.ts';

interface Keys {
  readonly lines: readonly Line[];
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly grid: HTMLDivElement | null;
  readonly onOpen: (row: ListedRow) => void;
  readonly onSelect: (row: ListedRow, range: boolean) => void;
  readonly onFold: (key: string) => void;
}

export interface ListKeys {
  /** The line that Tab comes to. */
  readonly activeId: string | null;
  readonly setActive: (row: ListedRow) => void;
  readonly setActiveLine: (id: string) => void;
  /** Moves the focus so many lines, from the active one. */
  readonly step: (delta: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * One line is in the tab order; arrows, j and k move on from it, Enter opens a ticket, space selects it; left folds the tickets
 * under a heading, right unfolds them.
 */
export function useListKeys({ lines, virtualizer, grid, onOpen, onSelect, onFold }: Keys): ListKeys {
  const [active, setActiveId] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const found = lines.findIndex(({ id }) => id === active);
  const index = Math.max(0, found);
  const activeId = lines[index]?.id ?? null;

  // The line may have to be drawn before it can take the focus.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = lineIn(grid, wanted.current);
    if (row === null || row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  const go = (to: number) => {
    const line = lines[Math.min(lines.length - 1, Math.max(0, to))];
    if (line === undefined) return;
    wanted.current = line.id;
    setActiveId(line.id);
    virtualizer.scrollToIndex(lines.indexOf(line));
    lineIn(grid, line.id)?.focus({ preventScroll: true });
  };
  const isFocusIn = () => grid?.contains(document.activeElement) ?? false;
  const step = (delta: number) => go(isFocusIn() ? index + delta : index);

  const actsOn = (line: Line, event: KeyboardEvent): readonly (readonly [string, () => void])[] => {
    if (line.kind === 'ticket')
      return [
        ['Enter', () => onOpen(line.row)],
        [' ', () => onSelect(line.row, event.shiftKey)],
      ];
    return [[line.folded ? 'ArrowRight' : 'ArrowLeft', () => onFold(line.group.key)]];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const line = lines[index];
    const onLine = event.target instanceof HTMLElement && event.target.dataset['line'] !== undefined;
    if (line === undefined || isTextField(event.target) || (!onLine && !/^(Arrow|j|k)/.test(event.key))) return;
    const acts = new Map([
      ['ArrowDown', () => go(index + 1)],
      ['ArrowUp', () => go(index - 1)],
      ['j', () => go(index + 1)],
      ['k', () => go(index - 1)],
      ['Home', () => go(0)],
      ['End', () => go(lines.length - 1)],
      ['PageDown', () => go(index + 10)],
      ['PageUp', () => go(index - 10)],
      ...actsOn(line, event),
    ]);
    const act = acts.get(event.key);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const setActive = useCallback((row: ListedRow) => setActiveId(lineOf(row)), []);
  return { activeId, setActive, setActiveLine: setActiveId, step, onKeyDown };
}

function lineIn(grid: HTMLElement | null, id: string): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`) ?? null;
}
