import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type CSSProperties, type KeyboardEvent, memo, type PointerEvent } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { useWords } from '../../app/session.tsx';
import { DueText } from '../../ui/DueText.tsx';
import { PersonAvatars } from '../../ui/PersonAvatar.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { categoryName, priorityLook } from '../detail/field-words.ts';
import { CommentCount } from '../list/ListCell.tsx';
import { Found } from '../Searched.tsx';

export const CARD_HEIGHT = 116;
export const CARD_GAP = 8;

const useStyles = makeStyles({
  card: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    height: `${CARD_HEIGHT}px`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    userSelect: 'none',
    WebkitTouchCallout: 'none',
    touchAction: 'manipulation',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  open: {
    backgroundColor: tokens.colorNeutralBackground2,
    boxShadow: `inset ${tokens.strokeWidthThicker} 0 ${tokens.colorBrandStroke1}`,
  },
  lifted: { opacity: 0.5, outline: `${tokens.strokeWidthThick} dashed ${tokens.colorBrandStroke1}` },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    height: '24px',
    overflow: 'hidden',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  key: { fontVariantNumeric: 'tabular-nums' },
  title: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    height: '40px',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  grow: { flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis' },
});

interface Props {
  readonly desk: DeskView;
  readonly row: TicketRow;
  readonly style?: CSSProperties;
  readonly active: boolean;
  readonly open: boolean;
  readonly lifted: boolean;
  /** The element that tells the keys. */
  readonly describedBy: string;
  readonly onOpen: (row: TicketRow) => void;
  readonly onKeyDown: (row: TicketRow, event: KeyboardEvent) => void;
  readonly onPointerDown: (row: TicketRow, event: PointerEvent<HTMLElement>) => void;
  readonly onFocus: (row: TicketRow) => void;
  readonly onBlur: () => void;
}

/** A ticket as a card: number and people, title, due and what it is about. */
export const BoardCard = memo(function BoardCard(props: Props) {
  const { desk, row, style, active, open, lifted, describedBy } = props;
  const styles = useStyles();
  const words = useWords();
  return (
    <div
      aria-describedby={describedBy}
      aria-pressed={lifted}
      className={mergeClasses(styles.card, open && styles.open, lifted && styles.lifted)}
      data-ticket={row.id}
      onBlur={props.onBlur}
      onClick={() => props.onOpen(row)}
      onFocus={() => props.onFocus(row)}
      onKeyDown={(event) => props.onKeyDown(row, event)}
      onPointerDown={(event) => {
        if (event.button === 0) props.onPointerDown(row, event);
      }}
      role="button"
      style={style}
      tabIndex={active ? 0 : -1}
    >
      <span className={styles.line}>
        <PriorityMark {...priorityLook(desk, row.priority, words)} />
        <span className={mergeClasses(styles.key, styles.grow)}>
          <Found text={row.key} />
        </span>
        <CommentCount count={row.comments} />
        <PersonAvatars people={row.assignees} size={20} />
      </span>
      <span className={styles.title} title={row.title}>
        <Found text={row.title} />
      </span>
      <span className={styles.line}>
        <DueText due={row.due} group={row.group} />
        <span className={styles.grow}>
          {row.category === null ? row.tags.join(', ') : categoryName(desk, row.category)}
        </span>
      </span>
    </div>
  );
});
