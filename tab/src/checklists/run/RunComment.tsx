import {
  Button,
  Field,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { deleteRunComment, editRunComment } from '#shared/checklists/run-comment-contract.ts';
import type { RunEntryView, RunView } from '#shared/checklists/run-contract.ts';
import type { CommentId } from '#shared/kernel/ids.ts';
import type { PersonView } from '#shared/members/member.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { ConfirmRemoval } from '../../ui/ConfirmRemoval.tsx';
import { MarkdownText } from '../../ui/MarkdownText.tsx';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useActOnRun } from '../use-run.ts';

const useStyles = makeStyles({
  comment: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between' },
  words: { minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  form: { display: 'grid', gap: tokens.spacingVerticalXS, justifyItems: 'start' },
  field: { width: '100%' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly run: RunView;
  readonly entry: RunEntryView;
  readonly people: readonly PersonView[];
}

/** What somebody said, which they may change or take back. */
export function RunComment({ run, entry, people }: Props) {
  const styles = useStyles();
  const { timeline: words } = useWords().ticket;
  const [editing, setEditing] = useState(false);
  const { comment, text = '', editedAt, deletedAt, can = [] } = entry;
  if (comment === undefined || (deletedAt ?? null) !== null)
    return <div className={styles.quiet}>{words.deleted(entry.by.name)}</div>;
  if (editing) return <EditForm before={text} comment={comment} onDone={() => setEditing(false)} run={run} />;
  return (
    <div className={styles.comment}>
      <div className={styles.words}>
        <MarkdownText people={people} text={text} />
        {(editedAt ?? null) !== null && <span className={styles.quiet}>{words.edited}</span>}
      </div>
      {can.length > 0 && <Actions by={entry.by.name} comment={comment} onEdit={() => setEditing(true)} run={run} />}
    </div>
  );
}

interface OnComment {
  readonly run: RunView;
  readonly comment: CommentId;
}

function Actions({ run, comment, by, onEdit }: OnComment & { readonly by: string; readonly onEdit: () => void }) {
  const { target } = useTouchStyles();
  const send = useSend();
  const undo = useUndo();
  const { timeline: words } = useWords().ticket;
  const [asking, setAsking] = useState(false);
  const params = { deskId: run.deskId, runId: run.id, commentId: comment };
  const remove = useActOnRun(
    () => send(deleteRunComment, { params }),
    () => undo.say(words.removed),
    (why) => undo.warn(reasonOf(why)),
  );
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            aria-label={words.actions(by)}
            className={target}
            icon={<MoreHorizontal20Regular />}
            size="small"
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={onEdit}>{words.edit}</MenuItem>
            <MenuItem onClick={() => setAsking(true)}>{words.remove}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <ConfirmRemoval
        heading={words.deleteHeading}
        means={words.deleteMeans}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
        open={asking}
      />
    </>
  );
}

function EditForm({
  run,
  comment,
  before,
  onDone,
}: OnComment & { readonly before: string; readonly onDone: () => void }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const { timeline: words } = useWords().ticket;
  const [text, setText] = useState(before);
  const [failure, setFailure] = useState<string | null>(null);
  const params = { deskId: run.deskId, runId: run.id, commentId: comment };
  const save = useActOnRun(
    () => send(editRunComment, { params, body: { text: text.trim() } }),
    onDone,
    (why) => setFailure(reasonOf(why)),
  );
  const submit = () => text.trim() !== '' && !save.isPending && save.mutate();
  return (
    <div className={styles.form}>
      <Field
        className={styles.field}
        label={words.editing}
        {...(failure === null ? {} : { validationMessage: failure, validationState: 'error' as const })}
      >
        <Textarea
          autoFocus
          maxLength={10_000}
          onChange={(_, { value }) => setText(value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit()}
          resize="vertical"
          rows={3}
          value={text}
        />
      </Field>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          className={target}
          disabledFocusable={text.trim() === '' || save.isPending}
          onClick={submit}
        >
          {words.save}
        </Button>
        <Button className={target} onClick={onDone}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
