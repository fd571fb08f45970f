import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import { createTicket, type TicketView } from '#shared/tickets/contract.ts';
import { RefusalError, reasonOf, useSend } from '../../app/client.ts';
import { useWords } from '../../app/session.tsx';
import { useSendKey } from '../../ui/send-key.ts';
import { useUndo } from '../../ui/undo.tsx';
import { bodyOf, type NewTicketForm } from './new-ticket-form.ts';
import { keepTicket } from './ticket-cache.ts';

export interface CreateTicket {
  /** The ticket, or null where it was refused: `failure` or `errorOf` then say why. */
  readonly create: (form: NewTicketForm) => Promise<TicketView | null>;
  /** Says that it was created, with the way to take it back. */
  readonly announce: (ticket: TicketView) => void;
  readonly busy: boolean;
  readonly failure: string | null;
  /** What is wrong with a field, to be shown beside it. */
  readonly errorOf: (field: keyof NewTicketForm) => string | undefined;
}

type Errors = Readonly<Partial<Record<keyof NewTicketForm, string>>>;

/** Files tickets; sending the same form again after a lost reply gives the same ticket. */
export function useCreateTicket(desk: DeskView): CreateTicket {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const words = useWords().ticket;
  const { keyFor, renew } = useSendKey();
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const mutation = useMutation({
    mutationFn: (form: NewTicketForm) => {
      const body = bodyOf(form, desk);
      const idempotencyKey = keyFor(JSON.stringify(body));
      return send(createTicket, { params: { deskId: desk.id }, body, idempotencyKey });
    },
  });

  const create = async (form: NewTicketForm) => {
    if (mutation.isPending) return null;
    setFailure(null);
    setErrors({});
    if (form.title.trim() === '') {
      setErrors({ title: words.title.needed });
      return null;
    }
    try {
      const ticket = await mutation.mutateAsync(form);
      renew();
      keepTicket(queries, ticket, desk.me.id);
      return ticket;
    } catch (problem) {
      const found = errorsIn(problem, Object.keys(form));
      setErrors(found);
      if (Object.keys(found).length === 0) setFailure(reasonOf(problem));
      return null;
    }
  };
  const announce = (ticket: TicketView) =>
    undo.offer({ message: words.create.created(ticket.key), deskId: desk.id, ticketId: ticket.id, seq: 1 });
  return { create, announce, busy: mutation.isPending, failure, errorOf: (field) => errors[field] };
}

/** The fields that a refusal names, as paths in the request body, with its sentence. */
function errorsIn(problem: unknown, fields: readonly string[]): Errors {
  if (!(problem instanceof RefusalError)) return {};
  const named = fields.flatMap((field) => {
    const found = problem.fields.find(({ path }) => path.split('.').includes(field));
    return found === undefined ? [] : [[field, found.message] as const];
  });
  return Object.fromEntries(named);
}
