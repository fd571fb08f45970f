import { describe, expect, test } from 'vitest';
import { number, plan, tick } from '#test/support/checklist-builders.ts';
import type { Plan, PlanItem } from './plan.ts';
import { planDifferences } from './plan-differences.ts';

const [a, b, c, d] = [tick('a'), tick('b'), tick('c'), number('d')];
const told = (before: Plan, after: Plan) =>
  planDifferences(before, after).map((found) => {
    if (found.kind === 'plan') return found.aspect;
    return found.kind === 'changed' ? [found.item.key, ...found.aspects] : `${found.kind} ${found.item.key}`;
  });

describe('what changed from one version of a template to another', () => {
  test.each<[string, readonly PlanItem[], readonly PlanItem[], unknown[]]>([
    ['nothing', [a, b], [a, b], []],
    ['an item more', [a, b], [a, c, b], ['added c']],
    ['an item less', [a, b, c], [a, c], ['removed b']],
    ['one item taken to the end', [a, b, c, d], [b, c, d, a], ['moved a']],
    ['the whole the other way round', [a, b, c], [c, b, a], ['moved b', 'moved a']],
    ['its words', [a], [{ ...a, title: 'Fermer', instructions: 'À clé' }], [['a', 'title', 'instructions']]],
    ['its range', [d], [number('d', { max: 6 })], [['d', 'answers']]],
    ['its kind, with what may be answered', [tick('d')], [number('d')], [['d', 'title', 'kind', 'answers']]],
    ['moved and optional', [a, b, c], [b, c, { ...a, required: false }], ['moved a', ['a', 'required']]],
  ])('is told: %s', (_, before, after, differences) => {
    expect(told(plan(before), plan(after))).toEqual(differences);
  });

  test('another section, and what holds for the whole', () => {
    const two: Plan = {
      sections: [
        { key: 's', title: 'Ouverture', items: [a] },
        { key: 'u', title: 'Caisse', items: [b] },
      ],
      reviewer: { role: 'owner' },
      dueAfter: 60,
    };
    expect(told(plan([a, b]), two)).toEqual(['sections', 'reviewer', 'dueAfter', 'moved b']);
  });
});
