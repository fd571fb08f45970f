import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { CommentId } from '../kernel/ids.ts';
import { prose } from '../kernel/line.ts';
import { onRun, RunView, runWritten } from './run-contract.ts';

const onComment = onRun.extend({ commentId: CommentId });
const Words = z.strictObject({ text: prose(1).max(10_000) });

export const commentRun = endpoint({
  id: 'commentRun',
  method: 'POST',
  path: '/api/v1/desks/:deskId/runs/:runId/comments',
  tag: 'Checklists',
  summary: 'Comment on a run',
  params: onRun,
  body: Words,
  reply: RunView,
  status: 201,
  refusals: [...runWritten, 'comment.unknown-mention', 'idempotency.mismatch'],
  idempotent: true,
});

export const editRunComment = endpoint({
  id: 'editRunComment',
  method: 'PATCH',
  path: '/api/v1/desks/:deskId/runs/:runId/comments/:commentId',
  tag: 'Checklists',
  summary: "Edit one's own comment on a run; the history keeps that it was edited",
  params: onComment,
  body: Words,
  reply: RunView,
  refusals: [...runWritten, 'comment.not-found', 'comment.not-yours', 'comment.unknown-mention'],
});

export const deleteRunComment = endpoint({
  id: 'deleteRunComment',
  method: 'DELETE',
  path: '/api/v1/desks/:deskId/runs/:runId/comments/:commentId',
  tag: 'Checklists',
  summary: "Delete one's own comment on a run; the history keeps that there was one",
  params: onComment,
  reply: RunView,
  refusals: [...runWritten, 'comment.not-found', 'comment.not-yours'],
});

export const runCommentEndpoints = [commentRun, editRunComment, deleteRunComment] as const;
