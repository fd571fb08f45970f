import { z } from 'zod';
import { StatusGroup, StatusKey } from '../desks/workflow.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, Guid } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';
import { FieldFilter, OwnSort } from './field-filter.ts';
import { Day, TicketRow } from './shown.ts';
import { Priority } from './ticket.ts';

const onDesk = z.strictObject({ deskId: DeskId });

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

export const ticketListEndpoints = [listTickets, searchTickets, countTickets, listTags] as const;
