import { describe, expect, test } from 'vitest';
import { row } from '../../app/stage-for-test.tsx';
import { changedSince, settle, versionOf } from './settle.ts';

const [a, b, c, d] = [row(1), row(2), row(3), row(4)];

describe('a reader down the list', () => {
  test('sees rows change in place, though they moved to the top', () => {
    const fresh = { ...c, title: 'Changed', version: '2' };
    expect(settle([a, b, c], [fresh, a, b], true)).toEqual({ rows: [a, b, fresh], waiting: 0 });
  });

  test('is told of new ones above, and does not see them yet', () => {
    expect(settle([b, c], [d, a, b, c], true)).toEqual({ rows: [b, c], waiting: 2 });
  });

  test('sees the next page appended', () => {
    expect(settle([a, b], [a, b, c, d], true)).toEqual({ rows: [a, b, c, d], waiting: 0 });
  });

  test('no longer sees what has gone', () => {
    expect(settle([a, b, c], [a, c], true)).toEqual({ rows: [a, c], waiting: 0 });
  });
});

test('a reader at the top sees new ones at once', () => {
  expect(settle([b, c], [a, b, c], false)).toEqual({ rows: [a, b, c], waiting: 0 });
});

test('what changed is what has another version that is not one’s own, and not what is new', () => {
  const [theirs, mine] = [
    { ...a, version: '2' },
    { ...b, version: '5' },
  ];
  expect(changedSince([a, b], [theirs, mine, c], new Set([versionOf(mine)]))).toEqual(new Set([a.id]));
});
