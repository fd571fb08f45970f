import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { EntryView, TicketView } from '#shared/tickets/shown.ts';
import type { Words } from '#shared/words/catalogue.ts';
import { useSession, useWords } from '../../app/session.tsx';
import type { FileHome } from '../../files/use-attachments.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { LinkLine } from '../links/LinkLine.tsx';
import { ChangeLine } from './ChangeLine.tsx';
import { CommentBody, CommentItem } from './CommentItem.tsx';
import type { FieldContext } from './field-words.ts';
import { MovedLine } from './MovedLine.tsx';
import { foldTimeline, type TimelineItem } from './timeline.ts';
import type { Comments } from './use-comments.ts';
import type { History } from './use-history.ts';

const SHOWN = 40;

const useStyles = makeStyles({
  heading: { margin: 0 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  newest: { scrollMarginBottom: tokens.spacingVerticalM },
  line: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface Props {
  readonly ticket: TicketView;
  readonly history: History;
  readonly comments: Comments;
  readonly context: FieldContext;
  readonly onOpen: (ticketId: string) => void;
}

/** What happened and what was said, oldest first, so that the newest stands above the composer. */
export function Timeline({ ticket, history, comments, context, onOpen }: Props) {
  const styles = useStyles();
  const { timeline: words } = useWords().ticket;
  const { me } = useSession();
  const [shown, setShown] = useState(SHOWN);
  const items = foldTimeline(history.entries);
  const hidden = Math.max(0, items.length - shown);
  const earlier = hidden + history.earlier;
  const showEarlier = () => {
    setShown(Number.POSITIVE_INFINITY);
    if (hidden === 0) history.loadEarlier();
  };
  const people = [...context.people.values()];
  const home = { deskId: ticket.deskId, ticketId: ticket.id };
  return (
    <>
      <Subtitle2 as="h3" className={styles.heading}>
        {words.heading}
      </Subtitle2>
      {earlier > 0 && (
        <Button appearance="subtle" disabledFocusable={history.loading} size="small" onClick={showEarlier}>
          {words.earlier(earlier)}
        </Button>
      )}
      {history.problem !== null && <Text role="alert">{history.problem}</Text>}
      <ol className={styles.list}>
        {items.slice(hidden).map((item) => (
          <li key={item.seq}>
            <Item comments={comments} context={context} home={home} item={item} onOpen={onOpen} />
          </li>
        ))}
        {comments.sending.map((comment) => (
          <li className={styles.newest} key={comment.key} ref={bringIntoView}>
            <CommentBody
              by={{ id: me.id, name: me.name, left: false }}
              files={comment.files}
              home={home}
              internal={comment.internal}
              note={comment.waits ? words.waits : words.sending}
              people={people}
              text={comment.text}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

/** What one has just written is seen, wherever one was reading. */
function bringIntoView(item: HTMLElement | null): void {
  item?.scrollIntoView({ block: 'nearest' });
}

interface ItemProps {
  readonly home: FileHome;
  readonly item: TimelineItem;
  readonly comments: Comments;
  readonly context: FieldContext;
  readonly onOpen: (ticketId: string) => void;
}

function Item({ home, item, comments, context, onOpen }: ItemProps) {
  switch (item.kind) {
    case 'comment':
      return <CommentItem comments={comments} entry={item.entry} home={home} people={[...context.people.values()]} />;
    case 'created':
      return <CreatedLine entry={item.entry} />;
    case 'link':
      return <LinkLine entry={item.entry} onOpen={onOpen} />;
    case 'moved':
      return <MovedLine context={context} entry={item.entry} />;
    case 'changes':
      return <ChangeLine context={context} run={item.run} />;
    default:
      return item satisfies never;
  }
}

/** Through what somebody did something; '' where it goes without saying. */
function wayOf({ via, key }: EntryView, words: Words['ticket']['timeline']): string {
  return key === undefined ? words.via[via] : words.byKey(key);
}

function CreatedLine({ entry }: { readonly entry: EntryView }) {
  const styles = useStyles();
  const { timeline: words } = useWords().ticket;
  return (
    <div className={styles.line}>
      {[words.created(entry.by.name), wayOf(entry, words)].filter((part) => part !== '').join(' ')} ·{' '}
      <RelativeTime at={entry.at} />
    </div>
  );
}
