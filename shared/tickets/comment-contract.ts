import { z } from 'zod';
import { fileLimits } from '../files/file.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { CommentId, DeskId, FileId, TicketId } from '../kernel/ids.ts';
import { CommentText, TicketView } from './shown.ts';

const onTicket = z.strictObject({ deskId: DeskId, ticketId: TicketId });

export const addComment = endpoint({
  id: 'addComment',
  method: 'POST',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/comments',
  tag: 'Tickets',
  summary: 'Comment on a ticket, for everyone who sees it or as an internal note',
  params: onTicket,
  body: z.strictObject({
    text: CommentText,
    internal: z.boolean().optional(),
    /** Handed in before, each waiting for this comment. */
    files: z.array(FileId).max(fileLimits.perTicket).optional(),
  }),
  reply: TicketView,
  status: 201,
  refusals: [
    'desk.not-found',
    'desk.read-only',
    'ticket.not-found',
    'ticket.forbidden',
    'comment.internal-forbidden',
    'comment.unknown-mention',
    'comment.empty',
    'file.not-waiting',
    'file.too-many',
    'idempotency.mismatch',
    'signin.missing',
  ],
  idempotent: true,
});

const onComment = z.strictObject({ deskId: DeskId, ticketId: TicketId, commentId: CommentId });

export const editComment = endpoint({
  id: 'editComment',
  method: 'PATCH',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/comments/:commentId',
  tag: 'Tickets',
  summary: "Edit one's own comment; the history keeps that it was edited",
  params: onComment,
  body: z.strictObject({ text: CommentText }),
  reply: TicketView,
  refusals: [
    'desk.not-found',
    'desk.read-only',
    'ticket.not-found',
    'comment.not-found',
    'comment.not-yours',
    'comment.unknown-mention',
    'comment.empty',
    'signin.missing',
  ],
});

export const deleteComment = endpoint({
  id: 'deleteComment',
  method: 'DELETE',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/comments/:commentId',
  tag: 'Tickets',
  summary: "Delete one's own comment; the history keeps that there was one",
  params: onComment,
  reply: TicketView,
  refusals: [
    'desk.not-found',
    'desk.read-only',
    'ticket.not-found',
    'comment.not-found',
    'comment.not-yours',
    'signin.missing',
  ],
});

export const commentEndpoints = [addComment, editComment, deleteComment] as const;
