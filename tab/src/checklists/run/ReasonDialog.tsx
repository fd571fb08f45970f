import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { cancelRun, RunView, reopenRun } from '#shared/checklists/run-contract.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { useTouchStyles } from '../../ui/touch.ts';
import { useChecklistWords } from '../use-checklist-words.ts';
import { useActOnRun } from '../use-run.ts';

const useStyles = makeStyles({ content: { display: 'grid', gap: tokens.spacingVerticalM } });

interface Props {
  readonly run: RunView;
  readonly heading: string;
  readonly means: string;
  readonly operation: typeof cancelRun | typeof reopenRun;
  readonly onClose: () => void;
}

/** Cancelling and reopening are told with a reason, which stays in the history. */
export function ReasonDialog({ run, heading, means, operation, onClose }: Props) {
  const styles = useStyles();
  const { target } = useTouchStyles();
  const send = useSend();
  const { run: said } = useChecklistWords();
  const [reason, setReason] = useState('');
  const [needed, setNeeded] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const params = { deskId: run.deskId, runId: run.id };
  const act = useActOnRun(
    () => send(operation, { params, body: { reason: reason.trim() } }),
    onClose,
    (why) => setFailure(reasonOf(why)),
  );
  const submit = () => {
    setNeeded(reason.trim() === '');
    if (reason.trim() !== '' && !act.isPending) act.mutate();
  };
  return (
    <Dialog onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{heading}</DialogTitle>
          <DialogContent className={styles.content}>
            {failure !== null && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody role="alert">{failure}</MessageBarBody>
              </MessageBar>
            )}
            {means}
            <Field
              label={said.reason}
              required
              {...(needed ? { validationMessage: said.reasonNeeded, validationState: 'error' as const } : {})}
            >
              <Textarea maxLength={1000} onChange={(_, { value }) => setReason(value)} value={reason} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" className={target} disabledFocusable={act.isPending} onClick={submit}>
              {heading}
            </Button>
            <Button className={target} onClick={onClose}>
              {said.keep}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
