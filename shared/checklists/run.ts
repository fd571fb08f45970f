import { z } from 'zod';
import { Attachment } from '../files/file.ts';
import type { DeskId, RunId, TemplateId, TicketId } from '../kernel/ids.ts';
import type { Touching } from '../members/policy.ts';
import type { Via } from '../tickets/ticket.ts';
import { type Answer, fails } from './answer.ts';
import { type Assignee, itemsOf, type Plan, type PlanItem } from './plan.ts';

/** A template: what its newest version says stands in the plan of that version. */
export interface Template {
  readonly id: TemplateId;
  readonly desk: DeskId;
  readonly name: string;
  readonly description: string;
  /** 1, 2, 3 …; each has a plan that runs begun with it keep. */
  readonly version: number;
  readonly items: number;
  readonly archived: boolean;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedBy: string;
  readonly updatedAt: string;
}

/** `review` waits for somebody's approval; `done` is sealed. */
export const RunState = z.enum(['open', 'review', 'done', 'cancelled']);
export type RunState = z.infer<typeof RunState>;

/** One carrying out of a checklist. */
export interface Run {
  readonly id: RunId;
  readonly desk: DeskId;
  readonly title: string;
  /** The template and its version; null where the list was made for this run. */
  readonly template: { readonly id: TemplateId; readonly version: number } | null;
  readonly state: RunState;
  readonly assignees: readonly string[];
  readonly reviewer: Assignee | null;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly source: Via;
  /** An instant. */
  readonly due: string | null;
  /** The ticket that carries it. */
  readonly ticket: TicketId | null;
  /** Whether that ticket stays open until the run is done or cancelled. */
  readonly holds: boolean;
  /** The mark of each item that counts as done, by key. */
  readonly marks: Marks;
  readonly progress: Progress;
  /** People whom it waits for: items of theirs, or their review. */
  readonly waitsFor: readonly string[];
  readonly comments: number;
  /** Grows by one with each entry of the history. */
  readonly revision: number;
  readonly completedBy: string | null;
  readonly completedAt: string | null;
  /** Over the whole record, where it is done. */
  readonly seal: string | null;
  /** Over the whole history so far: each entry's hash takes in the one before. */
  readonly chain: string;
}
export type Marks = Readonly<Record<string, string>>;

/** A photo or another file that shows how an item was done. */
export const Evidence = Attachment.extend({
  /** SHA-256 of its bytes in hexadecimal. */
  hash: z.string(),
  by: z.string(),
  at: z.string(),
}).meta({ id: 'KeptEvidence' });
export type Evidence = z.infer<typeof Evidence>;

/** What has been done about one item. There is none for an item that nobody has touched. */
export interface RunItem {
  readonly run: RunId;
  readonly key: string;
  /** Grows by one with each change of its answer; notes and links leave it. */
  readonly revision: number;
  readonly answer: Answer | null;
  /** Who gave the present answer, and when. */
  readonly by: string | null;
  readonly at: string | null;
  readonly note: string;
  readonly files: readonly Evidence[];
  /** Sent back by the review and not answered since. */
  readonly returned: { readonly reason: string; readonly by: string; readonly at: string } | null;
  /** Filed because of it. */
  readonly ticket: TicketId | null;
}

export const Progress = z.object({
  /** Of those items that apply. */
  done: z.int(),
  total: z.int(),
  /** Required ones that are not done. */
  missing: z.int(),
  failed: z.int(),
});
export type Progress = z.infer<typeof Progress>;

export function untouched(run: RunId, key: string): RunItem {
  return { run, key, revision: 0, answer: null, by: null, at: null, note: '', files: [], returned: null, ticket: null };
}

/** The items that apply, by what has been answered so far. A condition on an item that does not apply never holds. */
export function shownItems(plan: Plan, marks: Marks): readonly PlanItem[] {
  const shown = new Set<string>();
  return itemsOf(plan).filter((item) => {
    const applies = item.when === null || (shown.has(item.when.item) && marks[item.when.item] === item.when.is);
    if (applies) shown.add(item.key);
    return applies;
  });
}

export function progressOf(plan: Plan, marks: Marks): Progress {
  const shown = shownItems(plan, marks);
  const isDone = ({ key }: PlanItem) => marks[key] !== undefined;
  return {
    done: shown.filter(isDone).length,
    total: shown.length,
    missing: shown.filter((item) => item.required && !isDone(item)).length,
    failed: shown.filter((item) => fails(item, marks[item.key] ?? '')).length,
  };
}

/** The run with what follows from its marks and its state. */
export function settled(run: Run, plan: Plan): Run {
  return { ...run, progress: progressOf(plan, run.marks), waitsFor: waitsFor(run, plan) };
}

function waitsFor({ state, marks, reviewer }: Run, plan: Plan): readonly string[] {
  const named = (assignee: Assignee | null) => (assignee !== null && 'person' in assignee ? [assignee.person] : []);
  if (state === 'review') return named(reviewer);
  if (state !== 'open') return [];
  const waiting = shownItems(plan, marks).filter(({ key }) => marks[key] === undefined);
  return [...new Set(waiting.flatMap(({ assignee }) => named(assignee)))];
}

/** The facts that rights depend on: whoever started it counts as its requester. */
export function touchingOf(run: Run): Touching {
  return {
    requester: run.startedBy,
    assignees: run.assignees,
    closed: run.state === 'done' || run.state === 'cancelled',
  };
}

/** The same for its review: whoever that falls to counts as assigned. */
export function touchingOfReview(run: Run, by: { readonly person: string; readonly role: string }): Touching {
  const { reviewer } = run;
  const theirs =
    reviewer !== null && ('person' in reviewer ? reviewer.person === by.person : reviewer.role === by.role);
  return { ...touchingOf(run), assignees: theirs ? [by.person] : [] };
}
