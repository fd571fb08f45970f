import { itemDocument, runDocument, runEntryDocument } from '#bot/checklists/run-document.ts';
import { scheduleDocument } from '#bot/checklists/schedule-document.ts';
import { planDocument, planId, templateDocument } from '#bot/checklists/template-document.ts';
import type { Document } from '#bot/store/port.ts';
import type { Plan } from '#shared/checklists/plan.ts';
import { type Run, type RunItem, settled, type Template, untouched } from '#shared/checklists/run.ts';
import { ScheduleId } from '#shared/kernel/ids.ts';
import { openRandom, pick } from './random.ts';
import { sentence } from './words.ts';
import { agents, deskOf, isLongRun, letters, listsDesk, longRunItems, runIdOf, runsOf, templateIdOf } from './world.ts';

/** The checklists of the desk that has them: two templates, a short one and a long one, and the runs begun with them. */
const day = 86_400_000;
const end = Date.parse('2026-11-20T17:00:00.000Z');
const span = 730 * day;
const shortItems = 20;
const desk = deskOf(listsDesk).id;
/** Of the items of a long run so many are ticked. */
export const tickedItems = longRunItems / 2;

export const itemKeyOf = (item: number): string => `i${item}`;

/** What the runs come from; the documents of both templates and their plans. */
export function templateDocuments(): readonly Document[] {
  return (['short', 'long'] as const).flatMap((size) => {
    const template = templateOf(size);
    return [templateDocument(template), planDocument(planId(template), planOf(size))];
  });
}

/** A run with all that is kept of it, the same for the same number: one in five hundred is long and open, most are done. */
export function runDocuments(number: number): readonly Document[] {
  const random = openRandom(7_000_003 + number);
  const size = isLongRun(number) ? 'long' : 'short';
  const plan = planOf(size);
  const begun = end - span + (number / runsOf(listsDesk)) * (span - day);
  const startedAt = new Date(begun).toISOString();
  const by = pick(random, agents);
  const isDone = size === 'short' && random() < 0.95;
  const ticked = size === 'long' ? tickedItems : 0;
  const at = new Date(begun + day / 3).toISOString();
  const items = Array.from({ length: ticked }, (_, index): RunItem => {
    const key = itemKeyOf(index + 1);
    return { ...untouched(runIdOf(number), key), revision: 1, answer: { kind: 'tick' }, by, at };
  });
  const marked = isDone ? shortItems : ticked;
  const run: Run = {
    id: runIdOf(number),
    desk,
    title: sentence(random, 4),
    template: { id: templateIdOf(size), version: 1 },
    state: isDone ? 'done' : 'open',
    assignees: [by],
    reviewer: null,
    startedBy: by,
    startedAt,
    updatedAt: at,
    source: 'tab',
    due: new Date(begun + day).toISOString(),
    ticket: null,
    holds: false,
    marks: Object.fromEntries(Array.from({ length: marked }, (_, index) => [itemKeyOf(index + 1), 'done'])),
    progress: { done: 0, total: 0, missing: 0, failed: 0 },
    waitsFor: [],
    comments: 0,
    revision: 1 + marked,
    completedBy: isDone ? by : null,
    completedAt: isDone ? at : null,
    seal: isDone ? 'sealed' : null,
    chain: '',
  };
  const started = { kind: 'started', seq: 1, run: run.id, at: startedAt, by, via: 'tab' } as const;
  return [runDocument(settled(run, plan)), runEntryDocument(started), ...items.map(itemDocument)];
}

/** Schedules of the short template that are due at an instant. */
export function scheduleDocuments(count: number, due: string): readonly Document[] {
  return Array.from({ length: count }, (_, index) =>
    scheduleDocument({
      id: ScheduleId.parse(`sch_${letters(`schedule ${index}`)}`),
      desk,
      template: templateIdOf('short'),
      rule: 'FREQ=DAILY',
      begins: '2026-11-01T07:30',
      timeZone: 'Europe/Paris',
      holidays: [],
      missed: 'start',
      assignees: [agents[index % agents.length] ?? ''],
      createdBy: agents[0] ?? '',
      createdAt: '2026-11-01T00:00:00.000Z',
      next: due,
    }),
  );
}

function templateOf(size: 'short' | 'long'): Template {
  const [by = ''] = agents;
  const at = '2024-11-01T00:00:00.000Z';
  const items = size === 'long' ? longRunItems : shortItems;
  const made = { createdBy: by, createdAt: at, updatedBy: by, updatedAt: at };
  return {
    id: templateIdOf(size),
    desk,
    name: `Liste ${size}`,
    description: '',
    version: 1,
    items,
    archived: false,
    ...made,
  };
}

function planOf(size: 'short' | 'long'): Plan {
  const random = openRandom(size === 'long' ? 1 : 2);
  const count = size === 'long' ? longRunItems : shortItems;
  const items = Array.from({ length: count }, (_, index) => ({
    key: itemKeyOf(index + 1),
    kind: 'tick' as const,
    title: sentence(random, 6),
    instructions: index % 5 === 0 ? sentence(random, 15) : '',
    required: true,
    assignee: null,
    dueAfter: null,
    when: null,
  }));
  return { sections: [{ key: 's1', title: 'Ronde', items }], reviewer: null, dueAfter: 1440 };
}
