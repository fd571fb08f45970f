import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { DeskView } from '#shared/desks/desk.ts';
import { onDesk, readView, type TicketsView, writeView } from './view.ts';

export type ChangeView = (change: Partial<TicketsView>) => void;

/** The view in the address, and how to change it; the steps in between do not fill the browser's history. */
export function useView(desk: DeskView): readonly [TicketsView, ChangeView] {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const view = useMemo(() => onDesk(readView(new URLSearchParams(text)), desk), [text, desk]);
  const change = useCallback<ChangeView>(
    (next) => setSearch((before) => writeView({ ...readView(before), ...next }), { replace: true }),
    [setSearch],
  );
  return [view, change];
}
