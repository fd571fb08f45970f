import { z } from 'zod';
import { Attachment } from '../files/file.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { CommentId, DeskId, Guid, RunId, TemplateId, TicketId } from '../kernel/ids.ts';
import { line, prose } from '../kernel/line.ts';
import { PersonView } from '../members/member.ts';
import { Via } from '../tickets/ticket.ts';
import { Answer } from './answer.ts';
import { Assignee, ItemKey, Plan } from './plan.ts';
import { RunState } from './run.ts';
import { RunRow } from './run-row.ts';

const onDesk = z.strictObject({ deskId: DeskId });
export const onRun = z.strictObject({ deskId: DeskId, runId: RunId });
export const onItem = z.strictObject({ deskId: DeskId, runId: RunId, itemKey: ItemKey });
const instant = z.iso.datetime();
const revision = z.int().min(0).max(1_000_000);
const name = line(120);
const people = z.array(Guid).max(20);
const reason = prose(1).max(1000);
const seen = ['desk.not-found', 'signin.missing'] as const;

export const EvidenceView = Attachment.extend({ hash: z.string(), by: PersonView, at: instant }).meta({
  id: 'Evidence',
  description: 'A file on an item, with the SHA-256 of its bytes',
});
export type EvidenceView = z.infer<typeof EvidenceView>;

export const RunItemView = z
  .object({
    key: ItemKey,
    version: z.int(),
    /** By what has been answered so far. */
    applies: z.boolean(),
    isDone: z.boolean(),
    failed: z.boolean(),
    answer: Answer.nullable(),
    by: PersonView.nullable(),
    at: instant.nullable(),
    note: z.string(),
    files: z.array(EvidenceView),
    due: instant.nullable(),
    returned: z.object({ reason: z.string(), by: PersonView, at: instant }).nullable(),
    /** Whether a ticket was filed because of it; which one, where the reader may see that. */
    raised: z.boolean(),
    ticket: TicketId.nullable(),
  })
  .meta({ id: 'RunItem' });
export type RunItemView = z.infer<typeof RunItemView>;

const Told = z.union([z.string(), z.boolean(), z.array(z.string()), z.null()]);
export const RunEntryView = z
  .object({
    seq: z.int(),
    at: instant,
    by: PersonView,
    via: Via,
    /** The name of the API key through which a program acted for that person. */
    key: z.string().optional(),
    kind: z.enum([
      'started',
      'changed',
      'answered',
      'noted',
      'evidence-added',
      'evidence-removed',
      'ticket-raised',
      'submitted',
      'sent-back',
      'completed',
      'reopened',
      'cancelled',
      'comment',
      'comment-edited',
      'comment-deleted',
    ]),
    item: ItemKey.optional(),
    from: Answer.nullable().optional(),
    to: Answer.nullable().optional(),
    changes: z.array(z.object({ field: z.string(), from: Told, to: Told })).optional(),
    items: z.array(z.object({ item: ItemKey, reason: z.string() })).optional(),
    reason: z.string().optional(),
    text: z.string().optional(),
    /** What the file is called that came or went. */
    file: z.string().optional(),
    /** With `ticket-raised`, where the reader may see it. */
    ticket: TicketId.optional(),
    comment: CommentId.optional(),
    editedAt: instant.nullable().optional(),
    deletedAt: instant.nullable().optional(),
    /** What the reader may do with a comment. */
    can: z.array(z.enum(['edit', 'delete'])).optional(),
  })
  .meta({ id: 'RunEntry' });
export type RunEntryView = z.infer<typeof RunEntryView>;

export const RunView = RunRow.extend({
  plan: Plan,
  items: z.array(RunItemView),
  reviewer: Assignee.nullable(),
  completedBy: PersonView.nullable(),
  /** SHA-256 over the record, once it is done, and whether the record still gives it. */
  seal: z.object({ hash: z.string(), intact: z.boolean() }).nullable(),
  /** Tickets filed because of items, by id. */
  tickets: z.array(z.object({ id: TicketId, key: z.string(), title: z.string(), open: z.boolean() })),
  people: z.array(PersonView),
}).meta({ id: 'Run' });
export type RunView = z.infer<typeof RunView>;

/** Filters travel in the address; `me` is the reader. */
export const RunFilter = z.strictObject({
  state: z
    .string()
    .max(100)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(RunState).min(1).max(4))
    .optional(),
  template: TemplateId.optional(),
  assignee: z.union([z.literal('me'), Guid]).optional(),
  ticket: TicketId.optional(),
});
export type RunFilter = z.infer<typeof RunFilter>;

