import { personView } from '#bot/members/roster.ts';
import { fails } from '#shared/checklists/answer.ts';
import { dueAfter } from '#shared/checklists/decide.ts';
import { type Assignee, itemsOf, type Plan, type PlanItem } from '#shared/checklists/plan.ts';
import { recordOf } from '#shared/checklists/record.ts';
import { type Run, type RunItem, shownItems, touchingOf, touchingOfReview, untouched } from '#shared/checklists/run.ts';
import type { RunEntryView, RunItemView, RunView } from '#shared/checklists/run-contract.ts';
import type { RunEntry } from '#shared/checklists/run-entry.ts';
import type { RunAbility, RunRow } from '#shared/checklists/run-row.ts';
import { type Desk, deskState } from '#shared/desks/desk.ts';
import { isOpenGroup } from '#shared/desks/workflow.ts';
import type { Actor, Member } from '#shared/members/member.ts';
import { mayOnChecklist, mayOnDesk } from '#shared/members/policy.ts';
import { keyOf, type Ticket } from '#shared/tickets/ticket.ts';
import { sha256 } from './commit-run.ts';

type People = ReadonlyMap<string, Member>;

export function peopleOfRunRow(run: Run): readonly string[] {
  return [run.startedBy, ...run.assignees];
}

/** @param seen the tickets that the reader may see: a run on another one shows as one on none */
export function runRow(run: Run, desk: Desk, actor: Actor, people: People, seen: ReadonlySet<string>): RunRow {
  const { id, title, state, template, startedAt, updatedAt, due, progress, comments } = run;
  const ticket = run.ticket !== null && seen.has(run.ticket) ? run.ticket : null;
  return {
    id,
    deskId: desk.id,
    title,
    state,
    template,
    assignees: run.assignees.map((person) => personView(people, person)),
    startedBy: personView(people, run.startedBy),
    startedAt,
    updatedAt,
    due,
    completedAt: run.completedAt,
    ticket,
    holds: run.holds && ticket !== null,
    progress,
    comments,
    version: String(run.revision),
    can: abilities(run, desk, actor),
  };
}

/** What this reader may do with the run as it is now; nothing while the desk is read-only. */
function abilities(run: Run, desk: Desk, actor: Actor): RunAbility[] {
  if (deskState(desk) === 'read-only') return [];
  const facts = touchingOf(run);
  const isOpen = run.state === 'open' || run.state === 'review';
  const works = mayOnChecklist(actor, 'run.answer', facts);
  const may: Readonly<Record<RunAbility, boolean>> = {
    answer: run.state === 'open' && works,
    complete: run.state === 'open' && works,
    review: run.state === 'review' && mayOnChecklist(actor, 'run.review', touchingOfReview(run, actor)),
    reopen: !isOpen && mayOnChecklist(actor, 'run.reopen', facts),
    change: isOpen && mayOnChecklist(actor, 'run.change', facts),
    comment: works,
  };
  return (Object.keys(may) as RunAbility[]).filter((ability) => may[ability]);
}

export interface RunFacts {
  readonly run: Run;
  readonly plan: Plan;
  readonly items: readonly RunItem[];
  readonly tickets: readonly Ticket[];
}

export function runView({ run, plan, items, tickets }: RunFacts, desk: Desk, actor: Actor, people: People): RunView {
  const known = new Map(items.map((item) => [item.key, item]));
  const shown = new Set(shownItems(plan, run.marks));
  const seen = new Set(tickets.map(({ id }) => id));
  const views = itemsOf(plan).map((item) => {
    const found = known.get(item.key) ?? untouched(run.id, item.key);
    const ticket = found.ticket !== null && seen.has(found.ticket) ? found.ticket : null;
    return { ...itemView(run, item, found, shown.has(item), people), ticket };
  });
  const { seal } = run;
  return {
    ...runRow(run, desk, actor, people, seen),
    plan,
    items: views,
    reviewer: run.reviewer,
    completedBy: run.completedBy === null ? null : personView(people, run.completedBy),
    seal: seal === null ? null : { hash: seal, intact: sha256(recordOf(run, plan, items)) === seal },
    tickets: tickets.map((ticket) => ({
      id: ticket.id,
      key: keyOf(desk.prefix, ticket.number),
      title: ticket.title,
      open: isOpenGroup(ticket.group),
    })),
    people: [...peopleOfRun(run, plan, items)].map((person) => personView(people, person)),
  };
}

