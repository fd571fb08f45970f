import { expect, test } from 'vitest';
import { dayOf, daysBetween, dayWords, exactTime, relativeTime } from './dates.ts';

const now = new Date(2026, 2, 4, 12).getTime();
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

test.each([
  [0.5, 'just now'],
  [5, '5 min ago'],
  [180, '3 hr ago'],
  [60 * 24, 'yesterday'],
  [60 * 24 * 6, '6 days ago'],
  [60 * 24 * 7, '25 Feb'],
  [60 * 24 * 365, '4 Mar 2025'],
])('%d minutes ago reads %j', (minutes, words) => {
  expect(relativeTime(ago(minutes), now, 'en-GB', 'just now')).toBe(words);
});

test('the exact time names its zone', () => {
  expect(exactTime('2026-03-04T12:00:00Z', 'en-GB')).toMatch(/4 March 2026.*(UTC|GMT|[A-Z]{3,4})/);
});

test('a due day reads as a weekday within a week, else as a date', () => {
  expect(dayOf(now)).toBe('2026-03-04');
  expect(dayWords('2026-03-09', now, 'en-GB')).toBe('Monday');
  expect(dayWords('2026-03-11', now, 'en-GB')).toBe('11 Mar');
  expect(dayWords('2027-03-11', now, 'fr-FR')).toBe('11 mars 2027');
});

test('days are counted across the change of clocks', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
});
