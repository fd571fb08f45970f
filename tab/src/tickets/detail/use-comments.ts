import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DeskView } from '#shared/desks/desk.ts';
import type { Attachment } from '#shared/files/file.ts';
import { addComment, deleteComment, editComment } from '#shared/tickets/comment-contract.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import { reasonOf, useSend } from '../../app/client.ts';
import { sentUntilItArrives } from '../../app/query-client.ts';
import { useSession, useWords } from '../../app/session.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { keepTicket } from './ticket-cache.ts';
import type { CommentEntry } from './timeline.ts';

export interface NewComment {
  readonly text: string;
  readonly internal: boolean;
  readonly files: readonly Attachment[];
  readonly key: string;
}

/** On its way to the service. */
export interface SendingComment extends NewComment {
  /** For the network to come back. */
  readonly waits: boolean;
}

export interface Comments {
  /** Rejects with the problem, so that the composer can give the text back. */
  readonly add: (comment: NewComment) => Promise<void>;
  /** On their way: shown at the end of the timeline. */
  readonly sending: readonly SendingComment[];
  readonly edit: (entry: CommentEntry, text: string) => Promise<void>;
  readonly remove: (entry: CommentEntry) => void;
}

export function useComments(desk: DeskView, ticket: TicketView): Comments {
  const send = useSend();
  const queries = useQueryClient();
  const undo = useUndo();
  const { me } = useSession();
  const { composer, timeline } = useWords().ticket;
  const params = { deskId: desk.id, ticketId: ticket.id };
  const mutationKey = ['add-comment', ticket.id];
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  const adding = useMutation({
    mutationKey,
    ...sentUntilItArrives,
    mutationFn: ({ text, internal, files, key }: NewComment) =>
      send(addComment, { params, body: { text, internal, files: files.map(({ id }) => id) }, idempotencyKey: key }),
    onSuccess: (saved, { internal }) => {
      keepTicket(queries, saved, me.id);
      const own = saved.timeline.findLast((entry) => entry.kind === 'comment' && entry.by.id === me.id);
      const message = internal ? composer.noted : composer.sent;
      if (own !== undefined) undo.offer({ message, deskId: desk.id, steps: [{ ticketId: ticket.id, seq: own.seq }] });
    },
    // The composer says it beside the text; its writer may have gone on to another ticket meanwhile.
    onError: (problem) => {
      if (!isShown.current) undo.warn(composer.failedOn(ticket.key, reasonOf(problem)));
    },
  });
  const sending = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }): SendingComment => ({ ...(state.variables as NewComment), waits: state.isPaused }),
  });
  const editing = useMutation({
    mutationFn: ({ entry, text }: { readonly entry: CommentEntry; readonly text: string }) =>
      send(editComment, { params: { ...params, commentId: entry.comment.id }, body: { text } }),
    onSuccess: (saved) => keepTicket(queries, saved, me.id),
  });
  const removing = useMutation({
    mutationFn: (entry: CommentEntry) => send(deleteComment, { params: { ...params, commentId: entry.comment.id } }),
    onSuccess: (saved) => {
      keepTicket(queries, saved, me.id);
      undo.say(timeline.removed);
    },
    onError: (problem) => undo.warn(problem.message),
  });
  return {
    add: async (comment) => void (await adding.mutateAsync(comment)),
    sending,
    edit: async (entry, text) => void (await editing.mutateAsync({ entry, text })),
    remove: (entry) => removing.mutate(entry),
  };
}
