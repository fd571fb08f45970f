import { expect, test } from 'vitest';
import { planServing } from '#shared/billing/service.ts';
import { nextCount, periodStart, usageByMonth } from '#shared/billing/usage.ts';

test.each([
  ['nothing was bought: the calendar month', null, '2026-11-24', '2026-11-01'],
  ['the day comes later this month', '2026-01-25', '2026-11-24', '2026-10-25'],
  ['the day is today', '2026-01-24', '2026-11-24', '2026-11-24'],
  ['a month too short for the day', '2026-01-31', '2026-02-28', '2026-02-28'],
  ['the day before that', '2026-01-31', '2026-02-27', '2026-01-31'],
  ['a term of last year', '2025-12-15', '2026-01-14', '2025-12-15'],
] as const)('B3: the month of what is included begins with the term’s day: %s', (_, began, today, start) => {
  expect(periodStart(began, today)).toBe(start);
});

test('B3: days are put together by calendar months, the empty ones among them', () => {
  const days = [
    { day: '2025-12-31', tickets: 9, runs: 9 },
    { day: '2026-01-01', tickets: 1, runs: 0 },
    { day: '2026-12-01', tickets: 2, runs: 3 },
    { day: '2026-12-31', tickets: 4, runs: 0 },
  ];
  const months = usageByMonth(days, '2026-12-31');
  expect(months).toHaveLength(12);
  expect(months[0]).toEqual({ month: '2026-01', tickets: 1, runs: 0 });
  expect(months[10]).toEqual({ month: '2026-11', tickets: 0, runs: 0 });
  expect(months[11]).toEqual({ month: '2026-12', tickets: 6, runs: 3 });
});

test('B3: a day is counted every hour, and for the last time an hour after its end', () => {
  expect(nextCount('2026-11-24', '2026-11-24T10:00:00.000Z')).toBe('2026-11-24T11:00:00.000Z');
  expect(nextCount('2026-11-24', '2026-11-25T00:30:00.000Z')).toBe('2026-11-25T01:00:00.000Z');
  expect(nextCount('2026-11-24', '2026-11-25T01:00:00.000Z')).toBeNull();
});

test('B2: of several subscriptions the one that includes the most serves, and only one that is paid for', () => {
  const bought = (plan: string, state: 'Subscribed' | 'Suspended' = 'Subscribed') => ({
    plan,
    state,
    termBegins: '2026-11-05T08:00:00Z',
  });
  expect(planServing([])).toEqual({ plan: { id: 'free', included: 100 }, began: null });
  expect(planServing([bought('free'), bought('team')])).toMatchObject({ plan: { id: 'team' }, began: '2026-11-05' });
  expect(planServing([bought('organisation'), bought('team')]).plan.id).toBe('organisation');
  expect(planServing([bought('team', 'Suspended')]).plan.id).toBe('free');
  expect(planServing([bought('one-of-tomorrow')]).plan).toEqual({ id: 'one-of-tomorrow', included: null });
});
