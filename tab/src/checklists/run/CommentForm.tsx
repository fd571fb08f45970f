import { Button, Field, MessageBar, MessageBarBody, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { commentRun } from '#shared/checklists/run-comment-contract.ts';
import type { RunView } from '#shared/checklists/run-contract.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { draftKey, useDraft } from '../../ui/draft.ts';
import { useSendKey } from '../../ui/send-key.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { useActOnRun } from '../use-run.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalXS, justifyItems: 'end' },
  field: { width: '100%' },
});

/** Where one says something about a run; what one has not sent yet is kept. */
export function CommentForm({ run }: { readonly run: RunView }) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const undo = useUndo();
  const { me } = useSession();
  const { keyFor, renew } = useSendKey();
  const { history } = useChecklistWords();
  const draft = useDraft(draftKey(me.id, run.deskId, run.id, 'comment'));
  const [failure, setFailure] = useState<string | null>(null);
  const text = draft.text.trim();
  const add = useActOnRun(
    () =>
      send(commentRun, { params: { deskId: run.deskId, runId: run.id }, body: { text }, idempotencyKey: keyFor(text) }),
    () => {
      renew();
      draft.clear();
      setFailure(null);
      undo.say(history.sent);
    },
    (why) => setFailure(reasonOf(why)),
  );
  const submit = () => text !== '' && !add.isPending && add.mutate();
  return (
    <div className={styles.form}>
      {failure !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody role="alert">{history.notSent(failure)}</MessageBarBody>
        </MessageBar>
      )}
      <Field className={styles.field} label={history.comment}>
        <Textarea
          maxLength={10_000}
          onChange={(_, { value }) => draft.set(value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit()}
          resize="vertical"
          rows={2}
          value={draft.text}
        />
      </Field>
      <Button className={target} disabledFocusable={text === '' || add.isPending} onClick={submit}>
        {history.send}
      </Button>
    </div>
  );
}