function itemView(
  run: Run,
  definition: PlanItem,
  item: RunItem,
  applies: boolean,
  people: People,
): Omit<RunItemView, 'ticket'> {
  const mark = run.marks[item.key];
  return {
    key: item.key,
    version: item.revision,
    applies,
    isDone: mark !== undefined,
    failed: mark !== undefined && fails(definition, mark),
    answer: item.answer,
    by: item.by === null ? null : personView(people, item.by),
    at: item.at,
    note: item.note,
    files: item.files.map((file) => ({ ...file, by: personView(people, file.by) })),
    due: dueAfter(run.startedAt, definition.dueAfter),
    returned: item.returned === null ? null : { ...item.returned, by: personView(people, item.returned.by) },
    raised: item.ticket !== null,
  };
}

/** Everyone a run and its items name, for one look-up. */
export function peopleOfRun(run: Run, plan: Plan, items: readonly RunItem[]): ReadonlySet<string> {
  const named = [run.completedBy, ...items.flatMap(peopleOfItem)];
  const people = [...peopleOfRunRow(run), ...peopleOfPlan(plan)];
  return new Set([...people, ...named.filter((person) => person !== null)]);
}

function peopleOfItem({ by, returned, files }: RunItem): readonly (string | null)[] {
  return [by, returned?.by ?? null, ...files.map((file) => file.by)];
}

export function peopleOfPlan(plan: Plan): readonly string[] {
  const assignees: readonly (Assignee | null)[] = [plan.reviewer, ...itemsOf(plan).map(({ assignee }) => assignee)];
  return assignees.flatMap((assignee) => (assignee !== null && 'person' in assignee ? [assignee.person] : []));
}

export function peopleOfEntry(entry: RunEntry): readonly string[] {
  if (entry.kind === 'comment') return [entry.by, ...entry.mentions];
  if (entry.kind !== 'changed') return [entry.by];
  const assignees = entry.changes.filter(({ field }) => field === 'assignees');
  return [
    entry.by,
    ...assignees.flatMap(({ from, to }) => [from, to].flatMap((value) => (Array.isArray(value) ? value : []))),
  ];
}

/** @param reader who reads it, where they may change what they said, and the tickets that they may see */
export function runEntryView(
  entry: RunEntry,
  people: People,
  { mine, seen }: { readonly mine: string | null; readonly seen: ReadonlySet<string> },
): RunEntryView {
  const { seq, at, via, key, kind } = entry;
  const base = { seq, at, via, key, kind, by: personView(people, entry.by) };
  switch (entry.kind) {
    case 'answered':
      return { ...base, item: entry.item, from: entry.from, to: entry.to };
    case 'noted':
      return { ...base, item: entry.item, text: entry.to };
    case 'evidence-added':
    case 'evidence-removed':
      return { ...base, item: entry.item, file: entry.file.name };
    case 'ticket-raised':
      return { ...base, item: entry.item, ...(seen.has(entry.ticket) ? { ticket: entry.ticket } : {}) };
    case 'changed':
      return { ...base, changes: entry.changes };
    case 'sent-back':
      return { ...base, items: entry.items };
    case 'reopened':
    case 'cancelled':
      return { ...base, reason: entry.reason };
    case 'comment':
      return {
        ...base,
        comment: entry.id,
        text: entry.text,
        editedAt: entry.editedAt,
        deletedAt: entry.deletedAt,
        can: entry.by === mine && entry.deletedAt === null ? ['edit', 'delete'] : [],
      };
    case 'comment-edited':
    case 'comment-deleted':
      return { ...base, comment: entry.comment };
    case 'started':
    case 'submitted':
    case 'completed':
      return base;
    default:
      return entry satisfies never;
  }
}

/** What a reader may do with a template. */
export function templateAbilities(createdBy: string, desk: Desk, actor: Actor): readonly ('edit' | 'start')[] {
  if (deskState(desk) === 'read-only') return [];
  const facts = { requester: createdBy, assignees: [], closed: false };
  return [
    ...(mayOnChecklist(actor, 'template.edit', facts) ? (['edit'] as const) : []),
    ...(mayOnDesk(actor, 'run.start') ? (['start'] as const) : []),
  ];
}
