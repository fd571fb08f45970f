import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useWords } from '../../app/session.tsx';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** A deleted comment cannot be brought back: this is asked first. */
export function ConfirmDelete({ open, onClose, onConfirm }: Props) {
  const { timeline: words } = useWords().ticket;
  return (
    <Dialog modalType="alert" onOpenChange={(_, data) => !data.open && onClose()} open={open}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.deleteHeading}</DialogTitle>
          <DialogContent>{words.deleteMeans}</DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              onClick={() => {
                onClose();
                onConfirm();
              }}
            >
              {words.remove}
            </Button>
            <Button onClick={onClose}>{words.cancel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
