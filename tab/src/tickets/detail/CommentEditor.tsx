import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PersonView } from '#shared/members/member.ts';
import { reasonOf } from '../../app/client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { draftKey, useDraft } from '../../ui/draft.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { MarkdownEditor } from './MarkdownEditor.tsx';
import { toMarkdown, toWritten } from './mentions.ts';
import type { CommentEntry } from './timeline.ts';
import type { Comments } from './use-comments.ts';

const useStyles = makeStyles({ buttons: { display: 'flex', gap: tokens.spacingHorizontalS } });

interface Props {
  readonly entry: CommentEntry;
  readonly people: readonly PersonView[];
  readonly comments: Comments;
  readonly onDone: () => void;
}

/** Edits one's own comment where it stands. */
export function CommentEditor({ entry, people, comments, onDone }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const { timeline: words } = useWords().ticket;
  const { me } = useSession();
  const draft = useDraft(draftKey(me.id, 'comment', entry.comment.id));
  const [written, setWritten] = useState(() => toWritten(draft.text === '' ? entry.comment.text : draft.text));
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const finish = () => {
    draft.clear();
    onDone();
  };
  const save = async () => {
    const text = toMarkdown(written).trim();
    if ((text === '' && entry.comment.files.length === 0) || saving) return;
    if (text === entry.comment.text) return finish();
    setSaving(true);
    try {
      await comments.edit(entry, text);
      finish();
    } catch (problem) {
      setSaving(false);
      setFailure(reasonOf(problem));
    }
  };
  return (
    <>
      {failure !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{failure}</MessageBarBody>
        </MessageBar>
      )}
      <MarkdownEditor
        focusOnOpen
        label={words.editing}
        mentionsOpen="below"
        onSubmit={save}
        onWrite={(next) => {
          setWritten(next);
          draft.set(toMarkdown(next));
        }}
        people={people}
        placeholder=""
        rows={4}
        written={written}
      />
      <div className={styles.buttons}>
        <Button appearance="primary" className={target} disabledFocusable={saving} onClick={save}>
          {words.save}
        </Button>
        <Button className={target} onClick={finish}>
          {words.cancel}
        </Button>
      </div>
    </>
  );
}
