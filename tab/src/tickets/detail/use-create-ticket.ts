import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { createTicket } from '#shared/tickets/contract.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import type { OwnField } from '#shared/tickets/ticket.ts';
import { RefusalError, reasonOf, useSend } from '../../app/client.ts';
import { sentUntilItArrives } from '../../app/query-client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { draftKey } from '../../ui/draft.ts';
import { useSendKey } from '../../ui/send-key.ts';
import { useUndo } from '../../ui/undo.tsx';
import { faultWords } from '../fields/fault-words.ts';
import { askedOf, bodyOf, type NewTicketForm } from './new-ticket-form.ts';
import { keepTicket } from './ticket-cache.ts';

export interface CreateTicket {
  readonly create: (form: NewTicketForm) => Promise<Created>;
  /** Takes back what was said against the form. */
  readonly forgive: () => void;
  /** Says that it was created, with the way to take it back. */
  readonly announce: (ticket: TicketView) => void;
  /** For the network to come back. */
  readonly waits: boolean;
  readonly failure: string | null;
  /** What is wrong with a field, to be shown beside it. */
  readonly errorOf: (field: FormField) => string | undefined;
}

/** Where there is no ticket, `failure` or `errorOf` tell; `why` is for whoever does not see them, null where nothing was sent. */
export type Created = { readonly ticket: TicketView } | { readonly ticket: null; readonly why: string | null };

/** A field of every ticket, or one of the desk's own. */
export type FormField = keyof NewTicketForm | OwnField;
type Errors = Readonly<Partial<Record<FormField, string>>>;

/** Files tickets; sending the same form again after a lost reply gives the same ticket. */
export function useCreateTicket(desk: DeskView): CreateTicket {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const all = useWords();
  const { locale, me } = useSession();
  const words = all.ticket;
  const { keyFor, renew } = useSendKey(draftKey(me.id, desk.id, 'new-ticket-key'));
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const mutation = useMutation({
    ...sentUntilItArrives,
    mutationFn: (form: NewTicketForm) => {
      const body = bodyOf(form, desk);
      const idempotencyKey = keyFor(JSON.stringify(body));
      return send(createTicket, { params: { deskId: desk.id }, body, idempotencyKey });
    },
  });

  const create = async (form: NewTicketForm): Promise<Created> => {
    if (mutation.isPending) return { ticket: null, why: null };
    setFailure(null);
    const wrong = errorsBefore(form);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return { ticket: null, why: null };
    try {
      const ticket = await mutation.mutateAsync(form);
      renew();
      keepTicket(queries, ticket, desk.me.id);
      return { ticket };
    } catch (problem) {
      const found = errorsIn(problem, form);
      setErrors(found);
      if (Object.keys(found).length === 0) setFailure(reasonOf(problem));
      return { ticket: null, why: reasonOf(problem) };
    }
  };
  /** What can be said without asking the service. */
  const errorsBefore = (form: NewTicketForm): Errors => {
    const own = askedOf(form, desk).flatMap((field) => {
      const fault = faultWords(field, form.fields[field.key] ?? null, { words: all, locale });
      return fault === null ? [] : [[`fields.${field.key}`, fault] as const];
    });
    return { ...(form.title.trim() === '' ? { title: words.title.needed } : {}), ...Object.fromEntries(own) };
  };
  const announce = (ticket: TicketView) =>
    undo.offer({
      message: words.create.created(ticket.key),
      deskId: desk.id,
      steps: [{ ticketId: ticket.id, seq: 1 }],
    });
  const forgive = () => {
    setErrors({});
    setFailure(null);
  };
  return {
    create,
    announce,
    forgive,
    waits: mutation.isPaused,
    failure,
    errorOf: (field) => errors[field],
  };
}

/** The fields that a refusal names, as paths in the request body, with its sentence. */
function errorsIn(problem: unknown, form: NewTicketForm): Errors {
  if (!(problem instanceof RefusalError)) return {};
  const named = problem.fields.flatMap(({ path, message }) => {
    const [field = '', key = ''] = path.split('.');
    if (field === 'fields') return [[`fields.${key}`, message] as const];
    return field in form ? [[field, message] as const] : [];
  });
  return Object.fromEntries(named);
}
