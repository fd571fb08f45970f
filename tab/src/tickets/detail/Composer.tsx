import { Button, MessageBar, MessageBarBody, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Send20Regular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { PersonView } from '#shared/members/member.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { reasonOf } from '../../app/client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { AttachButton } from '../../files/AttachButton.tsx';
import { DraftFiles } from '../../files/DraftFiles.tsx';
import { readyFiles, useAttachments } from '../../files/use-attachments.ts';
import { useDrop } from '../../files/use-drop.ts';
import { draftKey, readDraft, useDraft, writeDraft } from '../../ui/draft.ts';
import { useSendKey } from '../../ui/send-key.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { CannedReplies } from './CannedReplies.tsx';
import { type CommentKind, CommentKindChoice } from './CommentKindChoice.tsx';
import { MarkdownEditor } from './MarkdownEditor.tsx';
import { toMarkdown, toWritten, type Written } from './mentions.ts';
import type { Comments } from './use-comments.ts';

const useStyles = makeStyles({
  composer: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    flexShrink: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `${tokens.strokeWidthThickest} solid transparent`,
  },
  public: { borderLeftColor: tokens.colorBrandStroke1 },
  internal: { borderLeftColor: tokens.colorPaletteMarigoldBorderActive },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  // A small screen is for reading until somebody writes; the placeholder says who will read it.
  folded: { '@media (max-width: 639px)': { display: 'none' } },
  send: { marginLeft: 'auto' },
  readers: { flexGrow: 1, flexBasis: '200px', color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly desk: DeskView;
  readonly ticket: TicketView;
  readonly people: readonly PersonView[];
  readonly comments: Comments;
}

/** Who will read what is written stands beside it in words, as a colour band alone might be missed. */
export function Composer({ desk, ticket, people, comments }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { composer: words, files: fileWords } = useWords().ticket;
  const { me } = useSession();
  const writing = useCommentDraft(desk, ticket, comments.sending);
  const [failure, setFailure] = useState<string | null>(null);
  const [used, setUsed] = useState(false);
  const { keyFor, renew } = useSendKey(draftKey(me.id, desk.id, ticket.id, 'comment-key'));
  const { kind, written } = writing;
  const attachments = useAttachments({ deskId: desk.id, ticketId: ticket.id });
  const drop = useDrop(attachments.add);
  const sending = attachments.drafts.some(({ state }) => state.kind === 'sending');
  // It does not shrink again by itself: what one is about to click would move away.
  const open = used || written.text !== '' || attachments.drafts.length > 0;

  const submit = async () => {
    const text = toMarkdown(written).trim();
    const files = readyFiles(attachments);
    if (sending) return setFailure(fileWords.waiting);
    if (text === '' && files.length === 0) return;
    const internal = kind === 'internal';
    setFailure(null);
    const giveBack = writing.hide();
    try {
      const key = keyFor(JSON.stringify([kind, text, files.map(({ id }) => id)]));
      await comments.add({ text, internal, files, key });
      renew();
      attachments.taken(files);
      writing.forget();
    } catch (problem) {
      giveBack();
      setFailure(words.failed(reasonOf(problem)));
    }
  };

  return (
    <section
      aria-label={words.label}
      className={mergeClasses(styles.composer, styles[kind])}
      onFocus={() => setUsed(true)}
      {...drop.handlers}
    >
      {drop.over && <Text>{fileWords.drop}</Text>}
      {failure !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{failure}</MessageBarBody>
        </MessageBar>
      )}
      <MarkdownEditor
        label={words[kind]}
        mentionsOpen="above"
        onSubmit={submit}
        onWrite={writing.write}
        people={people}
        placeholder={kind === 'internal' ? words.placeholderInternal : words.placeholderPublic}
        rows={open ? 4 : 1}
        toolbar={open ? 'shown' : 'hidden'}
        written={written}
      />
      <DraftFiles uploads={attachments} />
      <div className={mergeClasses(styles.foot, !open && styles.folded)}>
        <AttachButton onFiles={attachments.add} />
        <CannedReplies
          desk={desk}
          onChoose={(text) => writing.write(joined(written, toWritten(text)))}
          ticket={ticket}
        />
        {ticket.can.includes('comment-internal') && <CommentKindChoice kind={kind} onChoose={writing.setKind} />}
        <Text className={styles.readers} size={200}>
          {kind === 'internal' ? words.readersInternal : words.readersPublic}
        </Text>
        <Button
          appearance="primary"
          className={mergeClasses(target, styles.send)}
          disabledFocusable={sending || (written.text.trim() === '' && readyFiles(attachments).length === 0)}
          icon={<Send20Regular />}
          onClick={submit}
          title={words.hint}
        >
          {kind === 'internal' ? words.sendInternal : words.sendPublic}
        </Button>
      </div>
    </section>
  );
}

/** An internal note kept as a draft must never come back as a public reply: the kind is kept with the text. */
function useCommentDraft(desk: DeskView, ticket: TicketView, sending: Comments['sending']) {
  const { me } = useSession();
  const textKey = draftKey(me.id, desk.id, ticket.id, 'comment');
  const text = useDraft(textKey);
  const wanted = useDraft(draftKey(me.id, desk.id, ticket.id, 'comment-kind'), 'public');
  const mayNote = ticket.can.includes('comment-internal');
  const [written, setWritten] = useState(() => {
    // Storage keeps what is on its way until it has arrived: it is not to be sent by hand besides.
    const isSent = sending.some((comment) => comment.text === text.text.trim());
    return toWritten(isSent || (wanted.text === 'internal' && !mayNote) ? '' : text.text);
  });
  const kind: CommentKind = wanted.text === 'internal' && mayNote ? 'internal' : 'public';
  const latest = useRef(written);
  latest.current = written;
  const write = (next: Written) => {
    setWritten(next);
    text.set(toMarkdown(next));
  };
  return {
    kind,
    written,
    write,
    setKind: wanted.set,
    /** Empties the field while the text is on its way. Storage keeps it, should the page close before it arrives. */
    hide: () => {
      const sent = written;
      text.clear();
      setWritten({ text: '', named: {} });
      writeDraft(textKey, toMarkdown(sent));
      return () => write(joined(sent, latest.current));
    },
    forget: () => {
      if (readDraft(textKey) === toMarkdown(written)) writeDraft(textKey, '');
    },
  };
}

/** One text after another, in a paragraph of its own. */
function joined(sent: Written, begun: Written): Written {
  if (begun.text === '') return sent;
  if (sent.text.trim() === '') return begun;
  return toWritten(`${toMarkdown(sent)}\n\n${toMarkdown(begun)}`);
}
