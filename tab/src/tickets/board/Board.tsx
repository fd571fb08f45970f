import { makeStyles, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import type { DeskView } from '#shared/desks/desk.ts';
import type { Status } from '#shared/desks/workflow.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { filterOf } from '#shared/views/filter.ts';
import { useWords } from '../../app/session.tsx';
import { useStored } from '../../app/stored.ts';
import { dayOf } from '../../ui/dates.ts';
import { useHiddenStyles } from '../../ui/hidden.ts';
import { EmptyTickets } from '../EmptyTickets.tsx';
import type { Listing } from '../ticket-pages.ts';
import { useChangeRow } from '../use-change-row.ts';
import { countOfView, useCounts } from '../use-counts.ts';
import type { ChangeView } from '../use-view.ts';
import { hasChips, type TicketsView } from '../view.ts';
import { BoardCard } from './BoardCard.tsx';
import { BoardColumn, TargetColumn } from './BoardColumn.tsx';
import { neighbour, type Rows } from './neighbour.ts';
import { type Lifted, useBoardDrag } from './use-board-drag.ts';

const useStyles = makeStyles({
  board: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    height: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalS,
    overflowX: 'auto',
    overflowY: 'hidden',
    scrollSnapType: 'x proximity',
  },
});

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onCreate: () => void;
  readonly order: RefObject<readonly string[]>;
}

/** The desk's tickets by status, in the order of its workflow. */
export function Board({ desk, view, onChange, openId, onOpen, onCreate, order }: Props) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const { board } = useWords().tab;
  const hintId = useId();
  const root = useRef<HTMLElement>(null);
  const changeRow = useChangeRow(desk);
  const { rowsOf, onRows } = useColumnRows(desk, order);
  const { collapsed, toggle } = useCollapsed(desk);
  const [active, setActive] = useState<string | null>(null);
  const follow = useFocusOnCard(root);
  const listings = useListings(desk, view);
  const drag = useBoardDrag(desk, (row, status) => {
    follow(row.id);
    void changeRow(row, { kind: 'status', status });
  });
  const open = useCallback((row: TicketRow) => onOpen(row.id), [onOpen]);
  const isOutside = useOutside(view);
  const shown = desk.workflow
    .filter((status) => !collapsed.includes(status.key) && !isOutside(status))
    .map(({ key }) => key);
  const known = shown.flatMap((key) => rowsOf[key] ?? []);
  const activeId = (known.find(({ id }) => id === active) ?? known[0])?.id ?? null;
  const onKeyDown = (row: TicketRow, event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbour(row.id, event.key, shown, rowsOf);
    if (drag.onKey(row, event)) event.preventDefault();
    else if (event.key === 'Enter') open(row);
    else if (next !== null) {
      setActive(next);
      follow(next);
    } else return;
    event.preventDefault();
  };
  const counts = useCounts(desk);
  if (counts !== undefined && countOfView(counts, 'all') === 0 && !hasChips(view) && view.text === '')
    return <EmptyTickets desk={desk} onChange={onChange} onCreate={onCreate} view={view} />;
  return (
    <section aria-label={board.label} className={styles.board} data-board ref={root}>
      <span className={hidden} id={hintId}>
        {board.keys}
      </span>
      {desk.workflow.map((status) =>
        isOutside(status) ? (
          <TargetColumn key={status.key} desk={desk} drop={dropOf(drag.lifted, status.key)} status={status} />
        ) : (
          <BoardColumn
            key={status.key}
            activeId={active}
            card={(row) => (
              <BoardCard
                active={row.id === activeId}
                describedBy={hintId}
                desk={desk}
                lifted={drag.lifted?.row.id === row.id}
                onBlur={() => drag.lifted?.by === 'keys' && drag.cancel()}
                onFocus={() => setActive(row.id)}
                onKeyDown={onKeyDown}
                onOpen={open}
                onPointerDown={drag.onPointerDown}
                open={row.id === openId}
                row={row}
              />
            )}
            collapsed={collapsed.includes(status.key)}
            desk={desk}
            drop={dropOf(drag.lifted, status.key)}
            listing={listings[status.key] ?? emptyListing}
            onCollapse={() => toggle(status.key)}
            onRows={onRows}
            status={status}
          />
        ),
      )}
    </section>
  );
}

const emptyListing: Listing = { filter: {}, sort: 'updated', direction: 'desc', text: '', grouped: null };

function dropOf(lifted: Lifted | null, status: string): 'over' | 'open' | 'shut' | null {
  if (lifted === null) return null;
  if (!lifted.allowed.includes(status)) return 'shut';
  return lifted.over === status ? 'over' : 'open';
}

/** Whether the view leaves a status out: its column then takes what is dropped on it, and shows nothing. */
function useOutside(view: TicketsView): (status: Status) => boolean {
  const today = dayOf(Date.now());
  return useMemo(() => {
    const { group } = filterOf({ ...view, status: [] }, today);
    return (status) => group !== undefined && !group.includes(status.group);
  }, [view, today]);
}

/** The columns are the statuses: of the view, all else than its statuses holds. */
function useListings(desk: DeskView, view: TicketsView): Readonly<Record<string, Listing>> {
  const today = dayOf(Date.now());
  return useMemo(() => {
    const { group, status, ...rest } = filterOf(view, today);
    const { sort, direction, text } = view;
    const entries = desk.workflow.map(({ key }) => [
      key,
      { filter: { ...rest, status: [key] }, sort, direction, text, grouped: null },
    ]);
    return Object.fromEntries(entries);
  }, [desk.workflow, view, today]);
}

function useColumnRows(desk: DeskView, order: RefObject<readonly string[]>) {
  const [rowsOf, setRowsOf] = useState<Rows>({});
  const onRows = useCallback(
    (status: string, rows: readonly TicketRow[]) =>
      setRowsOf((before) => (before[status] === rows ? before : { ...before, [status]: rows })),
    [],
  );
  useEffect(() => {
    order.current = desk.workflow.flatMap(({ key }) => (rowsOf[key] ?? []).map(({ id }) => id));
  }, [order, desk.workflow, rowsOf]);
  return { rowsOf, onRows };
}

function useCollapsed(desk: DeskView) {
  const ended = desk.workflow.filter(({ group }) => group === 'closed').map(({ key }) => key);
  const [collapsed, store] = useStored(`collapsed:${desk.id}`, z.array(z.string()), ended);
  const toggle = (status: string) =>
    store(collapsed.includes(status) ? collapsed.filter((key) => key !== status) : [...collapsed, status]);
  return { collapsed, toggle };
}

/** A card that moves takes the focus along: it is drawn anew in its new place, a moment later. */
function useFocusOnCard(root: RefObject<HTMLElement | null>): (id: string) => void {
  return useCallback(
    (id: string) => {
      let tries = 10;
      const look = () => {
        tries -= 1;
        const own = root.current?.querySelector<HTMLElement>(`[data-ticket="${id}"]`);
        // One that has left the view leaves the focus to the card that Tab comes to.
        const card =
          own ?? (tries === 0 ? root.current?.querySelector<HTMLElement>('[data-ticket][tabindex="0"]') : null);
        card?.focus({ preventScroll: true });
        if (tries > 0 && document.activeElement !== card) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    [root],
  );
}
