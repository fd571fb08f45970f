import {
  Button,
  Toast,
  Toaster,
  ToastTitle,
  ToastTrigger,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { DeskId, TicketId } from '#shared/kernel/ids.ts';
import { type TicketView, undoTicket } from '#shared/tickets/contract.ts';
import { reasonOf, useSend } from '../app/client.ts';
import { useWords } from '../app/session.tsx';

const SHOWN = 10_000;
const WIDE = '(min-width: 1024px)';
/** Pixels; of the ticket's header, with the way back. */
const HEADER = 48;

export interface UndoOffer {
  /** What was done, once it is saved: "Saved." */
  readonly message: string;
  readonly deskId: DeskId;
  readonly ticketId: TicketId;
  /** The timeline entry to take back. */
  readonly seq: number;
  /** Null where the ticket itself was taken back. */
  readonly onUndone?: (ticket: TicketView | null) => void;
}

export interface Undo {
  /** Says what was done, with a button that takes it back; Ctrl+Z outside text fields does the same. */
  readonly offer: (offer: UndoOffer) => void;
  readonly say: (message: string) => void;
  readonly warn: (message: string) => void;
}

const UndoContext = createContext<Undo | null>(null);

export function useUndo(): Undo {
  const undo = useContext(UndoContext);
  if (undo === null) throw new Error('useUndo is used outside UndoToast');
  return undo;
}

/** Holds the toasts of the whole tab; one at a time, so that "Saved" is said once. */
export function UndoToast({ children }: { readonly children: ReactNode }) {
  const toasterId = useId('undo');
  const { undo: words } = useWords().ticket;
  const { show, dismiss } = useOneToast(toasterId);
  const takeBack = useTakeBack();
  const latest = useRef<UndoOffer | null>(null);

  const undoLatest = useCallback(async () => {
    const offer = latest.current;
    latest.current = null;
    if (offer === null) return;
    dismiss();
    const failure = await takeBack(offer);
    if (failure === null) show('success', <ToastTitle>{words.undone}</ToastTitle>);
    else show('error', <ToastTitle>{words.failed(failure)}</ToastTitle>);
  }, [dismiss, show, takeBack, words]);

  const undo = useMemo<Undo>(
    () => ({
      offer: (offer) => {
        latest.current = offer;
        const button = (
          <ToastTrigger>
            <Button appearance="transparent" size="small" onClick={undoLatest}>
              {words.undo}
            </Button>
          </ToastTrigger>
        );
        show('success', <ToastTitle action={button}>{offer.message}</ToastTitle>);
      },
      say: (message) => show('success', <ToastTitle>{message}</ToastTitle>),
      warn: (message) => show('error', <ToastTitle>{message}</ToastTitle>),
    }),
    [show, undoLatest, words],
  );
  useUndoKey(undoLatest);
  return (
    <UndoContext.Provider value={undo}>
      {children}
      <Toaster toasterId={toasterId} pauseOnHover timeout={SHOWN} {...usePlace()} />
    </UndoContext.Provider>
  );
}

/** Where a toast covers neither the composer and its button nor the way back. */
function usePlace() {
  const wide = useSyncExternalStore(onWidth, () => window.matchMedia(WIDE).matches);
  return wide ? ({ position: 'bottom-start' } as const) : ({ position: 'top', offset: { vertical: HEADER } } as const);
}

function onWidth(reader: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', reader);
  return () => query.removeEventListener('change', reader);
}

function useOneToast(toasterId: string) {
  const { dispatchToast, dismissToast } = useToastController(toasterId);
  const shown = useRef<string | null>(null);
  const dismiss = useCallback(() => {
    if (shown.current !== null) dismissToast(shown.current);
    shown.current = null;
  }, [dismissToast]);
  const show = useCallback(
    (intent: 'success' | 'error', content: ReactNode) => {
      dismiss();
      shown.current = crypto.randomUUID();
      dispatchToast(<Toast>{content}</Toast>, { intent, toastId: shown.current });
    },
    [dispatchToast, dismiss],
  );
  return { show, dismiss };
}

/** Gives null, or why it could not be taken back. */
function useTakeBack(): (offer: UndoOffer) => Promise<string | null> {
  const send = useSend();
  const queries = useQueryClient();
  return useCallback(
    async ({ deskId, ticketId, seq, onUndone }) => {
      try {
        const { ticket } = await send(undoTicket, { params: { deskId, ticketId }, body: { seq } });
        if (ticket !== null) queries.setQueryData(['ticket', ticketId], ticket);
        onUndone?.(ticket);
        return null;
      } catch (problem) {
        return reasonOf(problem);
      } finally {
        for (const key of [['tickets', deskId], ['counts', deskId], ['mine']]) {
          void queries.invalidateQueries({ queryKey: key });
        }
      }
    },
    [send, queries],
  );
}

function useUndoKey(undoLatest: () => Promise<void>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const asked = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!asked || event.defaultPrevented || isTextField(event.target)) return;
      event.preventDefault();
      void undoLatest();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undoLatest]);
}

/** There, keys write text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}
