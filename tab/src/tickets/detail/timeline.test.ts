import { expect, test } from 'vitest';
import { comment, entry, theo } from './ticket-for-test.ts';
import { fieldsOf, foldTimeline } from './timeline.ts';

const change = (seq: number, at: string, over: Parameters<typeof entry>[0] = {}) =>
  entry({ seq, at, kind: 'changed', changes: [{ field: 'status', from: 'new', to: 'active' }], ...over });

test('changes by one person within the hour fold into one line', () => {
  const items = foldTimeline([
    change(1, '2026-03-02T09:00:00Z'),
    change(2, '2026-03-02T09:40:00Z', { changes: [{ field: 'due', from: null, to: '2026-03-09' }] }),
    change(3, '2026-03-02T10:20:00Z'),
  ]);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ kind: 'changes', seq: 1, run: { at: '2026-03-02T10:20:00Z' } });
  expect(items[0]?.kind === 'changes' && fieldsOf(items[0].run)).toEqual(['status', 'due']);
});

test.each([
  ['another person', change(2, '2026-03-02T09:01:00Z', { by: theo })],
  ['another way in', change(2, '2026-03-02T09:01:00Z', { via: 'bot' })],
  ['something taken back', change(2, '2026-03-02T09:01:00Z', { undoes: 1 })],
  ['a pause of more than an hour', change(2, '2026-03-02T10:01:00Z')],
  ['a comment', comment('Done', { seq: 2 })],
])('%s begins a new line', (_, second) => {
  expect(foldTimeline([change(1, '2026-03-02T09:00:00Z'), second]).map((item) => item.seq)).toEqual([1, 2]);
});

test('that a comment was edited or deleted is said on the comment, not on a line of its own', () => {
  const entries = [
    comment('Words'),
    entry({ seq: 3, kind: 'comment-edited' }),
    entry({ seq: 4, kind: 'comment-deleted' }),
  ];
  expect(foldTimeline(entries).map((item) => item.kind)).toEqual(['comment']);
});
