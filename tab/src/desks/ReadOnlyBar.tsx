import type { DeskView } from '#shared/desks/desk.ts';
import { useSession, useWords } from '../app/session.tsx';
import { useMe } from '../me/use-me.ts';
import { Notice } from '../ui/Notice.tsx';

/** Why nothing can be changed on a desk; administrators are told the way out of what is theirs to settle. */
export function ReadOnlyBar({ closedBy }: Pick<DeskView, 'closedBy'>) {
  const { frame } = useWords().tab;
  const { locale, onPhone } = useSession();
  const me = useMe().data;
  const administers = me?.can.includes('organisation.administer') ?? false;
  const purgeAt = me?.purgeAt ?? null;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const told = (what: string, wayOut: string) => (administers ? `${what} ${wayOut}` : what);
  const why = () => {
    if (closedBy.includes('subscription-suspended'))
      return told(frame.suspended, onPhone ? frame.suspendedOnPhone : frame.suspendedWayOut);
    if (closedBy.includes('subscription-ended')) {
      const ended = purgeAt === null ? frame.ended : `${frame.ended} ${frame.deletedOn(day.format(new Date(purgeAt)))}`;
      return told(ended, frame.endedWayOut);
    }
    return frame.readOnly;
  };
  return <Notice intent="warning" message={why()} />;
}
