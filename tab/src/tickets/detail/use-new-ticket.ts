import { type RefObject, useEffect, useRef, useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { draftKey, useDraft } from '../../ui/draft.ts';
import { useUndo } from '../../ui/undo.tsx';
import { another, emptyForm, isEmptyForm, type NewTicketForm, readForm } from './new-ticket-form.ts';
import { type CreateTicket, useCreateTicket } from './use-create-ticket.ts';

interface Dialog {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCreated: (ticket: TicketView) => void;
}

export interface NewTicket extends Pick<CreateTicket, 'waits' | 'failure' | 'errorOf'> {
  /** It is on its way: what is sent is not changed under way. */
  readonly busy: boolean;
  readonly form: NewTicketForm;
  readonly change: (change: Partial<NewTicketForm>) => void;
  readonly discard: () => void;
  readonly close: () => void;
  /** Counts the tickets begun: each begins with new fields. */
  readonly round: number;
  /** Whether another is to follow this one. */
  readonly more: boolean;
  readonly setMore: (more: boolean) => void;
  /** The one that was filed before this one, by its key. */
  readonly filed: string | null;
  /** @returns whether it was filed */
  readonly submit: () => Promise<boolean>;
}

/**
 * A ticket from its first word until it is filed. Sending may take as long as the network is away, and the dialog may be
 * closed meanwhile: what was typed and what became of it are kept here.
 */
export function useNewTicket(desk: DeskView, { open, onClose, onCreated }: Dialog): NewTicket {
  const { me } = useSession();
  const { create: words } = useWords().ticket;
  const undo = useUndo();
  const draft = useDraft(draftKey(me.id, desk.id, 'new-ticket'));
  const { create, announce, forgive, ...creating } = useCreateTicket(desk);
  const [form, setForm] = useState(() => readForm(draft.text));
  // A key that sends may come in the same moment as the last change.
  const latest = useRef(form);
  const [round, setRound] = useState(0);
  const [more, setMore] = useState(false);
  const [busy, setBusy] = useState(false);
  const [filed, setFiled] = useState<string | null>(null);
  const isOpen = useIsOpen(open);

  const show = (next: NewTicketForm) => {
    latest.current = next;
    setForm(next);
  };
  const change = (changes: Partial<NewTicketForm>) => {
    const next = { ...latest.current, ...changes };
    show(next);
    draft.set(textOf(next));
  };
  const restart = (next: NewTicketForm) => {
    show(next);
    setRound((before) => before + 1);
  };
  const submit = async () => {
    const sent = latest.current;
    setBusy(true);
    const created = await create(sent);
    setBusy(false);
    if (created.ticket === null) {
      if (created.why !== null && !isOpen.current) undo.warn(words.failed(created.why));
      return false;
    }
    const { ticket } = created;
    draft.forget(textOf(sent));
    const goesOn = more && isOpen.current;
    setFiled(goesOn ? ticket.key : null);
    restart(goesOn ? another(sent) : emptyForm);
    if (goesOn) {
      draft.set(textOf(another(sent)));
      return true;
    }
    announce(ticket);
    if (isOpen.current) {
      onCreated(ticket);
      onClose();
    }
    return true;
  };
  const discard = () => {
    restart(emptyForm);
    draft.clear();
    forgive();
  };
  const close = () => {
    setFiled(null);
    setMore(false);
    if (!busy) forgive();
    onClose();
  };
  return { ...creating, busy, form, change, discard, close, round, more, setMore, filed, submit };
}

function textOf(form: NewTicketForm): string {
  return isEmptyForm(form) ? '' : JSON.stringify(form);
}

/** Whether the dialog is open at the moment, for whoever comes back to it after a wait. */
function useIsOpen(open: boolean): RefObject<boolean> {
  const isOpen = useRef(open);
  useEffect(() => {
    isOpen.current = open;
    return () => {
      isOpen.current = false;
    };
  }, [open]);
  return isOpen;
}
