import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeskView } from '#shared/desks/desk.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import { addLink, mergeTicket, removeLink } from '#shared/tickets/link-contract.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import type { LinkKind } from '#shared/tickets/ticket.ts';
import { useSend } from '../../app/client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { keepTicket } from '../detail/ticket-cache.ts';

/** What somebody does with another ticket. */
export type LinkStep =
  | { readonly what: 'add'; readonly kind: LinkKind; readonly other: TicketId }
  | { readonly what: 'remove'; readonly other: TicketId }
  | { readonly what: 'merge'; readonly other: TicketId };

export interface Links {
  /** Rejects with the problem. */
  readonly step: (step: LinkStep) => Promise<void>;
  readonly busy: boolean;
}

/** Relates a ticket to others, and offers each step to be taken back. */
export function useLinks(desk: DeskView, ticket: TicketView): Links {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { links: words } = useWords().ticket;
  const { me } = useSession();
  const params = { deskId: desk.id, ticketId: ticket.id };
  const mutation = useMutation({
    mutationFn: (step: LinkStep) => {
      if (step.what === 'add') return send(addLink, { params, body: { kind: step.kind, ticket: step.other } });
      if (step.what === 'merge') return send(mergeTicket, { params, body: { into: step.other } });
      return send(removeLink, { params: { ...params, otherId: step.other } });
    },
    onSuccess: (saved, { what, other }) => {
      keepTicket(queries, saved, me.id);
      void queries.invalidateQueries({ queryKey: ['ticket', other] });
      const own = saved.timeline.findLast((entry) => entry.by.id === me.id && entry.link?.ticket.id === other);
      if (own !== undefined)
        undo.offer({ message: words.done[what], deskId: desk.id, steps: [{ ticketId: ticket.id, seq: own.seq }] });
    },
  });
  return {
    step: async (step) => void (await mutation.mutateAsync(step)),
    busy: mutation.isPending,
  };
}
