import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronRight16Regular } from '@fluentui/react-icons';
import type { CSSProperties } from 'react';
import { useWords } from '../../app/session.tsx';
import type { Line } from './lines.ts';

/** High enough for a finger. */
export const HEADING_HEIGHT = 44;

const useStyles = makeStyles({
  line: { insetInline: 0, zIndex: 1 },
  heading: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    boxSizing: 'border-box',
    width: '100%',
    height: `${HEADING_HEIGHT}px`,
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    cursor: 'pointer',
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  count: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular, whiteSpace: 'nowrap' },
});

interface Props {
  readonly line: Extract<Line, { kind: 'heading' }>;
  readonly name: string;
  readonly index: number;
  readonly top: number;
  /** Of the first tickets in sight: it stays there, below so many pixels. */
  readonly stuck: boolean;
  readonly under: number;
  readonly columns: number;
  readonly active: boolean;
  readonly onActive: (id: string) => void;
  readonly onFold: (key: string) => void;
}

/** What the tickets below have in common, and how many they are; folds them away. */
export function GroupHeading({ line, name, index, top, stuck, under, columns, active, onActive, onFold }: Props) {
  const styles = useStyles();
  const { board } = useWords().tab;
  const { group, folded } = line;
  const place: CSSProperties = stuck
    ? { position: 'sticky', top: under }
    : { position: 'absolute', top: 0, transform: `translateY(${top}px)` };
  return (
    <div aria-rowindex={index + 2} className={styles.line} role="row" style={place}>
      <div aria-colspan={columns} role="gridcell">
        <button
          aria-expanded={!folded}
          className={styles.heading}
          data-line={line.id}
          onClick={() => onFold(group.key)}
          onFocus={() => onActive(line.id)}
          tabIndex={active ? 0 : -1}
          type="button"
        >
          {folded ? <ChevronRight16Regular aria-hidden /> : <ChevronDown16Regular aria-hidden />}
          <span className={styles.name}>{name}</span>
          <span className={mergeClasses(styles.name, styles.count)}>{board.count(group.count)}</span>
        </button>
      </div>
    </div>
  );
}
