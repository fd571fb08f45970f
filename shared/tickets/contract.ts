import { z } from 'zod';
import { FieldKey } from '../desks/fields.ts';
import { StatusGroup, StatusKey } from '../desks/workflow.ts';
import { Attachment, fileLimits } from '../files/file.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { CommentId, DeskId, FileId, Guid, TicketId } from '../kernel/ids.ts';
import { line, prose } from '../kernel/line.ts';
import { PersonView } from '../members/member.ts';
import { FieldValue } from './entry.ts';
import { FieldFilter, OwnSort } from './field-filter.ts';
import { CustomValue, ShownValue } from './field-values.ts';
import { LinkKind, Priority, Via } from './ticket.ts';

const onDesk = z.strictObject({ deskId: DeskId });
const onTicket = z.strictObject({ deskId: DeskId, ticketId: TicketId });

export const Title = line(250);
export const Description = prose(0);
/** Empty where files say it all. */
export const CommentText = prose(0);
export const Tag = line(40);
export const Day = z.iso.date();

/** Everything people set on a ticket; the same shape creates and changes. */
const facts = {
  title: Title,
  description: Description,
  priority: Priority,
  category: line(40).nullable(),
  requester: Guid,
  assignees: z.array(Guid).max(20),
  watchers: z.array(Guid).max(100),
  tags: z.array(Tag).max(20),
  due: Day.nullable(),
  /** For its requester, its assignees and the desk's owners only. */
  confidential: z.boolean(),
  /** Of the desk's own fields, by their keys. */
  fields: z.record(FieldKey, CustomValue),
};

export const TicketAbility = z.enum([
  'edit',
  'change-requester',
  'assign',
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
    ]),
    /** With `changed`, `merged` and `unmerged`: old and new values; people by id, to be looked up in `people`. */
    changes: z.array(z.object({ field: z.string(), from: FieldValue, to: FieldValue })).optional(),
    undoes: z.int().nullable().optional(),
    /** With `linked`, `unlinked`, `merged` and `unmerged`. */
    link: LinkView.optional(),
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

const many = <T extends z.ZodType<unknown, string>>(item: T, max: number) =>
  z
    .string()
    .max(2000)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item).min(1).max(max));

/** Filters travel in the address: lists by commas, `me` for the reader, `none` for nobody. */
export const TicketFilter = z.strictObject({
  status: many(StatusKey, 20).optional(),
  group: many(StatusGroup, 5).optional(),
  priority: many(Priority, 4).optional(),
  category: many(line(40), 20).optional(),
  assignee: z.union([z.enum(['me', 'none']), Guid]).optional(),
  requester: z.union([z.literal('me'), Guid]).optional(),
  watcher: z.literal('me').optional(),
  tag: line(40).optional(),
  /** Open and due before this day. */
  dueBefore: Day.optional(),
  /** By fields of the desk's own: `severity:high,low;cost:10..20;vip:yes;boss:me;old:none`. */
  fields: FieldFilter.optional(),
});
export type TicketFilter = z.infer<typeof TicketFilter>;

export const TicketSort = z.enum(['updated', 'created', 'number', 'priority', 'due', 'status']);
export type TicketSort = z.infer<typeof TicketSort>;

/** By a field of every ticket, or by one of the desk's own. */
export const ListSort = z.union([TicketSort, OwnSort]);
export type ListSort = z.infer<typeof ListSort>;

