import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deactivateMe } from '#shared/accounts/contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from '../ui/touch.ts';
import { useUndo } from '../ui/undo.tsx';

/** Says what it means before it is done; afterwards nothing here is the reader's to see. */
export function DeactivateMe() {
  const { target } = useTouchStyles();
  const send = useSend();
  const queries = useQueryClient();
  const toast = useUndo();
  const { mine } = useWords().ticket;
  const deactivating = useMutation({
    mutationFn: () => send(deactivateMe),
    onSuccess: () => {
      toast.say(mine.deactivated);
      return queries.invalidateQueries();
    },
  });
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button className={target} style={{ alignSelf: 'flex-start' }}>
          {mine.deactivate}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{mine.deactivate}</DialogTitle>
          <DialogContent>
            {deactivating.isError && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody role="alert">{reasonOf(deactivating.error)}</MessageBarBody>
              </MessageBar>
            )}
            {mine.deactivateMeans}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              className={target}
              disabledFocusable={deactivating.isPending}
              onClick={() => deactivating.mutate()}
            >
              {mine.deactivate}
            </Button>
            <DialogTrigger disableButtonEnhancement>
              <Button className={target}>{mine.deactivateKeep}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
