import { z } from 'zod';
import { StatusGroup, StatusKey } from '../desks/workflow.ts';
import { Attachment } from '../files/file.ts';
import { CommentId, DeskId, TicketId } from '../kernel/ids.ts';
import { line, prose } from '../kernel/line.ts';
import { PersonView } from '../members/member.ts';
import { FieldValue } from './entry.ts';
import { ShownValue } from './field-values.ts';
import { LinkKind, Priority, Via } from './ticket.ts';

export const Title = line(250);
export const Description = prose(0);
/** Empty where files say it all. */
export const CommentText = prose(0);
export const Tag = line(40);
export const Day = z.iso.date();

export const TicketAbility = z.enum([
  'edit',
  'change-requester',
  'assign',
  'move',
  'take',
  'reopen',
  'comment',
  'comment-internal',
  'watch',
]);
export type TicketAbility = z.infer<typeof TicketAbility>;

export const TicketRow = z
  .object({
    id: TicketId,
    deskId: DeskId,
    number: z.int(),
    /** With the desk's prefix: `TKT-42`. */
    key: z.string(),
    title: z.string(),
    status: StatusKey,
    group: StatusGroup,
    priority: Priority,
    category: z.string().nullable(),
    requester: PersonView,
    assignees: z.array(PersonView),
    tags: z.array(z.string()),
    due: Day.nullable(),
    confidential: z.boolean(),
    /** Of the desk's own fields, by their keys; a person with their name. */
    fields: z.record(z.string(), ShownValue),
    comments: z.int(),
    files: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.string(),
    can: z.array(TicketAbility),
  })
  .meta({ id: 'TicketRow' });
export type TicketRow = z.infer<typeof TicketRow>;

/** Another ticket of the desk, as far as a relation shows it. */
export const LinkedTicket = z
  .object({ id: TicketId, key: z.string(), title: z.string(), status: StatusKey, group: StatusGroup })
  .meta({ id: 'LinkedTicket' });
/** How this ticket stands to another one. */
export const LinkView = z.object({ kind: LinkKind, ticket: LinkedTicket }).meta({ id: 'Link' });
export type LinkView = z.infer<typeof LinkView>;

export const EntryView = z
  .object({
    seq: z.int(),
    at: z.iso.datetime(),
    by: PersonView,
    via: Via,
    /** The name of the API key through which a program acted for that person. */
    key: z.string().optional(),
    kind: z.enum([
      'created',
      'changed',
      'comment',
      'comment-edited',
      'comment-deleted',
      'withdrawn',
      'linked',
      'unlinked',
      'merged',
      'unmerged',
      'moved',
    ]),
    /** With `changed`, `merged`, `unmerged` and `moved`: old and new values; people by id, to be looked up in `people`. */
    changes: z.array(z.object({ field: z.string(), from: FieldValue, to: FieldValue })).optional(),
    undoes: z.int().nullable().optional(),
    /** With `linked`, `unlinked`, `merged` and `unmerged`. */
    link: LinkView.optional(),
    /** With `moved`: the desk where it was, and its key there. */
    origin: z.object({ deskName: z.string(), key: z.string() }).optional(),
    /** With `comment`. */
    comment: z
      .object({
        id: CommentId,
        text: z.string(),
        internal: z.boolean(),
        files: z.array(Attachment),
        editedAt: z.iso.datetime().nullable(),
        deletedAt: z.iso.datetime().nullable(),
        can: z.array(z.enum(['edit', 'delete'])),
      })
      .optional(),
  })
  .meta({ id: 'Entry' });
export type EntryView = z.infer<typeof EntryView>;

export const TicketView = TicketRow.extend({
  description: z.string(),
  submitter: PersonView.nullable(),
  watchers: z.array(PersonView),
  source: Via,
  /** To those tickets that the reader may see. */
  links: z.array(LinkView),
  firstResponseAt: z.iso.datetime().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  /** The newest 200 entries, oldest first. */
  timeline: z.array(EntryView),
  /** How many entries there are before those: `listEntries` reads them. */
  earlier: z.int(),
  /** The statuses that may follow, for this reader. */
  next: z.array(StatusKey),
  /** Everyone whom the timeline names by id. */
  people: z.array(PersonView),
}).meta({ id: 'Ticket' });
export type TicketView = z.infer<typeof TicketView>;
