import { z } from 'zod';
import { parsedOnce } from '#bot/store/parsed-once.ts';
import type { Document, Stored } from '#bot/store/port.ts';
import { StatusGroup, StatusKey } from '#shared/desks/workflow.ts';
import { DeskId, TicketId } from '#shared/kernel/ids.ts';
import { searchText } from '#shared/kernel/text.ts';
import { exactMarks, sortKeys } from '#shared/tickets/field-keys.ts';
import { CustomValue } from '#shared/tickets/field-values.ts';
import { Priority, priorityRank, type Ticket, TicketLink, Via } from '#shared/tickets/ticket.ts';

/** Sorts after every day: fields of an order are always there. */
export const noDue = '9999-12-31';
/** Orders begin with it, so that groups are counted and listed by an index. */
export const groupRank: Readonly<Record<StatusGroup, number>> = {
  new: 0,
  active: 1,
  waiting: 2,
  resolved: 3,
  closed: 4,
};
const priorities = Priority.options;

const Shape = z.object({
  id: TicketId,
  desk: DeskId,
  number: z.int(),
  status: StatusKey,
  group: StatusGroup,
  priority: z.int().min(0).max(3),
  category: z.string().nullable(),
  requester: z.string(),
  assignees: z.array(z.string()),
  watchers: z.array(z.string()),
  tags: z.array(z.string()),
  due: z.string(),
  confidential: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  data: z.object({
    title: z.string(),
    description: z.string(),
    submitter: z.string().nullable(),
    fields: z.record(z.string(), CustomValue).default({}),
    fieldWords: z.string().default(''),
    source: Via,
    links: z.array(TicketLink).default([]),
    comments: z.int(),
    files: z.int().default(0),
    noteFiles: z.int().default(0),
    revision: z.int(),
    firstResponseAt: z.string().nullable(),
    resolvedAt: z.string().nullable(),
    closedAt: z.string().nullable(),
  }),
});

/** What lists filter and sort by stands at the top level; the rest under `data`, which is not indexed. */
export function ticketDocument(ticket: Ticket): Document {
  const open = groupRank[ticket.group] < groupRank.resolved;
  return {
    id: ticket.id,
    type: 'ticket',
    schema: 1,
    desk: ticket.desk,
    number: ticket.number,
    status: ticket.status,
    group: ticket.group,
    groupRank: groupRank[ticket.group],
    open: open ? 1 : 0,
    unassigned: ticket.assignees.length === 0,
    priority: priorityRank[ticket.priority],
    category: ticket.category,
    requester: ticket.requester,
    assignees: ticket.assignees,
    watchers: ticket.watchers,
    tags: ticket.tags,
    due: ticket.due ?? noDue,
    confidential: ticket.confidential,
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
    held: exactMarks(ticket.fields),
    own: sortKeys(ticket.fields, ticket.number),
    search: searchText([String(ticket.number), ticket.title, ticket.description, ...ticket.tags, ticket.fieldWords]),
    data: {
      title: ticket.title,
      description: ticket.description,
      submitter: ticket.submitter,
      fields: ticket.fields,
      fieldWords: ticket.fieldWords,
      source: ticket.source,
      links: ticket.links,
      comments: ticket.comments,
      files: ticket.files,
      noteFiles: ticket.noteFiles,
      revision: ticket.revision,
      firstResponseAt: ticket.firstResponseAt,
      resolvedAt: ticket.resolvedAt,
      closedAt: ticket.closedAt,
    },
  };
}

export const ticketOf = parsedOnce((document: Stored): Ticket => {
  const { data, priority, due, ...top } = Shape.parse(document);
  return { ...top, ...data, priority: priorities[priority] ?? 'normal', due: due === noDue ? null : due };
});
