import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonOf } from './json-of.ts';

const value = fc.jsonValue();
const row = value.map((made) => (typeof made === 'object' && made !== null ? Object.freeze(made) : made));
const page = fc.record({ items: fc.array(fc.oneof(value, row)), cursor: fc.option(fc.string()), total: fc.nat() });

test('a reply is told as JSON tells it, with kept rows and without, again and again', () => {
  fc.assert(
    fc.property(fc.oneof(value, page, fc.record({ items: fc.array(row) })), (reply) => {
      const told = JSON.parse(JSON.stringify(reply));
      expect(JSON.parse(jsonOf(reply))).toEqual(told);
      expect(JSON.parse(jsonOf(reply))).toEqual(told);
    }),
  );
});
