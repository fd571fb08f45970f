import type { Plan, PlanItem } from '#shared/checklists/plan.ts';
import { type Run, settled } from '#shared/checklists/run.ts';
import { RunId } from '#shared/kernel/ids.ts';
import { desk, noon, people } from './builders.ts';

export const runId = RunId.parse('run_00000000000000000000');

const common = { instructions: '', required: true, assignee: null, dueAfter: null, when: null } as const;

export function tick(key: string, over: Partial<Extract<PlanItem, { kind: 'tick' }>> = {}): PlanItem {
  return { ...common, kind: 'tick', key, title: `Point ${key}`, ...over };
}

export function number(key: string, over: Partial<Extract<PlanItem, { kind: 'number' }>> = {}): PlanItem {
  return { ...common, kind: 'number', key, title: 'Frigo', min: 0, max: 4, unit: '°C', raises: true, ...over };
}

export function choice(key: string, over: Partial<Extract<PlanItem, { kind: 'choice' }>> = {}): PlanItem {
  const options = [
    { key: 'ok', label: 'Conforme', fails: false },
    { key: 'ko', label: 'Non conforme', fails: true },
  ];
  return { ...common, kind: 'choice', key, title: 'Extincteur', options, raises: false, ...over };
}

export function evidence(key: string, over: Partial<Extract<PlanItem, { kind: 'evidence' }>> = {}): PlanItem {
  return { ...common, kind: 'evidence', key, title: 'Photo de la vitrine', ...over };
}

export function plan(items: readonly PlanItem[], over: Partial<Plan> = {}): Plan {
  return { sections: [{ key: 's', title: 'Ouverture', items: [...items] }], reviewer: null, dueAfter: null, ...over };
}

export function run(of: Plan, over: Partial<Run> = {}): Run {
  const begun: Run = {
    id: runId,
    desk: desk.id,
    title: 'Ouverture du magasin',
    template: null,
    state: 'open',
    assignees: [],
    reviewer: of.reviewer,
    startedBy: people.nadia,
    startedAt: noon,
    updatedAt: noon,
    source: 'tab',
    due: null,
    ticket: null,
    holds: false,
    marks: {},
    progress: { done: 0, total: 0, missing: 0, failed: 0 },
    waitsFor: [],
    comments: 0,
    revision: 1,
    completedBy: null,
    completedAt: null,
    seal: null,
    chain: '',
    ...over,
  };
  return settled(begun, of);
}
