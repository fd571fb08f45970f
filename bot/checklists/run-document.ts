import { z } from 'zod';
import { parsedOnce } from '#bot/store/parsed-once.ts';
import type { Document, Stored } from '#bot/store/port.ts';
import { entryId } from '#bot/tickets/entry-document.ts';
import { Answer } from '#shared/checklists/answer.ts';
import { Assignee, ItemKey } from '#shared/checklists/plan.ts';
import { Evidence, Progress, type Run, type RunItem, RunState } from '#shared/checklists/run.ts';
import { RunEntry } from '#shared/checklists/run-entry.ts';
import { DeskId, RunId, TemplateId, TicketId } from '#shared/kernel/ids.ts';
import { Via } from '#shared/tickets/ticket.ts';

/** Sorts after every instant: fields of an order are always there. */
const noDue = '9999-12-31T00:00:00.000Z';

/** A run as it is kept and as it travels in the outbox. */
export const RunShape = z.object({
  id: RunId,
  desk: DeskId,
  title: z.string(),
  template: z.object({ id: TemplateId, version: z.int() }).nullable(),
  state: RunState,
  assignees: z.array(z.string()),
  reviewer: Assignee.nullable(),
  startedBy: z.string(),
  startedAt: z.string(),
  updatedAt: z.string(),
  source: Via,
  due: z.string().nullable(),
  ticket: TicketId.nullable(),
  holds: z.boolean().default(false),
  marks: z.record(z.string(), z.string()),
  progress: Progress,
  waitsFor: z.array(z.string()),
  comments: z.int(),
  revision: z.int(),
  completedBy: z.string().nullable(),
  completedAt: z.string().nullable(),
  seal: z.string().nullable(),
  chain: z.string(),
}) satisfies z.ZodType<Run>;

/** What lists filter and sort by stands at the top level; the whole run under `data`. */
export function runDocument(run: Run): Document {
  return {
    id: run.id,
    type: 'run',
    schema: 1,
    state: run.state,
    open: run.state === 'open' || run.state === 'review' ? 1 : 0,
    template: run.template?.id ?? '',
    ticket: run.ticket ?? '',
    holds: run.holds ? 1 : 0,
    due: run.due ?? noDue,
    updatedAt: run.updatedAt,
    concerns: [...new Set([...run.assignees, ...run.waitsFor])],
    data: run,
  };
}

export const runOf = parsedOnce((document: Stored): Run => RunShape.parse(document['data']));

const ItemShape = z.object({
  run: RunId,
  key: ItemKey,
  revision: z.int(),
  answer: Answer.nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
  note: z.string(),
  files: z.array(Evidence).default([]),
  returned: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  ticket: TicketId.nullable(),
}) satisfies z.ZodType<RunItem>;

export function itemDocument(item: RunItem): Document {
  const { run, key, ticket } = item;
  return { id: `${run}.i.${key}`, type: 'runItem', schema: 1, run, item: key, ticket: ticket ?? '', data: item };
}

export const itemOf = parsedOnce((document: Stored): RunItem => ItemShape.parse(document['data']));

/** Entries of runs stand among those of tickets, so that one look finds what is new on a desk. */
export function runEntryDocument(entry: RunEntry): Document {
  const { run, seq, at, by, kind } = entry;
  return {
    id: entryId(run, seq),
    type: 'entry',
    schema: 1,
    kind,
    subject: run,
    seq,
    at,
    by,
    data: entry,
  };
}

export const runEntryOf = parsedOnce((document: Stored): RunEntry => RunEntry.parse(document['data']));