const paging = {
  sort: ListSort.default('updated'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
};

const TicketPage = z.object({ items: z.array(TicketRow), cursor: z.string().nullable() });

export const listTickets = endpoint({
  id: 'listTickets',
  method: 'GET',
  path: '/api/v1/desks/:deskId/tickets',
  tag: 'Tickets',
  summary: 'Tickets of a desk that the reader may see, filtered and sorted',
  params: onDesk,
  query: TicketFilter.extend(paging),
  reply: TicketPage,
  refusals: ['desk.not-found', 'cursor.invalid', 'signin.missing'],
});

export const searchTickets = endpoint({
  id: 'searchTickets',
  method: 'GET',
  path: '/api/v1/desks/:deskId/tickets/search',
  tag: 'Tickets',
  summary:
    'Search number, title, description, tags and comments; the ticket of that number and the newest matches, 50 in all',
  params: onDesk,
  query: TicketFilter.extend({ text: z.string().trim().min(1).max(200) }),
  reply: z.object({ items: z.array(TicketRow), more: z.boolean() }),
  refusals: ['desk.not-found', 'signin.missing'],
});

export const countTickets = endpoint({
  id: 'countTickets',
  method: 'GET',
  path: '/api/v1/desks/:deskId/tickets/counts',
  tag: 'Tickets',
  summary: 'How many tickets the reader may see: by status group, and of the views offered first',
  params: onDesk,
  query: z.strictObject({
    today: Day.optional().describe("The day where the reader is, before which what is due is late; UTC's unless told"),
  }),
  reply: z.object({
    groups: z.record(StatusGroup, z.int()),
    unassigned: z.int(),
    assignedToMe: z.int(),
    requestedByMe: z.int(),
    overdue: z.int(),
  }),
  refusals: ['desk.not-found', 'signin.missing'],
});

export const listTags = endpoint({
  id: 'listTags',
  method: 'GET',
  path: '/api/v1/desks/:deskId/tags',
  tag: 'Tickets',
  summary: 'Tags of the newest tickets that the reader may see, the most frequent first',
  params: onDesk,
  reply: z.object({ items: z.array(z.string()) }),
  refusals: ['desk.not-found', 'signin.missing'],
});

export const createTicket = endpoint({
  id: 'createTicket',
  method: 'POST',
  path: '/api/v1/desks/:deskId/tickets',
  tag: 'Tickets',
  summary: 'File a ticket',
  params: onDesk,
  body: z.strictObject({
    title: facts.title,
    description: facts.description.optional(),
    priority: facts.priority.optional(),
    category: facts.category.optional(),
    requester: facts.requester.optional(),
    assignees: facts.assignees.optional(),
    watchers: facts.watchers.optional(),
    tags: facts.tags.optional(),
    due: facts.due.optional(),
    confidential: facts.confidential.optional(),
    fields: facts.fields.optional(),
  }),
  reply: TicketView,
  status: 201,
  refusals: [
    'desk.not-found',
    'desk.read-only',
    'ticket.forbidden',
    'ticket.not-on-roster',
    'ticket.guest-assignee',
    'ticket.unknown-category',
    'ticket.unknown-priority',
    'ticket.unknown-field',
    'ticket.field-needed',
    'ticket.field-wrong',
    'idempotency.mismatch',
    'signin.missing',
  ],
  idempotent: true,
});

export const readTicket = endpoint({
  id: 'readTicket',
  method: 'GET',
  path: '/api/v1/desks/:deskId/tickets/:ticketId',
  tag: 'Tickets',
  summary: 'A ticket with its timeline',
  params: onTicket,
  reply: TicketView,
  refusals: ['desk.not-found', 'ticket.not-found', 'signin.missing'],
});

export const listEntries = endpoint({
  id: 'listEntries',
  method: 'GET',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/entries',
  tag: 'Tickets',
  summary: "Entries of a ticket's timeline, oldest first: the 200 before a known one, or the newest",
  params: onTicket,
  query: z.strictObject({ before: z.coerce.number().int().min(1).optional() }),
  reply: z.object({ items: z.array(EntryView), earlier: z.int(), people: z.array(PersonView) }),
  refusals: ['desk.not-found', 'ticket.not-found', 'signin.missing'],
});

export const TicketChanges = z.strictObject({
  title: facts.title.optional(),
  description: facts.description.optional(),
  status: StatusKey.optional(),
  priority: facts.priority.optional(),
  category: facts.category.optional(),
  requester: facts.requester.optional(),
  assignees: facts.assignees.optional(),
  watchers: facts.watchers.optional(),
  tags: facts.tags.optional(),
  due: facts.due.optional(),
  confidential: facts.confidential.optional(),
  /** Those not named stay; null empties one. */
  fields: z.record(FieldKey, CustomValue.nullable()).optional(),
});
export type TicketChanges = z.infer<typeof TicketChanges>;

export const changeTicket = endpoint({
  id: 'changeTicket',
  method: 'PATCH',
  path: '/api/v1/desks/:deskId/tickets/:ticketId',
  tag: 'Tickets',
  summary: 'Change fields of a ticket; those that nobody else touched since the version seen are merged, others clash',
  params: onTicket,
  body: z.strictObject({ version: z.string().regex(/^[1-9]\d{0,8}$/), changes: TicketChanges }),
  reply: TicketView,
  refusals: [
    'ticket.held',
    'desk.not-found',
    'desk.read-only',
    'ticket.not-found',
    'ticket.forbidden',
    'ticket.clash',
    'ticket.not-on-roster',
    'ticket.guest-assignee',
    'ticket.unknown-status',
    'ticket.no-transition',
    'ticket.unknown-category',
    'ticket.unknown-priority',
    'ticket.unknown-field',
    'ticket.field-needed',
    'ticket.field-wrong',
    'idempotency.mismatch',
    'signin.missing',
  ],
  idempotent: true,
});

export const undoTicket = endpoint({
  id: 'undoTicket',
  method: 'POST',
  path: '/api/v1/desks/:deskId/tickets/:ticketId/undo',
  tag: 'Tickets',
  summary: "Take back one's own action on a ticket within ten minutes, where nobody has built on it",
  params: onTicket,
  body: z.strictObject({ seq: z.int().min(1) }),
  /** Null where the ticket itself was withdrawn. */
  reply: z.object({ ticket: TicketView.nullable() }),
  refusals: [
    'ticket.held',
    'desk.not-found',
    'desk.read-only',
    'ticket.not-found',
    'undo.not-yours',
    'undo.too-late',
    'undo.overtaken',
    'undo.nothing',
    'signin.missing',
  ],
});

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

export const ticketEndpoints = [
  listTickets,
  searchTickets,
  countTickets,
  listTags,
  createTicket,
  readTicket,
  listEntries,
  changeTicket,
  undoTicket,
  addComment,
  editComment,
  deleteComment,
] as const;
