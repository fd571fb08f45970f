import { z } from 'zod';
import { parsedOnce } from '#bot/store/parsed-once.ts';
import type { Document, Stored } from '#bot/store/port.ts';
import { Attachment } from '#shared/files/file.ts';
import { CommentId, DeskId, TicketId } from '#shared/kernel/ids.ts';
import { searchText } from '#shared/kernel/text.ts';
import { changesOf, type Entry, FieldValue, isInternal, isLinkActivity } from '#shared/tickets/entry.ts';
import { LinkKind, TicketLink, Via } from '#shared/tickets/ticket.ts';

const Plain = z.enum([
  'title',
  'description',
  'status',
  'priority',
  'category',
  'requester',
  'assignees',
  'watchers',
  'tags',
  'due',
  'confidential',
]);
const Field = z.union([Plain, z.templateLiteral(['fields.', z.string()])]);

const Change = z.object({ field: Field, from: FieldValue, to: FieldValue });
const Times = z.object({ resolvedAt: z.string().nullable(), closedAt: z.string().nullable() });

const envelope = {
  seq: z.int(),
  ticket: TicketId,
  at: z.string(),
  by: z.string(),
  via: Via,
  key: z.string().optional(),
};
/** An entry as it is kept and as it travels in the outbox. */
export const EntryShape = z.discriminatedUnion('kind', [
  z.object({ ...envelope, kind: z.literal('created') }),
  z.object({
    ...envelope,
    kind: z.literal('changed'),
    changes: z.array(Change),
    undoes: z.int().nullable(),
    times: Times.nullable(),
  }),
  z.object({
    ...envelope,
    kind: z.literal('comment'),
    id: CommentId,
    text: z.string(),
    internal: z.boolean(),
    mentions: z.array(z.string()),
    files: z.array(Attachment).default([]),
    editedAt: z.string().nullable(),
    deletedAt: z.string().nullable(),
  }),
  z.object({
    ...envelope,
    kind: z.enum(['comment-edited', 'comment-deleted']),
    comment: CommentId,
    internal: z.boolean(),
  }),
  z.object({ ...envelope, kind: z.literal('withdrawn') }),
  z.object({
    ...envelope,
    kind: z.literal('moved'),
    origin: z.object({ desk: DeskId, name: z.string(), key: z.string() }),
    target: DeskId,
    changes: z.array(Change),
  }),
  z.object({
    ...envelope,
    kind: z.enum(['linked', 'unlinked', 'merged', 'unmerged']),
    link: TicketLink,
    was: LinkKind.nullable(),
    beside: z.int(),
    changes: z.array(Change),
    times: Times.nullable(),
  }),
]);

/** Entries of one ticket sort by `seq`; the id makes a second writer of the same step fail. */
export function entryId(ticket: string, seq: number): string {
  return `${ticket}.${String(seq).padStart(6, '0')}`;
}

export function entryDocument(entry: Entry): Document {
  return {
    id: entryId(entry.ticket, entry.seq),
    type: 'entry',
    schema: 1,
    kind: entry.kind,
    subject: entry.ticket,
    seq: entry.seq,
    at: entry.at,
    by: entry.by,
    internal: isInternal(entry),
    // Hides the whole entry from whoever may not see that ticket: what else it tells is told without.
    ...(isLinkActivity(entry) && changesOf(entry).length === 0 ? { other: entry.link.ticket } : {}),
    ...(entry.kind === 'comment'
      ? {
          comment: entry.id,
          mentions: entry.mentions,
          createdAt: entry.at,
          search: searchText([entry.text, ...entry.files.map(({ name }) => name)]),
        }
      : {}),
    data: entry,
  };
}

export const entryOf = parsedOnce((document: Stored): Entry => EntryShape.parse(document['data']));
