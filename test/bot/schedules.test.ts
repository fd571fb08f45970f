import { describe, expect, test } from 'vitest';
import { isPossible, nextOccurrence } from '#bot/checklists/occurrences.ts';

const timing = (over: Partial<Parameters<typeof nextOccurrence>[0]> = {}) => ({
  rule: 'FREQ=DAILY',
  begins: '2026-01-01T07:30',
  timeZone: 'Europe/Paris',
  holidays: [],
  ...over,
});

/** Every occurrence of a year, as instants. */
function year(of: ReturnType<typeof timing>, from: string): readonly string[] {
  const found: string[] = [];
  const end = new Date(Date.parse(from) + 365 * 86_400_000).toISOString();
  for (let at = nextOccurrence(of, new Date(from)); at !== null && at < end; at = nextOccurrence(of, new Date(at)))
    found.push(at);
  return found;
}
const wallOf = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at));

describe('a year of days', () => {
  test.each([
    ['Europe/Paris', '2025-12-31T23:00:00.000Z'],
    ['America/Montreal', '2026-01-01T05:00:00.000Z'],
  ])('in %s has each day once, at the same time on its clock', (timeZone, from) => {
    const walls = year(timing({ timeZone, begins: '2025-12-01T07:30' }), from).map((at) => wallOf(at, timeZone));
    expect(new Set(walls.map((wall) => wall.slice(0, 10))).size).toBe(365);
    expect(new Set(walls.map((wall) => wall.slice(11)))).toEqual(new Set(['07:30']));
  });

  test.each([
    ['Europe/Paris', '2025-12-31T23:00:00.000Z', '2026-03-29 03:30'],
    ['America/Montreal', '2026-01-01T05:00:00.000Z', '2026-03-08 03:30'],
  ])(
    'in %s at half past two: the hour left out is made up for, the one repeated counts once',
    (timeZone, from, gap) => {
      const walls = year(timing({ timeZone, begins: '2025-12-01T02:30' }), from).map((at) => wallOf(at, timeZone));
      expect(walls.length).toBe(365);
      expect(new Set(walls.map((wall) => wall.slice(0, 10))).size).toBe(365);
      expect(walls.filter((wall) => !wall.endsWith('02:30'))).toEqual([gap]);
    },
  );
});

test('weekdays, but not on holidays', () => {
  const of = timing({ rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', holidays: ['2026-05-01', '2026-05-08'] });
  const may = year(of, '2026-04-30T22:00:00.000Z').slice(0, 6);
  expect(may.map((at) => wallOf(at, 'Europe/Paris').slice(0, 10))).toEqual([
    '2026-05-04',
    '2026-05-05',
    '2026-05-06',
    '2026-05-07',
    '2026-05-11',
    '2026-05-12',
  ]);
});

test.each([
  ['a zone that does not exist', { timeZone: 'Europe/Atlantis' }],
  ['a day that does not exist', { rule: 'FREQ=WEEKLY;BYDAY=ZZ' }],
  ['a date that never comes', { rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31' }],
  ['an end that is past', { rule: 'FREQ=DAILY;COUNT=3' }],
])('is refused: %s', (_, over) => {
  expect(isPossible(timing(over), new Date('2026-05-01T00:00:00Z'))).toBe(false);
});
