import { z } from 'zod';
import { RunShape } from '#bot/checklists/run-document.ts';
import type { Partition, Stored } from '#bot/store/port.ts';
import { EntryShape } from '#bot/tickets/entry-document.ts';
import { RunEntry } from '#shared/checklists/run-entry.ts';
import { StatusGroup } from '#shared/desks/workflow.ts';
import { DeskId, TicketId } from '#shared/kernel/ids.ts';
import { CustomValue } from '#shared/tickets/field-values.ts';
import { Priority, type Ticket, TicketLink, Via } from '#shared/tickets/ticket.ts';
import type { Happening } from './outbox.ts';

const people = z.array(z.string());
const instant = z.string().nullable();
const TicketShape = z.object({
  id: TicketId,
  desk: DeskId,
  number: z.int(),
  title: z.string(),
  description: z.string(),
  status: z.string(),
  group: StatusGroup,
  priority: Priority,
  category: z.string().nullable(),
  requester: z.string(),
  submitter: z.string().nullable(),
  assignees: people,
  watchers: people,
  tags: z.array(z.string()),
  due: z.string().nullable(),
  confidential: z.boolean(),
  fields: z.record(z.string(), CustomValue).default({}),
  fieldWords: z.string().default(''),
  source: Via,
  links: z.array(TicketLink).default([]),
  comments: z.int(),
  files: z.int().default(0),
  noteFiles: z.int().default(0),
  revision: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  firstResponseAt: instant,
  resolvedAt: instant,
  closedAt: instant,
}) satisfies z.ZodType<Ticket>;
const Data = z.union([
  z.object({ ticket: TicketShape, entry: EntryShape }),
  z.object({ run: RunShape, entry: RunEntry }),
]);

/** @throws ZodError where the item is not what `outboxDocument` writes */
export function happeningOf(partition: Partition, document: Stored): Happening {
  return { partition, ...Data.parse(document['data']) };
}

/** How often somebody has taken the item up after the instance that committed it. */
export function attemptsOf(document: Stored): number {
  return z.int().default(0).parse(document['attempts']);
}
