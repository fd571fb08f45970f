import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUp20Regular } from '@fluentui/react-icons';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketFilter } from '#shared/tickets/list-contract.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { filterOf } from '#shared/views/filter.ts';
import type { ColumnKey } from '#shared/views/view.ts';
import { reasonOf } from '../../app/client.ts';
import { lazily } from '../../app/lazily.ts';
import { useWords } from '../../app/session.tsx';
import { useShortcuts } from '../../app/use-shortcuts.ts';
import { useWidth } from '../../app/use-width.ts';
import { dayOf } from '../../ui/dates.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { OptionalPart } from '../../ui/OptionalPart.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import type { Listing } from '../ticket-pages.ts';
import { useChangeRow } from '../use-change-row.ts';
import { type Tickets, useTickets } from '../use-tickets.ts';
import type { ChangeView } from '../use-view.ts';
import type { TicketsView } from '../view.ts';
import { fitColumns } from './columns.ts';
import { GroupHeading, HEADING_HEIGHT } from './GroupHeading.tsx';
import { groupName } from './group-words.ts';
import { ListHeader } from './ListHeader.tsx';
import { ListRow, PHONE_ROW_HEIGHT, ROW_HEIGHT } from './ListRow.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { headingOf, linesOf, withHeading } from './lines.ts';
import { type Groups, useGroups } from './use-groups.ts';
import { useListKeys } from './use-list-keys.ts';
import { usePrefetch } from './use-prefetch.ts';
import { useSelection } from './use-selection.ts';
import { useSettledRows } from './use-settled-rows.ts';

const EmptyTickets = lazily(async () => (await import('../EmptyTickets.tsx')).EmptyTickets);
const SelectionBar = lazily(async () => (await import('./SelectionBar.tsx')).SelectionBar);

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
  const filter = useMemo(() => filterOf(view, today), [view, today]);
  // What a search finds stands in an order of its own.
  const by = view.text === '' ? view.by : null;
  const groups = useGroups(desk, by, filter, today);
  const listing = useListing(view, filter, groups, today);
  const tickets = useTickets(desk, listing);
  const phone = width > 0 && width < PHONE;
  if (groups?.error) return <ErrorState message={reasonOf(groups.error)} onRetry={groups.retry} />;
  const status = groups?.items === null ? 'pending' : tickets.status;
  const isEmpty = tickets.rows.length === 0 && !groups?.items?.length;
  return (
    <div className={styles.box} ref={box}>
      {status === 'pending' && <ListSkeleton phone={phone} />}
      {status === 'error' && <ErrorState message={reasonOf(tickets.error)} onRetry={tickets.retry} />}
      {status === 'success' && isEmpty && (
        <OptionalPart>
          <EmptyTickets desk={desk} onChange={onChange} onCreate={onCreate} view={view} />
        </OptionalPart>
      )}
      {status === 'success' && !isEmpty && width > 0 && (
        <Rows {...props} groups={groups} listing={listing} phone={phone} tickets={tickets} width={width} />
      )}
    </div>
  );
}

/** What is read: under headings, of those that are unfolded. */
function useListing(view: TicketsView, filter: TicketFilter, groups: Groups | null, today: string): Listing {
  const { sort, direction, text, by } = view;
  const keys = groups?.items?.filter(({ key }) => !groups.folded.includes(key)).map(({ key }) => key);
  const unfolded = keys?.join() ?? null;
  return useMemo(() => {
    const grouped =
      by === null || text !== '' ? null : { by, groups: unfolded?.split(',').filter(Boolean) ?? [], today };
    return { filter, sort, direction, text, grouped };
  }, [filter, sort, direction, text, by, unfolded, today]);
}

interface RowsProps extends Props {
  readonly groups: Groups | null;
  readonly listing: Listing;
  readonly tickets: Tickets;
  readonly phone: boolean;
  readonly width: number;
}

