import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Warning16Filled } from '@fluentui/react-icons';
import { isOpenGroup, type StatusGroup } from '#shared/desks/workflow.ts';
import { useSession, useWords } from '../app/session.tsx';
import { useNow } from './clock.ts';
import { dayOf, daysBetween, dayWords, exactDay } from './dates.ts';

const useStyles = makeStyles({
  due: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXXS, whiteSpace: 'nowrap' },
  overdue: { color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  /** `YYYY-MM-DD` */
  readonly due: string | null;
  readonly group: StatusGroup;
}

/** When a ticket is due, or by how many days an open one is late, in words. Nothing where it has no date. */
export function DueText({ due, group }: Props) {
  const now = useNow();
  const { locale } = useSession();
  const { time } = useWords().ticket;
  const styles = useStyles();
  if (due === null) return null;
  const away = daysBetween(dayOf(now), due);
  const overdue = away < 0 && isOpenGroup(group);
  return (
    <time dateTime={due} className={mergeClasses(styles.due, overdue && styles.overdue)} title={exactDay(due, locale)}>
      {overdue && <Warning16Filled aria-hidden />}
      {overdue ? time.overdue(-away) : dueWords(away, () => dayWords(due, now, locale), time)}
    </time>
  );
}

interface DueWords {
  readonly dueToday: string;
  readonly dueTomorrow: string;
  readonly dueOn: (when: string) => string;
}

function dueWords(away: number, when: () => string, words: DueWords): string {
  if (away === 0) return words.dueToday;
  if (away === 1) return words.dueTomorrow;
  return words.dueOn(when());
}
