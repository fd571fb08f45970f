import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { reasonOf } from '../app/client.ts';
import { useTouchStyles } from './touch.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gridAutoRows: 'max-content', gap: tokens.spacingVerticalM },
});

export interface ActionDialogProps {
  readonly heading: string;
  /** What will come of it. */
  readonly means: string;
  /** The verb on the button. */
  readonly act: string;
  readonly cancel: string;
  readonly busy: boolean;
  readonly failure: Error | null;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Says what something means before it is done. */
export function ActionDialog(props: ActionDialogProps) {
  const { heading, means, act, cancel, busy, failure, onAct, onClose, children } = props;
  const styles = useStyles();
  const { target } = useTouchStyles();
  return (
    <Dialog onOpenChange={(_, data) => !data.open && onClose()} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{heading}</DialogTitle>
          <DialogContent className={styles.content}>
            {failure !== null && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody role="alert">{reasonOf(failure)}</MessageBarBody>
              </MessageBar>
            )}
            {means}
            {children}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" className={target} disabledFocusable={busy} onClick={onAct}>
              {act}
            </Button>
            <Button className={target} onClick={onClose}>
              {cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