function Rows({
  desk,
  view,
  onChange,
  columns,
  openId,
  onOpen,
  order,
  groups,
  listing,
  tickets,
  phone,
  width,
}: RowsProps) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useWords();
  const { list } = words.tab;
  const changeRow = useChangeRow(desk);
  const prefetch = usePrefetch(desk);
  const scroll = useRef<HTMLDivElement>(null);
  const scrolled = useRef(false);
  const settled = useSettledRows(tickets, nameOf(listing), groups === null ? scrolled : never);
  const { waiting, changed, showNew } = settled;
  const folded = groups?.folded ?? nothing;
  const headings = groups?.items ?? null;
  const { more } = tickets;
  const lines = useMemo(
    () => linesOf(settled.rows, headings, { folded, more }),
    [settled.rows, headings, folded, more],
  );
  const rows = useMemo(() => lines.flatMap((line) => (line.kind === 'ticket' ? [line.row] : [])), [lines]);
  const selection = useSelection(rows);
  const open = useCallback((row: TicketRow) => onOpen(row.id), [onOpen]);
  const rowHeight = phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT;
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (lines[index]?.kind === 'heading' ? HEADING_HEIGHT : rowHeight),
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 8,
    rangeExtractor: (range) => withHeading(defaultRangeExtractor(range), headingOf(lines, range.startIndex)),
    // New rows are rendered in a task of their own, not in that of the frame which scrolls.
    useFlushSync: false,
    scrollPaddingStart: (phone ? 0 : 32) + (groups === null ? 0 : HEADING_HEIGHT),
  });
  const fold = groups?.fold ?? noFold;
  const grid = scroll.current;
  const keys = useListKeys({ lines, virtualizer, grid, onOpen: open, onSelect: selection.toggle, onFold: fold });
  useShortcuts({ j: () => keys.step(1), k: () => keys.step(-1) });
  useEffect(() => {
    if (rowHeight > 0) virtualizer.measure();
  }, [virtualizer, rowHeight]);
  useEffect(() => {
    order.current = [...new Set(rows.map(({ id }) => id))];
  }, [order, rows]);
  const read = useRef(settled.listing);
  useEffect(() => {
    if (read.current === settled.listing) return;
    read.current = settled.listing;
    virtualizer.scrollToOffset(0);
  }, [settled.listing, virtualizer]);
  const known = useRef(lines);
  known.current = lines;
  useEffect(() => {
    const index = known.current.findIndex((line) => line.kind === 'ticket' && line.row.id === openId);
    if (index !== -1) virtualizer.scrollToIndex(index);
  }, [openId, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const stuck = headingOf(lines, virtualizer.range?.startIndex ?? 0);
  const lastShown = items.at(-1)?.index ?? 0;
  const { loadMore } = tickets;
  const near = lastShown >= lines.length - AHEAD && tickets.more && !tickets.error;
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
        aria-rowcount={tickets.more ? -1 : lines.length + 1}
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
            const line = lines[index];
            if (line === undefined) return null;
            if (line.kind === 'heading')
              return (
                <GroupHeading
                  key={line.id}
                  active={line.id === keys.activeId}
                  columns={phone ? 1 : shown.length + 1}
                  index={index}
                  line={line}
                  name={groupName(line.group, { by: view.by, desk, words })}
                  onActive={keys.setActiveLine}
                  onFold={fold}
                  stuck={index === stuck}
                  top={start}
                  under={phone ? 0 : 32}
                />
              );
            const { row } = line;
            return (
              <ListRow
                key={line.id}
                active={line.id === keys.activeId}
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
        <div className={styles.note}>
          <Notice intent="info" message={list.searchMore} />
        </div>
      )}
      {picked.length > 0 && (
        <OptionalPart>
          <SelectionBar
            desk={desk}
            onChanged={(refused) => {
              selection.keep(refused);
              // The button that was pressed may be gone with the selection.
              scroll.current?.querySelector<HTMLElement>('[data-ticket][tabindex="0"]')?.focus({ preventScroll: true });
            }}
            onClear={selection.clear}
            rows={picked}
          />
        </OptionalPart>
      )}
    </>
  );
}

const nothing: readonly string[] = [];
const noFold = () => {};
/** Under headings a row moves to where it belongs, wherever the reader is. */
const never = { current: false };

/** Folding a heading makes no other list of it. */
function nameOf({ grouped, ...listing }: Listing): string {
  return JSON.stringify([listing, grouped?.by]);
}
