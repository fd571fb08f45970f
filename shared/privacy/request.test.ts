import { expect, test } from 'vitest';
import { type DataRequest, decide, extend, isOverdue, receive } from './request.ts';

const asked = receive({
  id: 'req_1',
  person: 'nadia',
  kind: 'erasure',
  text: '',
  enteredBy: null,
  receivedAt: '2026-01-31T12:00:00.000Z',
});
const decision = { outcome: 'granted', reason: 'Yes', ground: null, by: 'olivia', at: '', letter: '' } as const;

test.each<[string, string, boolean]>([
  ['at the moment that it is due', '2026-03-02T12:00:00.000Z', false],
  ['a moment later', '2026-03-02T12:00:00.001Z', true],
])('a request is overdue 30 days after it came: %s', (_, now, expected) => {
  expect(isOverdue(asked, now)).toBe(expected);
});

test('one that was answered is never overdue', () => {
  expect(isOverdue({ ...asked, decision }, '2027-01-01T00:00:00.000Z')).toBe(false);
});

test('an extension gives 60 days more, once, and none once it is answered', () => {
  const extended = extend(asked, 'Many tickets');
  const after = extended.ok ? extended.value : asked;
  expect(after).toMatchObject({ due: '2026-05-01T12:00:00.000Z', extension: 'Many tickets' });
  expect(extend(after, 'More')).toMatchObject({ refusal: { code: 'data-request.extended' } });
  expect(extend({ ...asked, decision }, 'More')).toMatchObject({ refusal: { code: 'data-request.closed' } });
});

test.each<[NonNullable<DataRequest['decision']>['outcome'], 'legal-duty' | null, boolean]>([
  ['granted', null, true],
  ['granted', 'legal-duty', false],
  ['partial', 'legal-duty', true],
  ['partial', null, false],
  ['refused', 'legal-duty', true],
  ['refused', null, false],
])('%s with the ground %s', (outcome, ground, expected) => {
  expect(decide(asked, { ...decision, outcome, ground }).ok).toBe(expected);
});
