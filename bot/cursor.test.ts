import { expect, test } from 'vitest';
import { StoreError } from '#bot/store/port.ts';
import { refuseCursor } from './cursor.ts';

const refused = new StoreError('invalid', -1, 'not ours');

test('a cursor that the store does not know is the caller’s mistake', () => {
  expect(refuseCursor(refused, 'abc')).toMatchObject({ refusal: { code: 'cursor.invalid', fields: ['cursor'] } });
});
test.each([
  ['without a cursor', refused, undefined],
  ['that has nothing to do with it', new StoreError('busy', -1, 'later'), 'abc'],
])('a failure %s stays what it is', (_, error, cursor) => {
  expect(() => refuseCursor(error, cursor)).toThrow(error);
});
