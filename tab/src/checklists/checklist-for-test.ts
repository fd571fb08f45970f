import { itemsOf, type Plan, type PlanItem } from '#shared/checklists/plan.ts';
import { progressOf, shownItems } from '#shared/checklists/run.ts';
import type { RunItemView, RunView } from '#shared/checklists/run-contract.ts';
import type { RunRow } from '#shared/checklists/run-row.ts';
import type { TemplateRow, TemplateView } from '#shared/checklists/template-contract.ts';
import { RunId, TemplateId } from '#shared/kernel/ids.ts';
import { deskId, members, nadia } from '../tickets/detail/ticket-for-test.ts';

export const runId = RunId.parse('run_0123456789abcdefghjk');
export const templateId = TemplateId.parse('tpl_0123456789abcdefghjk');

const common = { instructions: '', required: true, assignee: null, dueAfter: null, when: null } as const;
export const lights: PlanItem = { ...common, key: 'i1', kind: 'tick', title: 'Switch on the lights' };
export const fridge: PlanItem = {
  ...common,
  key: 'i2',
  kind: 'number',
  title: 'Fridge temperature',
  min: 0,
  max: 4,
  unit: '°C',
  raises: true,
};
export const door: PlanItem = {
  ...common,
  key: 'i3',
  kind: 'choice',
  title: 'Fire door',
  options: [
    { key: 'ok', label: 'Closes', fails: false },
    { key: 'ko', label: 'Wedged open', fails: true },
  ],
  raises: false,
};
export const why: PlanItem = {
  ...common,
  key: 'i4',
  kind: 'text',
  title: 'Why is it wedged open?',
  when: { item: 'i3', is: 'ko' },
};

export const facade: PlanItem = { ...common, key: 'i5', kind: 'evidence', title: 'Photo of the shop front' };

export function plan(over: Partial<Plan> = {}): Plan {
  return {
    sections: [
      { key: 's1', title: 'Shop floor', items: [lights, fridge] },
      { key: 's2', title: 'Safety', items: [door, why] },
    ],
    reviewer: null,
    dueAfter: null,
    ...over,
  };
}

export function row(over: Partial<RunRow> = {}): RunRow {
  return {
    id: runId,
    deskId,
    title: 'Opening the shop',
    state: 'open',
    template: null,
    assignees: [],
    startedBy: nadia,
    startedAt: '2026-03-02T09:00:00.000Z',
    updatedAt: '2026-03-02T09:00:00.000Z',
    due: null,
    completedAt: null,
    ticket: null,
    holds: false,
    progress: { done: 0, total: 3, missing: 3, failed: 0 },
    comments: 0,
    version: '1',
    can: ['answer', 'complete', 'change', 'comment'],
    ...over,
  };
}

/** A run with what its items' answers lead to. */
export function run(over: Partial<RunView> = {}, states: Readonly<Record<string, Partial<RunItemView>>> = {}): RunView {
  const of = over.plan ?? plan();
  const marks = Object.fromEntries(
    Object.entries(states).flatMap(([key, { isDone }]) => (isDone ? [[key, 'done']] : [])),
  );
  const shown = new Set(shownItems(of, marks).map(({ key }) => key));
  const items = itemsOf(of).map(
    ({ key }): RunItemView => ({
      key,
      version: 0,
      applies: shown.has(key),
      isDone: false,
      failed: false,
      answer: null,
      by: null,
      at: null,
      note: '',
      files: [],
      due: null,
      returned: null,
      raised: false,
      ticket: null,
      ...states[key],
    }),
  );
  return {
    ...row(),
    plan: of,
    items,
    reviewer: of.reviewer,
    progress: progressOf(of, marks),
    completedBy: null,
    seal: null,
    tickets: [],
    people: members,
    ...over,
  };
}

export function templateRow(over: Partial<TemplateRow> = {}): TemplateRow {
  return {
    id: templateId,
    deskId,
    name: 'Opening the shop',
    description: '',
    version: 3,
    items: 4,
    createdBy: nadia,
    updatedBy: nadia,
    updatedAt: '2026-03-02T09:00:00.000Z',
    can: ['edit', 'start'],
    ...over,
  };
}

export function template(over: Partial<TemplateView> = {}): TemplateView {
  return { ...templateRow(), plan: plan(), people: [], ...over };
}
