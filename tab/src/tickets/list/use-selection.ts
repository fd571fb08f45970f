import { useCallback, useRef, useState } from 'react';
import type { TicketRow } from '#shared/tickets/shown.ts';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Selects one more, or one less; `range` takes all from the last one on. */
  readonly toggle: (row: TicketRow, range: boolean) => void;
  /** Those alone stay selected. */
  readonly keep: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

export function useSelection(rows: readonly TicketRow[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const known = useRef(rows);
  known.current = rows;
  const toggle = useCallback((row: TicketRow, range: boolean) => {
    const from = known.current.findIndex(({ id }) => id === last.current);
    const to = known.current.findIndex(({ id }) => id === row.id);
    const between = known.current.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id);
    last.current = row.id;
    setIds((before) => {
      if (range && from !== -1) return new Set([...before, ...between]);
      return before.has(row.id) ? new Set([...before].filter((id) => id !== row.id)) : new Set([...before, row.id]);
    });
  }, []);
  const keep = useCallback((kept: readonly string[]) => setIds(new Set(kept)), []);
  const clear = useCallback(() => setIds(new Set()), []);
  return { ids, toggle, keep, clear };
}
