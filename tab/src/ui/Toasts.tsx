import {
  Button,
  Toast,
  Toaster,
  ToastTitle,
  ToastTrigger,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useWords } from '../app/session.tsx';

/** What can be taken back, or went wrong, stays; what just went well is soon out of the way of what is beneath. */
const SHOWN = 10_000;
const BRIEFLY = 4_000;

export interface Said {
  readonly id: string;
  readonly intent: 'success' | 'error';
  readonly message: string;
  readonly undoable: boolean;
}

interface Props {
  /** What is to be seen now; null takes away what was. */
  readonly said: Said | null;
  readonly onUndo: () => void;
}

export function Toasts({ said, onUndo }: Props) {
  const toasterId = useId('undo');
  const { dispatchToast, dismissToast } = useToastController(toasterId);
  const { undo: words } = useWords().ticket;
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (said?.id === shown.current) return;
    if (shown.current !== null) dismissToast(shown.current);
    shown.current = said?.id ?? null;
    if (said === null) return;
    const button = (
      <ToastTrigger>
        <Button appearance="transparent" size="small" onClick={onUndo}>
          {words.undo}
        </Button>
      </ToastTrigger>
    );
    dispatchToast(
      <Toast>
        <ToastTitle {...(said.undoable ? { action: button } : {})}>{said.message}</ToastTitle>
      </Toast>,
      { intent: said.intent, toastId: said.id, timeout: said.undoable || said.intent === 'error' ? SHOWN : BRIEFLY },
    );
  }, [said, onUndo, dispatchToast, dismissToast, words]);
  return <Toaster toasterId={toasterId} position="bottom" pauseOnHover />;
}
