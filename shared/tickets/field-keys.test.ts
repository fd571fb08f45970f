import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactMarks, keyPrefix, keysOf, sortKeys } from './field-keys.ts';

const keyOf = (value: string | number | boolean, number = 1) => sortKeys({ f: value }, number)['f'] ?? '';
const isAscii = (key: string) => [...key].every((letter) => letter >= '\u0001' && letter <= '~');

test('keys are in ASCII and in the order of the numbers that they stand for', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
      const [one, other] = [keyOf(a), keyOf(b)];
      expect(isAscii(one)).toBe(true);
      expect(Math.sign(a - b) === 0 || a === b ? one === other : one < other === a < b).toBe(true);
    }),
  );
});

test('keys of texts are in ASCII, whatever was written, and fold accents and capitals away', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => isAscii(keyOf(text))));
  expect(keyOf('Évier')).toBe(keyOf('evier'));
  expect([keyOf('Zinc'), keyOf('étain'), keyOf('cuivre'), keyOf('錫')].sort()).toEqual([
    keyOf('cuivre'),
    keyOf('étain'),
    keyOf('Zinc'),
    keyOf('錫'),
  ]);
});

test('two tickets never have the same key, and the same value is found between its bounds', () => {
  expect(keyOf('a', 1)).not.toBe(keyOf('a', 2));
  for (const value of ['low', -3.5, 0, 1e12, '2026-05-04', true]) {
    const { from, below } = keysOf(value);
    expect(from <= keyOf(value, 7) && keyOf(value, 7) < below).toBe(true);
  }
  expect(keyOf('lower', 7) < keysOf('low').below).toBe(false);
  expect(keyOf('ZX-99801').startsWith(keyPrefix('zx-9'))).toBe(true);
});

test('choices, people and yes or no are found exactly; what people wrote at length is not', () => {
  const person = '00000000-0000-4000-8000-00000000000a';
  const values = {
    severity: 'high',
    sites: ['a', 'b'],
    vip: true,
    boss: person,
    note: 'Bris de la porte du quai',
    cost: 5,
  };
  expect(exactMarks(values)).toEqual(['severity=high', 'sites=a', 'sites=b', 'vip=true', `boss=${person}`]);
});
