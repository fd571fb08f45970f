import { describe, expect, test } from 'vitest';
import { desk } from '#test/support/builders.ts';
import { customField } from '#test/support/field-builders.ts';
import { type Copied, copySettings, previewCopy } from './copy-settings.ts';
import { changeSettings } from './settings.ts';
import type { Status } from './workflow.ts';

const { workflow, categories, priorities, fields, cannedReplies, visibility, silent } = desk;
const own: Copied = { workflow, categories, priorities, fields, cannedReplies, visibility, silent };
const renamed = (label: string | null, key: string): readonly Status[] =>
  workflow.map((status) => (status.key === key ? { ...status, label } : status));
const ordered: Status = { key: 'status-6', label: 'Commandé', group: 'waiting', next: ['active'] };

describe('copying the settings of another desk', () => {
  test('changes nothing where the desk has them all', () => {
    expect(copySettings(own, own)).toEqual(own);
    expect(previewCopy(own, own)).toEqual([]);
  });

  test('brings names and colours of priorities, and keeps those that only this desk uses', () => {
    const p1 = { key: 'urgent', label: 'P1', colour: 'blue' } as const;
    const normal = { key: 'normal', label: null, colour: 'grey' } as const;
    const from: Copied = { ...own, priorities: [normal, p1] };
    expect(copySettings(own, from).priorities).toEqual([...own.priorities.filter(({ key }) => key !== 'urgent'), p1]);
    expect(previewCopy(own, from)).toEqual([{ setting: 'priorities', added: [], altered: true }]);
  });

  test('brings what is missing, in the other desk’s words, and keeps what only this desk has', () => {
    const mine = { ...own, categories: [{ key: 'hardware', label: 'Matériel' }] };
    const theirs: Copied = {
      ...own,
      workflow: [...renamed('Chez le fournisseur', 'active'), ordered],
      categories: [{ key: 'pay', label: 'Paie' }],
      cannedReplies: [{ key: 'a', title: 'Merci', text: 'Merci !' }],
      visibility: 'own',
    };
    const next = copySettings(mine, theirs);
    expect(next).toMatchObject({
      categories: [
        { key: 'pay', label: 'Paie' },
        { key: 'hardware', label: 'Matériel' },
      ],
      cannedReplies: [{ title: 'Merci' }],
      visibility: 'own',
    });
    expect(next.workflow.find(({ key }) => key === 'active')?.label).toBe('Chez le fournisseur');
    expect(next.workflow).toContainEqual(ordered);
    expect(previewCopy(mine, theirs)).toEqual([
      { setting: 'workflow', added: ['Commandé'], altered: true },
      { setting: 'categories', added: ['Paie'], altered: false },
      { setting: 'cannedReplies', added: ['Merci'], altered: false },
      { setting: 'visibility', added: [], altered: true },
    ]);
  });

  test('goes by names: a key that means something else here is never taken for the same', () => {
    const mine = { ...own, categories: [{ key: 'category-1', label: 'Paie' }] };
    const theirs = {
      ...own,
      categories: [
        { key: 'category-1', label: 'Écrans' },
        { key: 'category-2', label: 'paie' },
      ],
      fields: [customField('serial', { label: 'Série', categories: ['category-1'] })],
    };
    const next = copySettings(mine, theirs);
    expect(next.categories).toEqual([
      { key: 'category-1-2', label: 'Écrans' },
      { key: 'category-1', label: 'paie' },
    ]);
    expect(next.fields).toMatchObject([{ key: 'serial', categories: ['category-1-2'] }]);
  });

  test('leads to the statuses under the keys that they have here, and still to this desk’s own', () => {
    const mine = { ...own, workflow: [...workflow, { ...ordered, label: 'En transit' }] };
    mine.workflow = mine.workflow.map((status) =>
      status.key === 'new' ? { ...status, next: [...status.next, 'status-6'] } : status,
    );
    const theirs = {
      ...own,
      workflow: [
        ...workflow.map((status) => (status.key === 'new' ? { ...status, next: ['status-6'] } : status)),
        ordered,
      ],
    };
    const next = copySettings(mine, theirs).workflow;
    expect(next.find(({ key }) => key === 'new')?.next).toEqual(['status-6-2', 'status-6']);
    expect(next.filter(({ label }) => label === 'Commandé')).toMatchObject([{ key: 'status-6-2' }]);
  });

  test('leaves a field that the desk has with the choices that its tickets hold', () => {
    const choices = [{ key: 'a', label: 'Un', archived: false }];
    const mine = { ...own, fields: [customField('site', { label: 'Lieu', kind: 'choice', choices })] };
    const others = [{ key: 'b', label: 'Deux', archived: false }];
    const theirs = { ...own, fields: [customField('place', { label: 'lieu', kind: 'choice', choices: others })] };
    expect(copySettings(mine, theirs).fields).toEqual(mine.fields);
  });

  test('is what the rules of the settings accept', () => {
    const theirs: Copied = { ...own, workflow: [...workflow, ordered], categories: [{ key: 'x', label: 'Autre' }] };
    const changed = changeSettings(desk, copySettings(own, theirs));
    expect(changed).toMatchObject({
      ok: true,
      value: { changes: [{ setting: 'categories' }, { setting: 'workflow' }] },
    });
  });
});
