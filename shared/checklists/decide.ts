import type { RunId, TemplateId, TicketId } from '../kernel/ids.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { secondsAfter } from '../kernel/time.ts';
import { mayOnChecklist, mayOnDesk } from '../members/policy.ts';
import type { Act } from '../tickets/decide.ts';
import { signed } from '../tickets/entry.ts';
import { type Answer, fits, isSameAnswer, markOf } from './answer.ts';
import { findItem, type Plan } from './plan.ts';
import { type Run, type RunItem, settled, shownItems, touchingOf } from './run.ts';
import type { RunComment, RunEntry } from './run-entry.ts';

/** What a decision about a run gives: all that is to be committed together. */
export interface RunChange {
  readonly run: Run;
  readonly entry: RunEntry;
  /** Those items that it changes. */
  readonly items: readonly RunItem[];
  /** An earlier comment whose words it changes. */
  readonly comment?: RunComment;
}

export interface NewRun {
  readonly id: RunId;
  readonly title: string;
  readonly plan: Plan;
  readonly template: { readonly id: TemplateId; readonly version: number } | null;
  readonly assignees?: readonly string[] | undefined;
  /** An instant; the plan's own offset where it is not said. */
  readonly due?: string | null | undefined;
  readonly ticket?: TicketId | null | undefined;
  /** Whether the ticket stays open until the run is done. */
  readonly holds?: boolean | undefined;
}

export function start(input: NewRun, act: Act): Outcome<RunChange> {
  const { desk, actor, at, via } = act;
  if (!mayOnDesk(actor, 'run.start')) return refuse('forbidden', 'run.forbidden');
  const assignees = [...new Set(input.assignees ?? [])];
  const people = checkWorkers(assignees, act);
  if (!people.ok) return people;
  const { plan } = input;
  const run: Run = {
    id: input.id,
    desk: desk.id,
    title: input.title,
    template: input.template,
    state: 'open',
    assignees,
    reviewer: plan.reviewer,
    startedBy: actor.person,
    startedAt: at,
    updatedAt: at,
    source: via,
    due: input.due === undefined ? dueAfter(at, plan.dueAfter) : input.due,
    ticket: input.ticket ?? null,
    holds: input.holds ?? false,
    marks: {},
    progress: { done: 0, total: 0, missing: 0, failed: 0 },
    waitsFor: [],
    comments: 0,
    revision: 1,
    completedBy: null,
    completedAt: null,
    seal: null,
    chain: '',
  };
  return done({ run: settled(run, plan), entry: { ...envelope(run, act), seq: 1, kind: 'started' }, items: [] });
}

export interface AnswerInput {
  /** The item's revision that its reader saw. */
  readonly version: number;
  /** Null takes the answer back; not said leaves it. */
  readonly answer?: Answer | null | undefined;
  readonly note?: string | undefined;
}

/**
 * Answers one item or writes its note. Answers to different items never meet; on one item the same answer twice merges,
 * and another one clashes where its writer had not seen the first. Null where nothing would change.
 */
export function answer(run: Run, plan: Plan, item: RunItem, input: AnswerInput, act: Act): Outcome<RunChange | null> {
  const open = checkOpen(run, act);
  if (!open.ok) return open;
  const definition = findItem(plan, item.key);
  if (definition === undefined) return refuse('missing', 'item.not-found');
  if (input.answer === undefined) return done(note(run, item, input.note, act));
  const wanted = input.answer;
  if (!shownItems(plan, run.marks).includes(definition)) return refuse('rule', 'item.not-shown');
  if (wanted === null ? definition.kind === 'evidence' : !fits(definition, wanted))
    return refuse('rule', 'item.wrong-answer', { fields: ['answer'] });
  const stands = run.marks[item.key] !== undefined;
  if (isSameAnswer(item.answer, wanted) && stands === (wanted !== null)) return done(note(run, item, input.note, act));
  const unseen = stands && input.version < item.revision && item.by !== act.actor.person;
  if (unseen && item.by !== null) {
    const clash = { field: item.key, yours: wanted, theirs: item.answer, by: item.by, at: item.at ?? run.updatedAt };
    return refuse('stale', 'item.clash', { clashes: [clash] });
  }
  const marks = { ...run.marks };
  delete marks[item.key];
  if (wanted !== null) marks[item.key] = markOf(definition, wanted);
  const changed: RunItem = {
    ...item,
    revision: item.revision + 1,
    answer: wanted,
    by: act.actor.person,
    at: act.at,
    note: input.note ?? item.note,
    returned: null,
  };
  const told = { kind: 'answered', item: item.key, revision: changed.revision, from: item.answer, to: wanted } as const;
  return done(step(settled({ ...run, marks }, plan), told, act, [changed]));
}

