import { Button, MessageBar, MessageBarBody, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUp20Regular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { readTicket, type TicketRow } from '#shared/tickets/contract.ts';
import { filterOf } from '#shared/views/filter.ts';
import type { ColumnKey } from '#shared/views/view.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { useWidth } from '../../app/use-width.ts';
import { dayOf } from '../../ui/dates.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { EmptyTickets } from '../EmptyTickets.tsx';
import type { Listing } from '../ticket-pages.ts';
import { useChangeRow } from '../use-change-row.ts';
import { type Tickets, useTickets } from '../use-tickets.ts';
import type { ChangeView } from '../use-view.ts';
import type { TicketsView } from '../view.ts';
import { fitColumns } from './columns.ts';
import { ListHeader } from './ListHeader.tsx';
import { ListRow, PHONE_ROW_HEIGHT, ROW_HEIGHT } from './ListRow.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useSelection } from './use-selection.ts';
import { useSettledRows } from './use-settled-rows.ts';

/** Narrower lists show each ticket in two lines. */
const PHONE = 560;
/** Pages are fetched so many rows before the reader comes to their end. */
const AHEAD = 40;
const SCROLLED = 8;

const useStyles = makeStyles({
  box: { position: 'relative', display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, minWidth: 0 },
  scroll: { flexGrow: 1, minHeight: 0, overflowY: 'auto', overflowX: 'hidden', position: 'relative' },
  rows: { position: 'relative', width: '100%' },
  stale: { opacity: 0.6 },
  fresh: { position: 'absolute', top: '40px', left: '50%', transform: 'translateX(-50%)', zIndex: 3 },
  note: { margin: tokens.spacingHorizontalM },
});

interface Props {
  readonly desk: DeskView;
  readonly view: TicketsView;
  readonly onChange: ChangeView;
  readonly columns: readonly ColumnKey[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onCreate: () => void;
  /** The tickets in the order in which they stand, for whoever steps through them. */
  readonly order: RefObject<readonly string[]>;
}

export function TicketList(props: Props) {
  const { desk, view, onChange, onCreate } = props;
  const styles = useStyles();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const today = dayOf(Date.now());
  const listing = useMemo<Listing>(() => {
    const { sort, direction, text } = view;
    return { filter: filterOf(view, today), sort, direction, text };
  }, [view, today]);
  const tickets = useTickets(desk, listing);
  const phone = width > 0 && width < PHONE;
  return (
    <div className={styles.box} ref={box}>
      {tickets.status === 'pending' && <ListSkeleton phone={phone} />}
      {tickets.status === 'error' && <ErrorState message={reasonOf(tickets.error)} onRetry={tickets.retry} />}
      {tickets.status === 'success' && tickets.rows.length === 0 && (
        <EmptyTickets desk={desk} onChange={onChange} onCreate={onCreate} view={view} />
      )}
      {tickets.status === 'success' && tickets.rows.length > 0 && width > 0 && (
        <Rows {...props} listing={listing} phone={phone} tickets={tickets} width={width} />
      )}
    </div>
  );
}

interface RowsProps extends Props {
  readonly listing: Listing;
  readonly tickets: Tickets;
  readonly phone: boolean;
  readonly width: number;
}

function Rows({ desk, view, onChange, columns, openId, onOpen, order, listing, tickets, phone, width }: RowsProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { list } = useWords().tab;
  const changeRow = useChangeRow(desk);
  const prefetch = usePrefetch(desk);
  const scroll = useRef<HTMLDivElement>(null);
  const scrolled = useRef(false);
  const settled = useSettledRows(tickets, JSON.stringify(listing), scrolled);
  const { rows, waiting, changed, showNew } = settled;
  const selection = useSelection(rows);
  const open = useCallback((row: TicketRow) => onOpen(row.id), [onOpen]);
  const rowHeight = phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    // New rows are rendered in a task of their own, not in that of the frame which scrolls.
    useFlushSync: false,
    scrollPaddingStart: phone ? 0 : 32,
  });
  const keys = useListKeys({ rows, virtualizer, grid: scroll.current, onOpen: open, onSelect: selection.toggle });
  useShortcuts({ j: () => keys.step(1), k: () => keys.step(-1) });
  useEffect(() => {
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);
  useEffect(() => {
    order.current = rows.map(({ id }) => id);
  }, [order, rows]);
  const read = useRef(settled.listing);
  useEffect(() => {
    if (read.current === settled.listing) return;
    read.current = settled.listing;
    virtualizer.scrollToOffset(0);
  }, [settled.listing, virtualizer]);
  useEffect(() => {
    const index = order.current.indexOf(openId ?? '');
    if (index !== -1) virtualizer.scrollToIndex(index);
  }, [openId, order, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const { loadMore } = tickets;
  const near = lastShown >= rows.length - AHEAD && tickets.more && !tickets.error;
  useEffect(() => {
    if (near) loadMore();
  }, [near, loadMore]);
  const shown = useMemo(() => fitColumns(columns, width, desk), [columns, width, desk]);
  const picked = rows.filter(({ id }) => selection.ids.has(id));
  return (
    <>
      {waiting > 0 && (
        <Button
          appearance="primary"
          className={mergeClasses(styles.fresh, target)}
          icon={<ArrowUp20Regular />}
          onClick={() => {
            showNew();
            virtualizer.scrollToOffset(0);
          }}
          shape="circular"
          size="small"
        >
          {list.fresh(waiting)}
        </Button>
      )}
      <div
        aria-colcount={phone ? 1 : shown.length + 1}
        aria-label={list.label}
        aria-multiselectable
        aria-rowcount={tickets.more ? -1 : rows.length + 1}
        className={mergeClasses(styles.scroll, tickets.stale && styles.stale)}
        onKeyDown={keys.onKeyDown}
        onScroll={(event) => {
          scrolled.current = event.currentTarget.scrollTop > SCROLLED;
        }}
        ref={scroll}
        role="grid"
      >
        {!phone && <ListHeader desk={desk} onChange={onChange} shown={shown} view={view} />}
        <div className={styles.rows} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <ListRow
                key={row.id}
                active={row.id === keys.activeId}
                changed={changed.has(row.id)}
                desk={desk}
                index={index}
                onActive={keys.setActive}
                onChangeRow={changeRow}
                onHover={prefetch}
                onOpen={open}
                onSelect={selection.toggle}
                open={row.id === openId}
                phone={phone}
                row={row}
                selected={selection.ids.has(row.id)}
                shown={shown}
                top={start}
              />
            );
          })}
        </div>
        {tickets.loadingMore && <ListSkeleton phone={phone} rows={3} />}
      </div>
      {tickets.error !== null && (
        <ErrorState
          message={(tickets.failed === 'more' ? list.moreFailed : list.refreshFailed)(reasonOf(tickets.error))}
          onRetry={tickets.retry}
        />
      )}
      {tickets.cut && (
        <MessageBar className={styles.note}>
          <MessageBarBody>{list.searchMore}</MessageBarBody>
        </MessageBar>
      )}
      {picked.length > 0 && <SelectionBar desk={desk} onClear={selection.clear} rows={picked} />}
    </>
  );
}

const FRESH = 30_000;

/** The ticket under the pointer is on its way before it is opened. */
function usePrefetch(desk: DeskView): (row: TicketRow) => void {
  const send = useSend();
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (row: TicketRow) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const params = { deskId: desk.id, ticketId: row.id };
        const queryFn = () => send(readTicket, { params });
        void queries.prefetchQuery({ queryKey: ['ticket', row.id], queryFn, staleTime: FRESH });
      }, 150);
    },
    [desk.id, queries, send],
  );
}
