import { z } from 'zod';
import { CommentId, RunId, TicketId } from '../kernel/ids.ts';
import { Via } from '../tickets/ticket.ts';
import { Answer } from './answer.ts';
import { ItemKey } from './plan.ts';
import { Evidence } from './run.ts';

const envelope = {
  /** 1, 2, 3 … in its run, without a gap: the run's revision after it. */
  seq: z.int(),
  run: RunId,
  at: z.string(),
  by: z.string(),
  via: Via,
  /** The name, at that time, of the API key that acted for `by`. */
  key: z.string().optional(),
};
const reason = z.string();
const Value = z.union([z.string(), z.boolean(), z.array(z.string()), z.null()]);

/**
 * One step of a run's history, written in the same commit as what it tells of; history, outbox and audit at once. Only the
 * words of a comment ever change afterwards, and another entry says so.
 */
export const RunEntry = z.discriminatedUnion('kind', [
  z.object({ ...envelope, kind: z.literal('started') }),
  z.object({
    ...envelope,
    kind: z.literal('changed'),
    changes: z.array(z.object({ field: z.enum(['title', 'due', 'assignees', 'holds']), from: Value, to: Value })),
  }),
  z.object({
    ...envelope,
    kind: z.literal('answered'),
    item: ItemKey,
    /** The item's revision after it. */
    revision: z.int(),
    from: Answer.nullable(),
    to: Answer.nullable(),
  }),
  z.object({ ...envelope, kind: z.literal('noted'), item: ItemKey, from: z.string(), to: z.string() }),
  z.object({ ...envelope, kind: z.enum(['evidence-added', 'evidence-removed']), item: ItemKey, file: Evidence }),
  z.object({ ...envelope, kind: z.literal('ticket-raised'), item: ItemKey, ticket: TicketId }),
  z.object({ ...envelope, kind: z.literal('submitted') }),
  z.object({ ...envelope, kind: z.literal('sent-back'), items: z.array(z.object({ item: ItemKey, reason })) }),
  z.object({ ...envelope, kind: z.literal('completed'), seal: z.string() }),
  z.object({ ...envelope, kind: z.enum(['reopened', 'cancelled']), reason }),
  z.object({
    ...envelope,
    kind: z.literal('comment'),
    id: CommentId,
    text: z.string(),
    mentions: z.array(z.string()),
    editedAt: z.string().nullable().default(null),
    deletedAt: z.string().nullable().default(null),
  }),
  z.object({ ...envelope, kind: z.enum(['comment-edited', 'comment-deleted']), comment: CommentId }),
]);
export type RunEntry = z.infer<typeof RunEntry>;
export type RunComment = Extract<RunEntry, { kind: 'comment' }>;
