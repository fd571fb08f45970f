import { expect, test } from 'vitest';
import { people } from '#test/support/builders.ts';
import { customField } from '#test/support/field-builders.ts';
import { FieldFilter, type FieldTerm, joinFieldFilter, readFieldFilter, splitFieldFilter } from './field-filter.ts';

const choices = ['low', 'high'].map((key) => ({ key, label: key, archived: key === 'high' }));
const fields = [
  customField('severity', { kind: 'choice', choices }),
  customField('cost', { kind: 'number', min: null, max: null, unit: null }),
  customField('day', { kind: 'date' }),
  customField('vip', { kind: 'yesno' }),
  customField('boss', { kind: 'person' }),
  customField('note'),
];
const read = (filter: string) => readFieldFilter(filter, fields, people.nadia);

test.each<[string, FieldTerm]>([
  ['severity:low,high', { key: 'severity', is: 'any', values: ['low', 'high'] }],
  ['severity:none', { key: 'severity', is: 'absent' }],
  ['cost:10..20.5', { key: 'cost', is: 'between', from: 10, to: 20.5 }],
  ['cost:-5..', { key: 'cost', is: 'between', from: -5, to: null }],
  ['day:..2026-05-04', { key: 'day', is: 'between', from: null, to: '2026-05-04' }],
  ['day:2026-05-04', { key: 'day', is: 'between', from: '2026-05-04', to: '2026-05-04' }],
  ['vip:yes', { key: 'vip', is: 'any', values: [true] }],
  ['boss:me', { key: 'boss', is: 'any', values: [people.nadia] }],
  ['note:a%2C%20b', { key: 'note', is: 'begins', text: 'a, b' }],
])('%s is read by the kind of its field', (filter, term) => {
  expect(FieldFilter.safeParse(filter).success).toBe(true);
  expect(read(filter)).toEqual({ ok: true, value: [term] });
});

test.each([
  'colour:red',
  'severity:extreme',
  'cost:a..b',
  'cost:..',
  'cost:1..2..3',
  'day:tomorrow',
  'vip:perhaps',
  'boss:x',
])('%s is refused, as leaving it out would show more than was asked for', (filter) => {
  expect(read(filter)).toMatchObject({ ok: false, refusal: { kind: 'invalid', fields: ['fields'] } });
});

test('several fields hold together, and what is written reads back', () => {
  const filter = 'severity:low;note:a%2C%20b';
  expect(joinFieldFilter(splitFieldFilter(filter))).toBe(filter);
  expect(read(filter)).toMatchObject({ value: [{ key: 'severity' }, { key: 'note', text: 'a, b' }] });
});
