import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { z } from 'zod';
import type { listMine } from '#shared/members/mine-contract.ts';
import { useWords } from '../app/session.tsx';
import { useNow } from '../ui/clock.ts';
import { DueText } from '../ui/DueText.tsx';
import { dayOf } from '../ui/dates.ts';
import { PriorityMark } from '../ui/PriorityMark.tsx';
import { StatusPill } from '../ui/StatusPill.tsx';
import { groupByDue } from './due-groups.ts';

export type MyRow = z.output<typeof listMine.reply>['items'][number];

const NARROW = '@media (max-width: 767px)';

const useStyles = makeStyles({
  heading: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '20px 72px minmax(0, 1fr) minmax(0, 140px) minmax(0, 156px) 116px',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    width: '100%',
    minHeight: '40px',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    border: 'none',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    borderLeft: `${tokens.strokeWidthThicker} solid transparent`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
    '@media (pointer: coarse)': { minHeight: '44px' },
    [NARROW]: { display: 'flex', flexWrap: 'wrap', rowGap: tokens.spacingVerticalXXS },
  },
  // Not the colours of a selection: in high contrast those would want other colours of everything in the row.
  opened: { backgroundColor: tokens.colorNeutralBackground2, borderLeftColor: tokens.colorBrandStroke1 },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  title: {
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    // The desk, the day and the status go to a line of their own.
    [NARROW]: { flexGrow: 1, flexBasis: 'calc(100% - 120px)' },
  },
  desk: { overflow: 'hidden', textOverflow: 'ellipsis' },
});

interface Props {
  readonly rows: readonly MyRow[];
  readonly opened: string | null;
  readonly onOpen: (row: MyRow) => void;
}

/** One's tickets by when they are due. */
export function MyTicketList({ rows, opened, onOpen }: Props) {
  const styles = useStyles();
  const words = useWords();
  const today = dayOf(useNow());
  const { mine } = words.ticket;
  return groupByDue(rows, today).map(({ group, rows: found }) => (
    <section key={group} aria-label={mine[group]}>
      <h2 className={styles.heading}>
        {mine[group]} <span className={styles.count}>{mine.count(found.length)}</span>
      </h2>
      <ul className={styles.rows}>
        {found.map((row) => (
          <li key={row.id}>
            <button
              aria-current={row.id === opened}
              data-ticket={row.id}
              className={mergeClasses(styles.row, row.id === opened && styles.opened)}
              onClick={() => onOpen(row)}
              type="button"
            >
              <PriorityMark
                colour={row.deskPriority.colour}
                name={row.deskPriority.label ?? words.terms.priorities[row.priority]}
                priority={row.priority}
              />
              <span className={styles.quiet}>{row.key}</span>
              <span className={styles.title} title={row.title}>
                {row.title}
              </span>
              <span className={mergeClasses(styles.quiet, styles.desk)}>{row.deskName}</span>
              <span className={styles.quiet}>
                <DueText due={row.due} group={row.group} />
              </span>
              <StatusPill group={row.group} name={statusWord(row, words)} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}

/** As the desk calls it, else in the reader's language. */
function statusWord(row: MyRow, words: ReturnType<typeof useWords>): string {
  const known: Readonly<Record<string, string>> = words.terms.statuses;
  return row.statusLabel ?? known[row.status] ?? words.terms.statuses[row.group];
}