export const listRuns = endpoint({
  id: 'listRuns',
  method: 'GET',
  path: '/api/v1/desks/:deskId/runs',
  tag: 'Checklists',
  summary: 'Runs of checklists on a desk, filtered and sorted',
  params: onDesk,
  query: RunFilter.extend({
    sort: z.enum(['updated', 'due']).default('updated'),
    direction: z.enum(['asc', 'desc']).default('desc'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(2000).optional(),
  }),
  reply: z.object({ items: z.array(RunRow), cursor: z.string().nullable() }),
  refusals: [...seen, 'run.forbidden', 'cursor.invalid'],
});

export const startRun = endpoint({
  id: 'startRun',
  method: 'POST',
  path: '/api/v1/desks/:deskId/runs',
  tag: 'Checklists',
  summary: 'Start a checklist: from a template, or from items of its own',
  params: onDesk,
  body: z.strictObject({
    from: z.union([z.strictObject({ template: TemplateId }), z.strictObject({ plan: Plan })]),
    /** The template's name where it is not said. */
    title: name.optional(),
    assignees: people.optional(),
    due: instant.nullable().optional(),
    ticket: TicketId.optional(),
    /** The ticket cannot be resolved or closed before the run is done or cancelled. */
    holds: z.boolean().optional(),
  }),
  reply: RunView,
  status: 201,
  refusals: [
    ...seen,
    'desk.read-only',
    'template.not-found',
    'ticket.not-found',
    'ticket.forbidden',
    'run.forbidden',
    'run.not-on-roster',
    'idempotency.mismatch',
  ],
  idempotent: true,
});

export const runSeen = [...seen, 'run.not-found'] as const;
export const runWritten = [...runSeen, 'desk.read-only', 'run.forbidden', 'service.busy'] as const;

export const readRun = endpoint({
  id: 'readRun',
  method: 'GET',
  path: '/api/v1/desks/:deskId/runs/:runId',
  tag: 'Checklists',
  summary: 'A run with its items',
  params: onRun,
  reply: RunView,
  refusals: runSeen,
});

export const listRunEntries = endpoint({
  id: 'listRunEntries',
  method: 'GET',
  path: '/api/v1/desks/:deskId/runs/:runId/entries',
  tag: 'Checklists',
  summary: 'The history of a run with its comments, newest first',
  params: onRun,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(500).default(100),
    cursor: z.string().max(2000).optional(),
  }),
  reply: z.object({ items: z.array(RunEntryView), people: z.array(PersonView), cursor: z.string().nullable() }),
  refusals: [...runSeen, 'cursor.invalid'],
});

export const changeRun = endpoint({
  id: 'changeRun',
  method: 'PATCH',
  path: '/api/v1/desks/:deskId/runs/:runId',
  tag: 'Checklists',
  summary: 'Change title, due time or assignees of a run, or whether it holds its ticket open',
  params: onRun,
  body: z.strictObject({
    title: name.optional(),
    due: instant.nullable().optional(),
    assignees: people.optional(),
    holds: z.boolean().optional(),
  }),
  reply: RunView,
  refusals: [...runWritten, 'run.closed', 'run.not-on-roster', 'ticket.not-found', 'ticket.forbidden'],
});

export const answerItem = endpoint({
  id: 'answerItem',
  method: 'PUT',
  path: '/api/v1/desks/:deskId/runs/:runId/items/:itemKey',
  tag: 'Checklists',
  summary:
    'Answer an item, take its answer back, or write its note; items merge, a different answer to the same one clashes',
  params: onItem,
  body: z.strictObject({
    /** The item's version as seen; 0 for one that nobody has touched. */
    version: revision,
    /** Null takes the answer back. */
    answer: Answer.nullable().optional(),
    note: prose(0).max(2000).optional(),
  }),
  reply: RunView,
  refusals: [...runWritten, 'run.closed', 'item.not-found', 'item.not-shown', 'item.wrong-answer', 'item.clash'],
});

export const raiseTicket = endpoint({
  id: 'raiseTicket',
  method: 'POST',
  path: '/api/v1/desks/:deskId/runs/:runId/items/:itemKey/ticket',
  tag: 'Checklists',
  summary: 'File a ticket because of an item, linked both ways; a second one only where the first is there no more',
  params: onItem,
  reply: RunView,
  status: 201,
  refusals: [...runWritten, 'item.not-found', 'item.not-shown'],
});

export const completeRun = endpoint({
  id: 'completeRun',
  method: 'POST',
  path: '/api/v1/desks/:deskId/runs/:runId/complete',
  tag: 'Checklists',
  summary: 'End the work on a run: it goes to its review, or is sealed',
  params: onRun,
  reply: RunView,
  refusals: [...runWritten, 'run.closed', 'run.incomplete'],
});

export const reviewRun = endpoint({
  id: 'reviewRun',
  method: 'POST',
  path: '/api/v1/desks/:deskId/runs/:runId/review',
  tag: 'Checklists',
  summary: 'Approve a run, or send single items back with a reason',
  params: onRun,
  body: z.strictObject({
    /** None approves. */
    sendBack: z.array(z.strictObject({ item: ItemKey, reason })).max(50),
  }),
  reply: RunView,
  refusals: [...runWritten, 'run.not-in-review', 'item.not-found'],
});

export const reopenRun = endpoint({
  id: 'reopenRun',
  method: 'POST',
  path: '/api/v1/desks/:deskId/runs/:runId/reopen',
  tag: 'Checklists',
  summary: 'Open a run again that was done or cancelled, with a reason',
  params: onRun,
  body: z.strictObject({ reason }),
  reply: RunView,
  refusals: [...runWritten, 'run.not-closed'],
});

export const cancelRun = endpoint({
  id: 'cancelRun',
  method: 'POST',
  path: '/api/v1/desks/:deskId/runs/:runId/cancel',
  tag: 'Checklists',
  summary: 'End a run that is not to be done after all, with a reason',
  params: onRun,
  body: z.strictObject({ reason }),
  reply: RunView,
  refusals: [...runWritten, 'run.closed'],
});

export const runEndpoints = [
  listRuns,
  startRun,
  readRun,
  listRunEntries,
  changeRun,
  answerItem,
  raiseTicket,
  completeRun,
  reviewRun,
  reopenRun,
  cancelRun,
] as const;
