import { makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { AppDialog } from './AppDialog.tsx';
import { api } from './api.ts';
import { CardView } from './CardView.tsx';
import { useShell } from './shell-context.ts';

const Task = z.object({
  task: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('continue'),
      value: z.object({ title: z.string(), card: z.object({ content: z.unknown() }) }),
    }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});
type Task = z.infer<typeof Task>['task'];

const useStyles = makeStyles({
  content: { flexGrow: 1, overflowY: 'auto', padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}` },
});

interface Props {
  readonly conversation: string;
  readonly message: string;
  readonly roster: readonly { readonly oid: string; readonly name: string }[];
  readonly onClose: () => void;
}

/** The dialog of the app's action on a message: a card, the next one, or a sentence. */
export function ActionDialog({ conversation, message, roster, onClose }: Props) {
  const { state, words, actions } = useShell();
  const styles = useStyles();
  const { oid } = state.person;
  const [task, setTask] = useState<Task | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = useCallback(
    async (data: unknown) => {
      setBusy(true);
      try {
        const answer = Task.safeParse((await api.action({ person: oid, conversation, message, data }))?.body);
        setTask(answer.success ? answer.data.task : { type: 'message', value: words.failed });
      } finally {
        setBusy(false);
      }
    },
    [oid, conversation, message, words],
  );
  useEffect(() => void ask(null), [ask]);
  const title = task?.type === 'continue' ? task.value.title : words.createTicket;
  return (
    <AppDialog height={560} onClose={onClose} title={title} width={560}>
      <div className={styles.content}>
        {task === null && <Spinner />}
        {task?.type === 'message' && <Text>{task.value}</Text>}
        {task?.type === 'continue' && (
          <CardView
            busy={busy}
            card={task.value.card.content}
            onOpen={actions.open}
            onPress={({ data }) => void ask(data)}
            roster={roster}
          />
        )}
      </div>
    </AppDialog>
  );
}
