import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useWords } from '../app/session.tsx';
import { useTouchStyles } from './touch.ts';

interface Props {
  readonly heading: string;
  /** What is lost with it. */
  readonly means: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** What cannot be brought back is asked first. */
export function ConfirmRemoval({ heading, means, open, onClose, onConfirm }: Props) {
  const { target } = useTouchStyles();
  const { timeline: words } = useWords().ticket;
  return (
    <Dialog modalType="alert" onOpenChange={(_, data) => !data.open && onClose()} open={open}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{heading}</DialogTitle>
          <DialogContent>{means}</DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              className={target}
              onClick={() => {
                onClose();
                onConfirm();
              }}
            >
              {words.remove}
            </Button>
            <Button className={target} onClick={onClose}>
              {words.cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
