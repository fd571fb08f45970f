import { useSession, useWords } from '../app/session.tsx';
import { useNow } from './clock.ts';
import { exactTime, relativeTime } from './dates.ts';
import { useHiddenStyles } from './hidden.ts';

interface Props {
  /** ISO date and time. */
  readonly at: string;
}

/** "2 h ago" within a week, else the date; exact with its zone on hover and for screen readers. */
export function RelativeTime({ at }: Props) {
  const now = useNow();
  const { locale } = useSession();
  const { time } = useWords().ticket;
  const { hidden } = useHiddenStyles();
  const exact = exactTime(at, locale);
  return (
    <time dateTime={at} title={exact}>
      <span aria-hidden>{relativeTime(at, now, locale, time.now)}</span>
      <span className={hidden}>{exact}</span>
    </time>
  );
}
