import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { answerItem, type RunItemView, type RunView } from '#shared/checklists/run-contract.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useUndo } from '../../ui/undo.tsx';
import { useChecklistWords } from '../use-checklist-words.ts';
import { useActOnRun } from '../use-run.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalXS, justifyItems: 'start' },
  field: { width: '100%' },
  note: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

interface Props {
  readonly run: RunView;
  readonly state: RunItemView;
  readonly open: boolean;
  readonly disabled: boolean;
  readonly onDone: () => void;
}

/** The note of an item, to read or to write. */
export function NoteField({ run, state, open, disabled, onDone }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const undo = useUndo();
  const { run: said } = useChecklistWords();
  const [text, setText] = useState(state.note);
  const params = { deskId: run.deskId, runId: run.id, itemKey: state.key };
  const save = useActOnRun(
    () => send(answerItem, { params, body: { version: state.version, note: text } }),
    onDone,
    (why) => undo.warn(reasonOf(why)),
  );
  if (!open || disabled) return <Text className={styles.note}>{state.note}</Text>;
  return (
    <div className={styles.form}>
      <Field className={styles.field} label={said.note}>
        <Textarea autoFocus maxLength={2000} onChange={(_, { value }) => setText(value)} rows={2} value={text} />
      </Field>
      <Button className={target} disabledFocusable={save.isPending} onClick={() => save.mutate()}>
        {said.save}
      </Button>
    </div>
  );
}
