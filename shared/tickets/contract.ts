import { z } from 'zod';
import { FieldKey } from '../desks/fields.ts';
import { StatusKey } from '../desks/workflow.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, Guid, TicketId } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';
import { PersonView } from '../members/member.ts';
import { CustomValue } from './field-values.ts';
import { Day, Description, EntryView, Tag, TicketView, Title } from './shown.ts';
import { Priority } from './ticket.ts';

const onDesk = z.strictObject({ deskId: DeskId });
const onTicket = z.strictObject({ deskId: DeskId, ticketId: TicketId });

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
  refusals: ['desk.not-found', 'ticket.not-found', 'ticket.moved', 'signin.missing'],
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
  /** Null where the ticket itself was withdrawn, or went back to another desk. */
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

export const ticketEndpoints = [createTicket, readTicket, listEntries, changeTicket, undoTicket] as const;
