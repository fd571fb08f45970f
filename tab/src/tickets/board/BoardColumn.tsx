import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { Status } from '#shared/desks/workflow.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { reasonOf } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { statusName } from '../detail/field-words.ts';
import { ListSkeleton } from '../list/ListSkeleton.tsx';
import type { Listing } from '../ticket-pages.ts';
import { useTickets } from '../use-tickets.ts';
import { CARD_GAP, CARD_HEIGHT } from './BoardCard.tsx';

const AHEAD = 10;

const useStyles = makeStyles({
  column: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    flexShrink: 0,
    flexBasis: '240px',
    maxWidth: '400px',
    minHeight: 0,
    boxSizing: 'border-box',
    scrollSnapAlign: 'start',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThick} solid transparent`,
    '@media (max-width: 520px)': { flexBasis: '82vw' },
  },
  over: {
    borderTopColor: tokens.colorBrandStroke1,
    borderRightColor: tokens.colorBrandStroke1,
    borderBottomColor: tokens.colorBrandStroke1,
    borderLeftColor: tokens.colorBrandStroke1,
  },
  dimmed: { opacity: 0.55 },
  collapsed: {
    flexGrow: 0,
    flexBasis: '44px',
    alignItems: 'center',
    '@media (max-width: 520px)': { flexBasis: '48px' },
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalXS} 0 ${tokens.spacingHorizontalM}`,
  },
  upright: { writingMode: 'vertical-rl', padding: `${tokens.spacingVerticalS} 0` },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  count: { flexGrow: 1, color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  reason: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}` },
  scroll: { flexGrow: 1, minHeight: '80px', overflowY: 'auto', padding: `0 ${tokens.spacingHorizontalS}` },
  cards: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  card: { position: 'absolute', top: 0, insetInline: '2px' },
  empty: {
    display: 'block',
    padding: tokens.spacingHorizontalM,
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
  },
});

interface Props {
  readonly desk: DeskView;
  readonly status: Status;
  readonly listing: Listing;
  readonly collapsed: boolean;
  /** While a card is in the air: whether this column is under it, takes it, or not. */
  readonly drop: 'over' | 'open' | 'shut' | null;
  readonly onCollapse: () => void;
  readonly onRows: (status: string, rows: readonly TicketRow[]) => void;
  readonly card: (row: TicketRow) => ReactNode;
  /** The card that the reader chose last: scrolled to, where it is in this column. */
  readonly activeId: string | null;
}

/** The tickets in one status. */
export function BoardColumn({ desk, status, listing, collapsed, drop, onCollapse, onRows, card, activeId }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const words = useWords();
  const { board } = words.tab;
  const tickets = useTickets(desk, listing);
  const { rows, more, loadMore } = tickets;
  const name = statusName(desk, status.key, words);
  // Until they are read, and where they cannot be, how many there are is not known.
  const isKnown = tickets.status === 'success';
  const count = more ? board.countMore(rows.length) : board.count(rows.length);
  useEffect(() => onRows(status.key, rows), [onRows, status.key, rows]);
  return (
    <section
      aria-label={isKnown ? board.column(name, count) : name}
      className={mergeClasses(
        styles.column,
        collapsed && styles.collapsed,
        drop === 'over' && styles.over,
        drop === 'shut' && styles.dimmed,
      )}
      data-drop={status.key}
      title={drop === 'shut' ? board.notHere : undefined}
    >
      <header className={mergeClasses(styles.head, collapsed && styles.upright)}>
        <Text as="h2" className={styles.name} size={300} style={{ margin: 0 }} weight="semibold">
          {name}
        </Text>
        <Text aria-hidden className={styles.count} size={200}>
          {isKnown && (more ? `${rows.length}+` : rows.length)}
        </Text>
        <Button
          appearance="subtle"
          aria-expanded={!collapsed}
          aria-label={collapsed ? board.expand(name) : board.collapse(name)}
          className={target}
          icon={collapsed ? <ChevronRight20Regular /> : <ChevronLeft20Regular />}
          onClick={onCollapse}
          size="small"
        />
      </header>
      {drop === 'shut' && !collapsed && (
        <Text className={styles.reason} size={200}>
          {board.notHere}
        </Text>
      )}
      {!collapsed && tickets.status === 'pending' && <ListSkeleton phone rows={3} />}
      {!collapsed && tickets.error !== null && <ErrorState message={reasonOf(tickets.error)} onRetry={tickets.retry} />}
      {!collapsed && tickets.status === 'success' && rows.length === 0 && (
        <Text className={styles.empty} size={200}>
          {board.empty}
        </Text>
      )}
      {!collapsed && rows.length > 0 && (
        <Cards activeId={activeId} card={card} loadMore={loadMore} more={more && tickets.error === null} rows={rows} />
      )}
    </section>
  );
}

/** A status that the view leaves out: a card may be dropped there, and then leaves the board. */
export function TargetColumn({ desk, status, drop }: Pick<Props, 'desk' | 'status' | 'drop'>) {
  const styles = useStyles();
  const words = useWords();
  const name = statusName(desk, status.key, words);
  return (
    <section
      aria-label={name}
      className={mergeClasses(
        styles.column,
        styles.collapsed,
        drop === 'over' && styles.over,
        drop === 'shut' && styles.dimmed,
      )}
      data-drop={status.key}
      title={drop === 'shut' ? words.tab.board.notHere : words.tab.board.outside}
    >
      <header className={mergeClasses(styles.head, styles.upright)}>
        <Text as="h2" className={styles.name} size={300} style={{ margin: 0 }} weight="semibold">
          {name}
        </Text>
      </header>
    </section>
  );
}

interface CardsProps extends Pick<Props, 'card' | 'activeId'> {
  readonly rows: readonly TicketRow[];
  readonly more: boolean;
  readonly loadMore: () => void;
}

function Cards({ rows, card, activeId, more, loadMore }: CardsProps) {
  const styles = useStyles();
  const scroll = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => CARD_HEIGHT + CARD_GAP,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 4,
  });
  const items = virtualizer.getVirtualItems();
  const near = more && (items.at(-1)?.index ?? 0) >= rows.length - AHEAD;
  useEffect(() => {
    if (near) loadMore();
  }, [near, loadMore]);
  const known = useRef(rows);
  known.current = rows;
  // Once for each card that is chosen: one that a change moves is not followed under the reader's eyes.
  useEffect(() => {
    const index = known.current.findIndex(({ id }) => id === activeId);
    if (index !== -1) virtualizer.scrollToIndex(index);
  }, [activeId, virtualizer]);
  return (
    <div className={styles.scroll} ref={scroll}>
      <ul className={styles.cards} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <li
              key={row.id}
              aria-posinset={index + 1}
              aria-setsize={more ? -1 : rows.length}
              className={styles.card}
              style={{ transform: `translateY(${start}px)` }}
            >
              {card(row)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
