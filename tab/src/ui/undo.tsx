import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { DeskId, TicketId } from '#shared/kernel/ids.ts';
import { undoTicket } from '#shared/tickets/contract.ts';
import { Boundary } from '../app/Boundary.tsx';
import { reasonOf, useSend } from '../app/client.ts';
import { inGroups } from '../app/in-groups.ts';
import { lazily } from '../app/lazily.ts';
import { useSession, useWords } from '../app/session.tsx';
import { dropTicket, refreshLists, takeTicket } from '../tickets/detail/ticket-cache.ts';
import { PlainToast } from './PlainToast.tsx';
import type { Said } from './Toasts.tsx';

const Toasts = lazily(async () => (await import('./Toasts.tsx')).Toasts);

export interface UndoOffer {
  /** What was done, once it is saved: "Saved." */
  readonly message: string;
  readonly deskId: DeskId;
  /** Taken back together. */
  readonly steps: readonly UndoStep[];
}

export interface UndoStep {
  readonly ticketId: TicketId;
  /** The timeline entry to take back. */
  readonly seq: number;
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

/** Holds the toasts of the whole tab; one at a time, so that "Saved" is said once. Their looks come with the first of them. */
export function UndoToast({ children }: { readonly children: ReactNode }) {
  const { undo: words } = useWords().ticket;
  const [said, setSaid] = useState<Said | null>(null);
  const takeBack = useTakeBack();
  const latest = useRef<UndoOffer | null>(null);
  const say = useCallback(
    (intent: Said['intent'], message: string, undoable = false) =>
      setSaid({ id: crypto.randomUUID(), intent, message, undoable }),
    [],
  );

  const undoLatest = useCallback(async () => {
    const offer = latest.current;
    latest.current = null;
    if (offer === null) return;
    setSaid(null);
    const failure = await takeBack(offer);
    if (failure === null) say('success', words.undone);
    else say('error', words.failed(failure));
  }, [say, takeBack, words]);

  const undo = useMemo<Undo>(
    () => ({
      offer: (offer) => {
        latest.current = offer;
        say('success', offer.message, true);
      },
      say: (message) => say('success', message),
      warn: (message) => say('error', message),
    }),
    [say],
  );
  useUndoKey(undoLatest);
  const [wanted, setWanted] = useState(false);
  if (said !== null && !wanted) setWanted(true);
  return (
    <UndoContext.Provider value={undo}>
      {children}
      {wanted && (
        <Boundary fallback={<PlainToast message={said?.message} />}>
          <Suspense fallback={null}>
            <Toasts onUndo={undoLatest} said={said} />
          </Suspense>
        </Boundary>
      )}
    </UndoContext.Provider>
  );
}

/** Gives null, or why something could not be taken back. */
function useTakeBack(): (offer: UndoOffer) => Promise<string | null> {
  const send = useSend();
  const queries = useQueryClient();
  const { me } = useSession();
  return useCallback(
    async ({ deskId, steps }) => {
      const failures: string[] = [];
      await inGroups(steps, async ({ ticketId, seq }) => {
        try {
          const { ticket } = await send(undoTicket, { params: { deskId, ticketId }, body: { seq } });
          if (ticket === null) dropTicket(queries, ticketId);
          else takeTicket(queries, ticket, me.id);
        } catch (problem) {
          failures.push(reasonOf(problem));
        }
      });
      refreshLists(queries, deskId);
      return failures[0] ?? null;
    },
    [send, queries, me.id],
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
