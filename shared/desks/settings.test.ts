import { describe, expect, test } from 'vitest';
import { desk } from '#test/support/builders.ts';
import { fillReply } from './canned-replies.ts';
import { offeredCategories } from './categories.ts';
import { leavingIn, withoutLeaving } from './leaving.ts';
import { offeredPriorities } from './priorities.ts';
import { changeSettings } from './settings.ts';
import { defaultWorkflow, type Status } from './workflow.ts';

const ordered: Status = { key: 'ordered', label: 'Commandé', group: 'waiting', next: ['active', 'gone'] };
const without = (...keys: string[]) => defaultWorkflow.filter(({ key }) => !keys.includes(key));

describe('the workflow (T2)', () => {
  test('takes a status of the desk’s own into its group, and transitions to what exists only', () => {
    const changed = changeSettings(desk, { workflow: [ordered, ...defaultWorkflow] });
    const workflow = changed.ok ? changed.value.desk.workflow : [];
    expect(workflow.map(({ key }) => key)).toEqual(['new', 'active', 'ordered', 'waiting', 'resolved', 'closed']);
    expect(workflow[2]?.next).toEqual(['active']);
  });

  test('lets no status go without naming who takes its tickets', () => {
    expect(changeSettings(desk, { workflow: without('waiting') })).toEqual({
      ok: false,
      refusal: { kind: 'rule', code: 'desk.status-successor', fields: ['successors.waiting'] },
    });
  });

  test.each([
    ['another that goes too', 'resolved'],
    ['one that never was', 'parked'],
    ['itself', 'waiting'],
  ])('refuses as a successor %s', (_, successor) => {
    const changed = changeSettings(desk, {
      workflow: without('waiting', 'resolved'),
      successors: { waiting: successor, resolved: 'closed' },
    });
    expect(changed).toMatchObject({ ok: false, refusal: { code: 'desk.status-successor' } });
  });

  test('keeps a status that goes until its tickets have moved, with nothing leading to it', () => {
    const changed = changeSettings(desk, { workflow: without('waiting'), successors: { waiting: 'active' } });
    const workflow = changed.ok ? changed.value.desk.workflow : [];
    expect(workflow.find(({ key }) => key === 'waiting')).toMatchObject({ successor: 'active' });
    expect(workflow.flatMap(({ next }) => next)).not.toContain('waiting');
  });

  test('refuses another group for a status, as its tickets are counted by it', () => {
    const workflow = defaultWorkflow.map((status) =>
      status.key === 'waiting' ? { ...status, group: 'active' as const } : status,
    );
    expect(changeSettings(desk, { workflow })).toMatchObject({ ok: false, refusal: { code: 'desk.status-group' } });
  });

  test.each(['new', 'closed'])('keeps at least one status of the group %s', (group) => {
    const workflow = without(group);
    const successors = { [group]: 'active' };
    expect(changeSettings(desk, { workflow, successors })).toMatchObject({ refusal: { code: 'desk.status-needed' } });
  });
});

describe('the categories (T1)', () => {
  const two = { ...desk, categories: [...desk.categories, { key: 'other', label: 'Autre' }] };
  const wanted = { categories: [{ key: 'other', label: 'Autre' }] };

  test.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['itself', { hardware: 'hardware' }],
    ['one that never was', { hardware: 'garden' }],
  ])('none goes leaving its tickets to %s', (_, categorySuccessors) => {
    expect(changeSettings(two, { ...wanted, categorySuccessors })).toEqual({
      ok: false,
      refusal: { kind: 'rule', code: 'desk.category-successor', fields: ['categorySuccessors.hardware'] },
    });
  });

  test('one that goes stays, offered no more, until its tickets have moved', () => {
    const changed = changeSettings(two, { ...wanted, categorySuccessors: { hardware: 'other' } });
    const now = changed.ok ? changed.value.desk : two;
    expect(now.categories).toMatchObject([{ key: 'other' }, { key: 'hardware', successor: 'other' }]);
    expect(offeredCategories(now.categories).map(({ key }) => key)).toEqual(['other']);
    expect(withoutLeaving(now, leavingIn(now)).categories).toEqual([{ key: 'other', label: 'Autre' }]);
  });
});

describe('the priorities (T1)', () => {
  const without = (gone: string) => desk.priorities.filter(({ key }) => key !== gone);

  test('the usual one stays: tickets have it that nobody gave another', () => {
    expect(
      changeSettings(desk, { priorities: without('normal'), prioritySuccessors: { normal: 'low' } }),
    ).toMatchObject({
      refusal: { code: 'desk.priority-needed' },
    });
  });

  test('none goes without saying what its tickets take', () => {
    expect(changeSettings(desk, { priorities: without('urgent') })).toMatchObject({
      refusal: { code: 'desk.priority-successor', fields: ['prioritySuccessors.urgent'] },
    });
  });

  test('one that goes is offered no more, and stays at its level until its tickets have moved', () => {
    const changed = changeSettings(desk, { priorities: without('low'), prioritySuccessors: { low: 'normal' } });
    const now = changed.ok ? changed.value.desk : desk;
    expect(now.priorities[0]).toMatchObject({ key: 'low', successor: 'normal' });
    expect(offeredPriorities(now.priorities).map(({ key }) => key)).toEqual(['normal', 'high', 'urgent']);
    expect(withoutLeaving(now, leavingIn(now)).priorities).toEqual(without('low'));
  });
});

test('what changed is told with its old and new value, and what did not is not', () => {
  expect(changeSettings(desk, { name: 'Support', prefix: desk.prefix })).toMatchObject({
    value: { desk: { name: 'Support' }, changes: [{ setting: 'name', from: 'Informatique', to: 'Support' }] },
  });
});

test('a prepared reply is filled in where it left something open, and nothing else is touched', () => {
  const values = { requester: 'Théo', number: 'TKT-4', title: 'Écran', me: 'Nadia', desk: 'IT' };
  expect(fillReply('Bonjour {requester}, {number} : {code} {constructor} {me}', values)).toBe(
    'Bonjour Théo, TKT-4 : {code} {constructor} Nadia',
  );
});
