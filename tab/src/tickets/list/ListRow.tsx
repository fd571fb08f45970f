import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type CSSProperties, memo, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { ColumnKey } from '#shared/views/view.ts';
import { useWords } from '../../app/session.tsx';
import { DueText } from '../../ui/DueText.tsx';
import { PersonAvatars } from '../../ui/PersonAvatar.tsx';
import { PriorityMark } from '../../ui/PriorityMark.tsx';
import { StatusPill } from '../../ui/StatusPill.tsx';
import { priorityLook, statusName } from '../detail/field-words.ts';
import { Found } from '../Searched.tsx';
import { type ListedRow, lineOf } from '../ticket-pages.ts';
import type { ChangeRow } from '../use-change-row.ts';
import { templateOf } from './columns.ts';
import { CommentCount, ListCell } from './ListCell.tsx';
import { RowActions } from './RowActions.tsx';

export const ROW_HEIGHT = 40;
export const PHONE_ROW_HEIGHT = 64;

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    boxSizing: 'border-box',
    display: 'grid',
    /** A row that comes or goes lays out nothing but itself. */
    contain: 'strict',
    isolation: 'isolate',
    alignItems: 'center',
    paddingRight: tokens.spacingHorizontalM,
    paddingLeft: tokens.spacingHorizontalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  open: {
    backgroundColor: tokens.colorNeutralBackground2,
    boxShadow: `inset ${tokens.strokeWidthThicker} 0 ${tokens.colorBrandStroke1}`,
  },
  selected: { backgroundColor: tokens.colorBrandBackground2 },
  cell: {
    minWidth: 0,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
    paddingRight: tokens.spacingHorizontalS,
  },
  title: {
    position: 'relative',
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    paddingRight: tokens.spacingHorizontalL,
    containerType: 'inline-size',
  },
  phone: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    minWidth: 0,
    padding: `0 ${tokens.spacingHorizontalS}`,
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, overflow: 'hidden' },
  phoneTitle: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
  },
  check: { width: '16px', height: '16px', margin: '8px', accentColor: tokens.colorBrandBackground },
  unseen: { opacity: 0, ':focus-visible': { opacity: 1 } },
  flash: {
    position: 'absolute',
    inset: 0,
    pointerEvents: 'none',
    backgroundColor: tokens.colorBrandBackground2,
    opacity: 0,
    zIndex: -1,
    animationName: { from: { opacity: 1 }, to: { opacity: 0 } },
    animationDuration: '1.6s',
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '0s' },
  },
});

interface Props {
  readonly desk: DeskView;
  readonly row: ListedRow;
  readonly index: number;
  readonly top: number;
  readonly shown: readonly ColumnKey[];
  readonly phone: boolean;
  /** The one row that Tab comes to. */
  readonly active: boolean;
  /** Beside the list, in the panel. */
  readonly open: boolean;
  readonly selected: boolean;
  /** Somebody else has just changed it. */
  readonly changed: boolean;
  readonly onOpen: (row: ListedRow) => void;
  readonly onSelect: (row: ListedRow, range: boolean) => void;
  readonly onActive: (row: ListedRow) => void;
  readonly onHover: (row: ListedRow) => void;
  readonly onChangeRow: ChangeRow;
}

/** One ticket in one line, or in two on a phone. Its tools come with the pointer or the focus. */
export const ListRow = memo(function ListRow(props: Props) {
  const { row, index, top, shown, phone, active, open, selected, changed, onOpen, onSelect, onActive, onHover } = props;
  const styles = useStyles();
  const [near, setNear] = useState(false);
  const place: CSSProperties = {
    transform: `translateY(${top}px)`,
    height: phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT,
    gridTemplateColumns: phone ? 'minmax(0, 1fr)' : templateOf(shown),
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers the keys
    <div
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={mergeClasses(styles.row, open && styles.open, selected && styles.selected)}
      data-line={lineOf(row)}
      data-ticket={row.id}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setNear(false);
      }}
      onClick={(event) => (event.shiftKey ? onSelect(row, true) : onOpen(row))}
      onFocus={() => {
        setNear(true);
        onActive(row);
      }}
      onPointerEnter={() => {
        setNear(true);
        onHover(row);
      }}
      onPointerLeave={(event) => setNear(event.currentTarget.contains(document.activeElement))}
      role="row"
      style={place}
      tabIndex={active ? 0 : -1}
    >
      {phone ? <PhoneCell {...props} /> : <Cells {...props} near={near} />}
      {changed && <span key={row.version} aria-hidden className={styles.flash} />}
    </div>
  );
});

function Cells({ desk, row, shown, selected, near, onSelect, onChangeRow }: Props & { readonly near: boolean }) {
  const styles = useStyles();
  const { list } = useWords().tab;
  const [menu, setMenu] = useState(false);
  return (
    <>
      <div role="gridcell">
        <input
          aria-label={list.select(row.key)}
          checked={selected}
          className={mergeClasses(styles.check, !near && !selected && styles.unseen)}
          onChange={() => onSelect(row, false)}
          onClick={(event) => event.stopPropagation()}
          tabIndex={near ? 0 : -1}
          type="checkbox"
        />
      </div>
      {shown.map((column) => (
        <div key={column} className={mergeClasses(styles.cell, column === 'title' && styles.title)} role="gridcell">
          <ListCell column={column} desk={desk} row={row} />
          {column === 'title' && (near || menu) && (
            <RowActions desk={desk} onChangeRow={onChangeRow} onMenu={setMenu} row={row} />
          )}
        </div>
      ))}
    </>
  );
}

function PhoneCell({ desk, row }: Props) {
  const styles = useStyles();
  const words = useWords();
  return (
    <div className={styles.phone} role="gridcell">
      <span className={styles.line}>
        <PriorityMark {...priorityLook(desk, row.priority, words)} />
        <span className={styles.phoneTitle}>
          <Found text={row.title} />
        </span>
      </span>
      <span className={mergeClasses(styles.line, styles.quiet)}>
        <StatusPill group={row.group} name={statusName(desk, row.status, words)} />
        <span>
          <Found text={row.key} />
        </span>
        <DueText due={row.due} group={row.group} />
        <CommentCount count={row.comments} />
        <PersonAvatars people={row.assignees} shown={1} size={20} />
      </span>
    </div>
  );
}
