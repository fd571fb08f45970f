import { describe, expect, test } from 'vitest';
import { actBy, desk, people, ticket } from '#test/support/builders.ts';
import { customField } from '#test/support/field-builders.ts';
import { change, create } from './decide.ts';
import { fieldText } from './field-text.ts';
import { type CustomValue, fits } from './field-values.ts';
import { findClashes } from './merge.ts';
import type { Ticket } from './ticket.ts';
import { undo } from './undo.ts';

const choices = [
  { key: 'low', label: 'Faible', archived: false },
  { key: 'high', label: 'Forte', archived: false },
  { key: 'old', label: 'Ancienne', archived: true },
];
const severity = customField('severity', { kind: 'choice', choices });
const sites = customField('sites', { kind: 'choices', choices });
const serial = customField('serial', { required: true, categories: ['hardware'] });
const approver = customField('approver', { kind: 'person' });
const ours = { ...desk, fields: [severity, sites, serial, approver, customField('gone', { archived: true })] };
const byOlivia = (over = {}) => actBy(people.olivia, { desk: ours, ...over });
const file = (fields: Record<string, CustomValue>, category: string | null = null) =>
  create({ id: ticket().id, title: 'Écran', category, fields }, byOlivia());
const set = (fields: Record<string, string | string[] | null>, over: Partial<Ticket> = {}) =>
  change(ticket(over), { fields }, byOlivia());

describe('filing a ticket', () => {
  test('takes what the desk asks for', () => {
    expect(file({ severity: 'high' })).toMatchObject({ ok: true, value: { ticket: { fields: { severity: 'high' } } } });
  });

  test('needs the required fields of its category, and names each', () => {
    expect(file({}, 'hardware')).toEqual({
      ok: false,
      refusal: { kind: 'rule', code: 'ticket.field-needed', fields: ['fields.serial'] },
    });
    expect(file({})).toMatchObject({ ok: true });
  });

  test('asks nothing where no form asked, as from a checklist', () => {
    expect(create({ id: ticket().id, title: 'Écran', category: 'hardware' }, byOlivia())).toMatchObject({ ok: true });
  });

  test.each<[string, Record<string, CustomValue>, string]>([
    ['a field that never was', { colour: 'red' }, 'ticket.unknown-field'],
    ['a field of another category', { serial: 'A1' }, 'ticket.unknown-field'],
    ['an archived field', { gone: 'x' }, 'ticket.unknown-field'],
    ['a choice that is none', { severity: 'extreme' }, 'ticket.field-wrong'],
    ['a choice that is no longer offered', { severity: 'old' }, 'ticket.field-wrong'],
    ['somebody who has left', { approver: people.leo }, 'ticket.not-on-roster'],
  ])('refuses %s', (_, fields, code) => {
    expect(file(fields)).toMatchObject({ ok: false, refusal: { code, fields: [`fields.${Object.keys(fields)[0]}`] } });
  });
});

describe('changing a value', () => {
  test('leaves the other fields, and tells the old and the new value', () => {
    expect(set({ severity: 'high' }, { fields: { severity: 'low', sites: ['low'] } })).toMatchObject({
      value: {
        ticket: { fields: { severity: 'high', sites: ['low'] }, fieldWords: 'Forte Faible' },
        entry: { changes: [{ field: 'fields.severity', from: 'low', to: 'high' }] },
      },
    });
  });

  test('empties a field that is not required, and no required one', () => {
    expect(set({ severity: null }, { fields: { severity: 'low' } })).toMatchObject({
      value: { ticket: { fields: {} } },
    });
    const held = { category: 'hardware', fields: { serial: 'A1' } };
    expect(set({ serial: null }, held)).toMatchObject({ refusal: { code: 'ticket.field-needed' } });
  });

  test('keeps an archived choice where it was chosen before', () => {
    const kept = set({ sites: ['old', 'high'] }, { fields: { sites: ['old'] } });
    expect(kept).toMatchObject({ value: { ticket: { fields: { sites: ['old', 'high'] } } } });
  });

  test('goes by the category that the same change sets', () => {
    const changed = change(ticket(), { category: 'hardware', fields: { serial: 'A1' } }, byOlivia());
    expect(changed).toMatchObject({ value: { ticket: { category: 'hardware', fields: { serial: 'A1' } } } });
  });

  test('is taken back to what it was, though the desk would not take it any more', () => {
    const before = ticket({ fields: { severity: 'old' } });
    const changed = change(before, { fields: { severity: 'low' } }, byOlivia());
    if (!changed.ok || changed.value === null) throw new Error('refused');
    expect(undo(changed.value.ticket, changed.value.entry, [], byOlivia())).toMatchObject({
      value: { change: { ticket: { fields: { severity: 'old' } } } },
    });
  });

  test('clashes on its own field only', () => {
    const theirs = change(ticket(), { fields: { severity: 'low' } }, byOlivia());
    if (!theirs.ok || theirs.value === null) throw new Error('refused');
    const { ticket: now, entry } = theirs.value;
    const wanted = { fields: { severity: 'high', sites: ['low'] } };
    expect(findClashes(now, wanted, [entry], people.nadia)).toMatchObject([
      { field: 'fields.severity', yours: 'high', theirs: 'low' },
    ]);
  });
});

test.each<[string, Parameters<typeof customField>[1], CustomValue, boolean]>([
  ['text', {}, 'A'.repeat(500), true],
  ['too long a text', {}, 'A'.repeat(501), false],
  ['number in its range', { kind: 'number', min: 1, max: 3, unit: null }, 3, true],
  ['number below its range', { kind: 'number', min: 1, max: null, unit: null }, 0.5, false],
  ['number that is a text', { kind: 'number', min: null, max: null, unit: null }, '3', false],
  ['day', { kind: 'date' }, '2026-02-28', true],
  ['day that never was', { kind: 'date' }, '2026-02-30', false],
  ['yes', { kind: 'yesno' }, true, true],
  ['yes as a text', { kind: 'yesno' }, 'yes', false],
  ['https address', { kind: 'link' }, 'https://wiki/page?x=1', true],
  ['http address', { kind: 'link' }, 'http://wiki.example/', false],
  ['address that runs', { kind: 'link' }, 'javascript:alert(1)', false],
])('%s: fits or not', (_, over, value, expected) => {
  expect(fits(customField('f', over), value, null)).toBe(expected);
});

test('a value reads as people of each language write it', () => {
  const words = { yes: 'Oui', no: 'Non', unknown: 'Quelqu’un' };
  const floor = customField('floor', { kind: 'number', min: null, max: null, unit: 'm' });
  expect(fieldText(floor, 1234.5, words, 'fr')).toBe('1\u202f234,5\u00a0m');
  expect(fieldText(customField('day', { kind: 'date' }), '2026-05-04', words, 'fr')).toBe('4 mai 2026');
  expect(fieldText(sites, ['old', 'low'], words, 'fr')).toBe('Faible et Ancienne');
  expect(fieldText(severity, 'high', words, 'fr')).toBe('Forte');
  expect(fieldText(approver, { id: people.leo, name: '', left: true }, words, 'fr')).toBe('Quelqu’un');
});
