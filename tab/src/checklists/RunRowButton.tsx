import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Warning16Filled } from '@fluentui/react-icons';
import type { RunRow } from '#shared/checklists/run-row.ts';
import { useSession } from '../app/session.tsx';
import { useNow } from '../ui/clock.ts';
import { PersonAvatars } from '../ui/PersonAvatar.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { shortMoment } from './moment.ts';
import { Progress } from './Progress.tsx';
import { RunStateMark } from './RunStateMark.tsx';
import { useChecklistWords } from './use-checklist-words.ts';

const NARROW = '@media (max-width: 767px)';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 168px 132px 76px 92px',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    width: '100%',
    minHeight: '44px',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    border: 'none',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    borderLeft: `${tokens.strokeWidthThicker} solid transparent`,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr) auto', padding: tokens.spacingHorizontalM },
  },
  opened: { backgroundColor: tokens.colorNeutralBackground2, borderLeftColor: tokens.colorBrandStroke1 },
  title: {
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [NARROW]: { gridColumn: '1 / -1' },
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  due: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS },
  overdue: { color: tokens.colorPaletteRedForeground1 },
  updated: { textAlign: 'right', [NARROW]: { display: 'none' } },
});

interface Props {
  readonly run: RunRow;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

export function RunRowButton({ run, isOpen, onOpen }: Props) {
  const styles = useStyles();
  return (
    <button
      aria-current={isOpen}
      className={mergeClasses(styles.row, isOpen && styles.opened)}
      data-run={run.id}
      onClick={onOpen}
      type="button"
    >
      <span className={styles.title} title={run.title}>
        {run.title}
      </span>
      {run.state === 'open' ? <Progress progress={run.progress} /> : <RunStateMark state={run.state} />}
      <span className={styles.quiet}>
        <RunDue run={run} />
      </span>
      <PersonAvatars people={run.assignees} size={24} />
      <span className={mergeClasses(styles.quiet, styles.updated)}>
        <RelativeTime at={run.updatedAt} />
      </span>
    </button>
  );
}

/** When a run is due; in words where it is late. */
function RunDue({ run }: { readonly run: RunRow }) {
  const styles = useStyles();
  const now = useNow();
  const { locale } = useSession();
  const words = useChecklistWords().run;
  if (run.due === null || run.state === 'done' || run.state === 'cancelled') return null;
  const when = shortMoment(run.due, now, locale);
  const late = Date.parse(run.due) < now;
  return (
    <time
      className={mergeClasses(styles.due, late && styles.overdue)}
      dateTime={run.due}
      title={late ? words.overdueAt(when) : words.dueAt(when)}
    >
      {late && <Warning16Filled aria-label={words.overdueAt('')} />}
      {when}
    </time>
  );
}
