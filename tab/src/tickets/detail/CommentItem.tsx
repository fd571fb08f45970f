import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { LockClosed16Regular, MoreHorizontal20Regular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { readFile } from '#shared/files/contract.ts';
import type { Attachment } from '#shared/files/file.ts';
import type { PersonView } from '#shared/members/member.ts';
import { fillPath } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { FileList } from '../../files/FileList.tsx';
import type { FileHome } from '../../files/use-attachments.ts';
import { ConfirmRemoval } from '../../ui/ConfirmRemoval.tsx';
import { MarkdownText } from '../../ui/MarkdownText.tsx';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { CommentEditor } from './CommentEditor.tsx';

import type { CommentEntry } from './timeline.ts';
import type { Comments } from './use-comments.ts';

const useStyles = makeStyles({
  comment: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  internal: {
    backgroundColor: tokens.colorNeutralBackground2,
    borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  actions: { marginLeft: 'auto' },
  gone: { color: tokens.colorNeutralForeground2, fontStyle: 'italic', fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly home: FileHome;
  readonly entry: CommentEntry;
  readonly people: readonly PersonView[];
  readonly comments: Comments;
}

export function CommentItem({ home, entry, people, comments }: Props) {
  const styles = useStyles();
  const { timeline: words } = useWords().ticket;
  const [editing, setEditing] = useState(false);
  const { comment, by } = entry;
  if (comment.deletedAt !== null) {
    return (
      <div className={styles.gone}>
        {words.deleted(by.name)} <RelativeTime at={comment.deletedAt} />
      </div>
    );
  }
  return (
    <CommentBody
      actions={!editing && <CommentActions comments={comments} entry={entry} onEdit={() => setEditing(true)} />}
      by={by}
      files={comment.files}
      home={home}
      internal={comment.internal}
      note={
        <>
          {entry.key !== undefined && `${words.byKey(entry.key)} · `}
          <RelativeTime at={entry.at} />
          {comment.editedAt !== null && (
            <>
              {' '}
              · {words.edited} <RelativeTime at={comment.editedAt} />
            </>
          )}
        </>
      }
      people={people}
      text={comment.text}
    >
      {editing && <CommentEditor comments={comments} entry={entry} onDone={() => setEditing(false)} people={people} />}
    </CommentBody>
  );
}

interface BodyProps {
  readonly by: PersonView;
  readonly internal: boolean;
  readonly text: string;
  readonly files: readonly Attachment[];
  readonly home: FileHome;
  readonly people: readonly PersonView[];
  /** When it was written, or that it is on its way. */
  readonly note: ReactNode;
  readonly actions?: ReactNode;
  /** In place of the text. */
  readonly children?: ReactNode;
}

export function CommentBody({ by, internal, text, files, home, people, note, actions, children }: BodyProps) {
  const styles = useStyles();
  const { timeline: words } = useWords().ticket;
  return (
    <article
      aria-label={internal ? words.note(by.name) : words.comment(by.name)}
      className={mergeClasses(styles.comment, internal && styles.internal)}
    >
      <div className={styles.head}>
        <PersonAvatar person={by} size={24} />
        <Text weight="semibold">{by.name}</Text>
        {internal && (
          <span className={styles.badge}>
            <LockClosed16Regular aria-hidden />
            {words.internal}
          </span>
        )}
        <span className={styles.quiet}>{note}</span>
        <span className={styles.actions}>{actions}</span>
      </div>
      {children || (text !== '' && <MarkdownText people={people} text={text} />)}
      <FileList files={files} pathOf={(file) => fillPath(readFile.path, { ...home, fileId: file.id })} />
    </article>
  );
}

interface ActionsProps {
  readonly entry: CommentEntry;
  readonly comments: Comments;
  readonly onEdit: () => void;
}

function CommentActions({ entry, comments, onEdit }: ActionsProps) {
  const { target } = useTouchStyles();
  const { timeline: words } = useWords().ticket;
  const [asking, setAsking] = useState(false);
  const { can } = entry.comment;
  if (can.length === 0) return null;
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            aria-label={words.actions(entry.by.name)}
            className={target}
            icon={<MoreHorizontal20Regular />}
            size="small"
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {can.includes('edit') && <MenuItem onClick={onEdit}>{words.edit}</MenuItem>}
            {can.includes('delete') && <MenuItem onClick={() => setAsking(true)}>{words.remove}</MenuItem>}
          </MenuList>
        </MenuPopover>
      </Menu>
      <ConfirmRemoval
        heading={words.deleteHeading}
        means={words.deleteMeans}
        onClose={() => setAsking(false)}
        onConfirm={() => comments.remove(entry)}
        open={asking}
      />
    </>
  );
}
