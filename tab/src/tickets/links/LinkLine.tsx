import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../../app/session.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import type { LinkEntry } from '../detail/timeline.ts';
import { LinkedTicketLink } from './LinkedTicketLink.tsx';

const useStyles = makeStyles({
  line: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  ticket: { fontSize: 'inherit', lineHeight: 'inherit', textAlign: 'left' },
});

interface Props {
  readonly entry: LinkEntry;
  readonly onOpen: (ticketId: string) => void;
}

/** That this ticket was related to another one, merged, or parted from it again. */
export function LinkLine({ entry, onOpen }: Props) {
  const styles = useStyles();
  const { links: words } = useWords().ticket;
  const { kind, ticket } = entry.link;
  const told = () => {
    const by = entry.by.name;
    switch (entry.kind) {
      case 'merged':
        return kind === 'duplicate-of' ? words.mergedInto(by) : words.mergedHere(by);
      case 'unmerged':
        return words.unmerged(by);
      case 'unlinked':
        return words.unlinked(by, words.kinds[kind]);
      default:
        return words.linked(by, words.kinds[kind]);
    }
  };
  return (
    <div className={styles.line}>
      {told()} <LinkedTicketLink className={styles.ticket} onOpen={onOpen} ticket={ticket} /> ·{' '}
      <RelativeTime at={entry.at} />
    </div>
  );
}