function note(run: Run, item: RunItem, text: string | undefined, act: Act): RunChange | null {
  if (text === undefined || text === item.note) return null;
  const changed = { ...item, note: text };
  return step(run, { kind: 'noted', item: item.key, from: item.note, to: text }, act, [changed]);
}

export interface RunChanges {
  readonly title?: string | undefined;
  readonly due?: string | null | undefined;
  readonly assignees?: readonly string[] | undefined;
  readonly holds?: boolean | undefined;
}

/** Null where nothing would change. */
export function changeRun(run: Run, wanted: RunChanges, act: Act): Outcome<RunChange | null> {
  if (!mayOnChecklist(act.actor, 'run.change', touchingOf(run))) return refuse('forbidden', 'run.forbidden');
  if (run.state === 'done' || run.state === 'cancelled') return refuse('rule', 'run.closed');
  const assignees = wanted.assignees === undefined ? run.assignees : [...new Set(wanted.assignees)];
  const people = checkWorkers(
    assignees.filter((person) => !run.assignees.includes(person)),
    act,
  );
  if (!people.ok) return people;
  const next = {
    title: wanted.title ?? run.title,
    due: wanted.due === undefined ? run.due : wanted.due,
    assignees,
    holds: wanted.holds ?? run.holds,
  };
  const fields = ['title', 'due', 'assignees', 'holds'] as const;
  const changes = fields
    .filter((field) => JSON.stringify(run[field]) !== JSON.stringify(next[field]))
    .map((field) => ({ field, from: plain(run[field]), to: plain(next[field]) }));
  return done(changes.length === 0 ? null : step({ ...run, ...next }, { kind: 'changed', changes }, act));
}

/** Links a ticket that was filed because of an item. */
export function linkTicket(run: Run, item: RunItem, ticket: TicketId, act: Act): Outcome<RunChange | null> {
  if (item.ticket === ticket) return done(null);
  const changed = { ...item, ticket };
  return done(step(run, { kind: 'ticket-raised', item: item.key, ticket }, act, [changed]));
}

type Told = RunEntry extends infer E
  ? E extends RunEntry
    ? Omit<E, 'seq' | 'run' | 'at' | 'by' | 'via'>
    : never
  : never;

/** The run one revision on, with the entry that tells of it. */
export function step(run: Run, told: Told, act: Act, items: readonly RunItem[] = []): RunChange {
  const next = { ...run, revision: run.revision + 1, updatedAt: act.at };
  return { run: next, entry: { ...envelope(next, act), seq: next.revision, ...told }, items };
}

/** Only what is open changes, by those who may work on it. */
export function checkOpen(run: Run, act: Act): Outcome<null> {
  if (!mayOnChecklist(act.actor, 'run.answer', touchingOf(run))) return refuse('forbidden', 'run.forbidden');
  return run.state === 'open' ? done(null) : refuse('rule', 'run.closed');
}

/** Guests and those who left cannot be given work. */
export function checkWorkers(people: readonly string[], act: Pick<Act, 'people'>): Outcome<null> {
  const fit = people.every((person) => {
    const member = act.people.get(person);
    return member !== undefined && !member.left && member.role !== 'guest';
  });
  return fit ? done(null) : refuse('rule', 'run.not-on-roster', { fields: ['assignees'] });
}

export function dueAfter(at: string, minutes: number | null): string | null {
  return minutes === null ? null : secondsAfter(at, minutes * 60);
}

function envelope(run: Run, act: Act) {
  return { run: run.id, ...signed(act) };
}

function plain(value: string | boolean | null | readonly string[]): string | boolean | null | string[] {
  return typeof value === 'object' && value !== null ? [...value] : value;
}
