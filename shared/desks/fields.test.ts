import { describe, expect, test } from 'vitest';
import { desk } from '#test/support/builders.ts';
import { customField } from '#test/support/field-builders.ts';
import { CustomFields, fieldsFor } from './fields.ts';
import { changeSettings } from './settings.ts';

const choices = [
  { key: 'low', label: 'Faible', archived: false },
  { key: 'high', label: 'Forte', archived: false },
];
const severity = customField('severity', { kind: 'choice', choices });
const site = customField('site', { categories: ['hardware'] });
const ours = { ...desk, fields: [severity, site] };

describe('the desk’s own fields (T11)', () => {
  test('are kept in their owners’ order, and the change is told', () => {
    expect(changeSettings(ours, { fields: [site, severity] })).toMatchObject({
      value: { desk: { fields: [site, severity] }, changes: [{ setting: 'fields' }] },
    });
  });

  test('keep their kind, as tickets hold values of it', () => {
    expect(changeSettings(ours, { fields: [severity, customField('site', { kind: 'date' })] })).toEqual({
      ok: false,
      refusal: { kind: 'rule', code: 'desk.field-kind', fields: ['fields.site.kind'] },
    });
  });

  test('are asked for on tickets of their categories, and no longer once archived', () => {
    const gone = customField('gone', { archived: true });
    expect(fieldsFor([severity, site, gone], null)).toEqual([severity]);
    expect(fieldsFor([severity, site, gone], 'hardware')).toEqual([severity, site]);
  });

  test('name categories of the desk only', () => {
    const wanted = [customField('site', { categories: ['garden'] })];
    expect(changeSettings(desk, { fields: wanted })).toMatchObject({ refusal: { code: 'ticket.unknown-category' } });
  });

  test('are left out only where no ticket holds them', () => {
    expect(changeSettings(ours, { fields: [site] })).toMatchObject({ ok: true });
    expect(changeSettings(ours, { fields: [site] }, new Set(['severity']))).toMatchObject({
      refusal: { code: 'desk.field-in-use', fields: ['fields.severity'] },
    });
    const without = { ...severity, choices: choices.slice(1) };
    expect(changeSettings(ours, { fields: [without, site] }, new Set(['severity=low']))).toMatchObject({
      refusal: { code: 'desk.field-in-use' },
    });
  });

  test('follow a category that goes to its successor', () => {
    const both = customField('both', { categories: ['hardware', 'other'] });
    const other = { key: 'other', label: 'Autre' };
    const before = { ...desk, categories: [...desk.categories, other], fields: [site, both] };
    const wanted = { categories: [other], categorySuccessors: { hardware: 'other' } };
    expect(changeSettings(before, wanted)).toMatchObject({
      value: { desk: { fields: [{ categories: ['other'] }, { categories: ['other'] }] } },
    });
  });

  test.each([
    ['itself', 'low', true],
    ['one that never was', 'extreme', true],
    ['another while it is still offered', 'high', false],
  ])('a choice does not hand its tickets to %s', (_, successor, archived) => {
    const wanted = {
      ...severity,
      choices: [{ key: 'low', label: 'Faible', archived, successor }, ...choices.slice(1)],
    };
    expect(changeSettings(ours, { fields: [wanted, site] })).toEqual({
      ok: false,
      refusal: { kind: 'rule', code: 'desk.field-successor', fields: ['fields.severity.choices.low'] },
    });
  });
});

test.each([
  ['31 fields in use', Array.from({ length: 31 }, (_, n) => customField(`f${n}`))],
  ['two fields under one key', [customField('a'), customField('a')]],
  ['a range upside down', [customField('a', { kind: 'number', min: 5, max: 1, unit: null })]],
  ['a choice with nothing to choose', [{ ...severity, choices: choices.map((one) => ({ ...one, archived: true })) }]],
])('%s cannot be sent', (_, fields) => {
  expect(CustomFields.safeParse(fields).success).toBe(false);
});

test('archived fields do not count among the 30', () => {
  const fields = Array.from({ length: 40 }, (_, n) => customField(`f${n}`, { archived: n >= 30 }));
  expect(CustomFields.safeParse(fields).success).toBe(true);
});
