import type { DeskView } from '#shared/desks/desk.ts';
import { useSession, useWords } from '../app/session.tsx';
import { useMe } from '../me/use-me.ts';
import { Notice } from '../ui/Notice.tsx';

/** Why nothing can be changed on a desk; administrators are told the way out of what is theirs to settle. */
export function ReadOnlyBar({ closedBy }: Pick<DeskView, 'closedBy'>) {
  const { frame } = useWords().tab;
  const { onPhone } = useSession();
  const administers = useMe().data?.can.includes('organisation.administer') ?? false;
  const told = (what: string, wayOut: string) => (administers ? `${what} ${wayOut}` : what);
  const why = () => {
    if (closedBy.includes('subscription-suspended'))
      return told(frame.suspended, onPhone ? frame.suspendedOnPhone : frame.suspendedWayOut);
    if (closedBy.includes('subscription-ended')) return told(frame.ended, frame.endedWayOut);
    return frame.readOnly;
  };
  return <Notice intent="warning" message={why()} />;
}
