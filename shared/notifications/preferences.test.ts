import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { desk, ticketId } from '#test/support/builders.ts';
import {
  channelOf,
  type Event,
  type Preferences,
  tellingOf,
  untouched,
  usesEmail,
  wayOf,
  withoutEmail,
  withWays,
} from './preferences.ts';

/** N2: each person sets kind × channel, quiet hours with a time zone, a digest, and mutes a ticket or a desk. */
const paris = (over: Partial<Preferences>): Preferences => ({ ...untouched, timeZone: 'Europe/Paris', ...over });
const evenings = { from: '19:00', to: '08:00', days: [] };
const event = (over: Partial<Event> = {}): Event => ({
  kind: 'commented',
  desk: desk.id,
  subject: ticketId,
  silent: false,
  held: null,
  ...over,
});

describe('how a kind is told', () => {
  test('as usual, where nothing was chosen for it', () => {
    expect(wayOf({ ...untouched, notifyBy: 'card', ways: { assigned: 'off' } }, 'commented')).toBe('card');
  });
  test('as chosen for it, whatever is usual', () => {
    expect(wayOf({ ...untouched, notifyBy: 'off', ways: { assigned: 'feed' } }, 'assigned')).toBe('feed');
  });
  test('as usual again, once the digest that it was for is switched off', () => {
    expect(wayOf({ ...untouched, ways: { commented: 'digest' } }, 'commented')).toBe('feed');
  });
  test('of several together, as the strongest of them', () => {
    expect(channelOf({ ...untouched, ways: { mentioned: 'card' } }, ['commented', 'mentioned'])).toBe('card');
  });
  test('choices for other kinds stay, and null takes one back', () => {
    expect(withWays({ assigned: 'card', commented: 'off' }, { commented: null, mentioned: 'feed' })).toEqual({
      assigned: 'card',
      mentioned: 'feed',
    });
  });
});

describe('never', () => {
  test('what the desk leaves to those who choose it, unless the person did', () => {
    const silent = event({ silent: true });
    expect(tellingOf(silent, untouched, '2026-05-04T12:00:00.000Z')).toEqual({ when: 'never', reason: 'off' });
    const chosen = { ...untouched, ways: { commented: 'card' } } as const;
    expect(tellingOf(silent, chosen, '2026-05-04T12:00:00.000Z')).toEqual({ when: 'now' });
  });
  test('what a person switched off', () => {
    expect(tellingOf(event(), { ...untouched, ways: { commented: 'off' } }, '2026-05-04T12:00:00.000Z')).toEqual({
      when: 'never',
      reason: 'off',
    });
  });
  test.each([
    ['the ticket', { desk: desk.id, subject: ticketId }, 'never'],
    ['its desk', { desk: desk.id, subject: null }, 'never'],
    ['another ticket', { desk: desk.id, subject: ticketId.replace('0', '1') as typeof ticketId }, 'now'],
  ] as const)('of a ticket, where %s is muted: %s', (_, muted, when) => {
    expect(tellingOf(event(), { ...untouched, muted: [muted] }, '2026-05-04T12:00:00.000Z').when).toBe(when);
  });
});

describe('later', () => {
  test.each([
    ['in the evening, until the next morning', '2026-05-04T18:30:00.000Z', '2026-05-05T06:00:00.000Z'],
    ['after midnight, until the same morning', '2026-05-04T22:30:00.000Z', '2026-05-05T06:00:00.000Z'],
    ['in the night when clocks go forward', '2026-03-28T20:00:00.000Z', '2026-03-29T06:00:00.000Z'],
    ['in the night when they go back', '2026-10-24T20:00:00.000Z', '2026-10-25T07:00:00.000Z'],
  ])('%s', (_, now, until) => {
    expect(tellingOf(event(), paris({ quiet: evenings }), now)).toEqual({ when: 'later', until, hold: 'quiet' });
  });
  test('over a weekend that is quiet all day, until Monday morning', () => {
    const quiet = { ...evenings, days: [6, 7] };
    expect(tellingOf(event(), paris({ quiet }), '2026-05-08T18:00:00.000Z')).toMatchObject({
      until: '2026-05-11T06:00:00.000Z',
    });
  });
  test('by day, now', () => {
    expect(tellingOf(event(), paris({ quiet: evenings }), '2026-05-04T12:00:00.000Z')).toEqual({ when: 'now' });
  });
  test.each([
    ['every day, at its hour', null, '2026-05-04T12:00:00.000Z', '2026-05-05T07:00:00.000Z'],
    ['once a week, on its day', 5, '2026-05-04T12:00:00.000Z', '2026-05-08T07:00:00.000Z'],
    ['once a week, a week later where the hour is over', 1, '2026-05-04T12:00:00.000Z', '2026-05-11T07:00:00.000Z'],
  ])('what is for the digest: %s', (_, weekday, now, until) => {
    const preferences = paris({ ways: { commented: 'digest' }, digest: { at: '09:00', weekday, by: 'card' } });
    expect(tellingOf(event(), preferences, now)).toEqual({ when: 'later', until, hold: 'digest' });
    expect(tellingOf(event({ held: 'digest' }), preferences, until)).toEqual({ when: 'now' });
  });
});

describe('whatever hours somebody keeps', () => {
  const clock = fc
    .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 15, 30, 45) })
    .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const quiet = fc
    .record({ from: clock, to: clock, days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }) })
    .filter(({ from, to }) => from !== to);
  const zone = fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC');
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });

  test('what waits is told within eight days, at an instant that is not quiet', () => {
    fc.assert(
      fc.property(quiet, zone, instant, (hours, timeZone, at) => {
        const preferences = { ...untouched, timeZone, quiet: hours };
        const telling = tellingOf(event(), preferences, at.toISOString());
        if (telling.when !== 'later') return;
        expect(telling.until > at.toISOString()).toBe(true);
        expect(Date.parse(telling.until) - at.getTime()).toBeLessThan(8 * 24 * 3600_000);
        expect(tellingOf(event({ held: 'quiet' }), preferences, telling.until)).toEqual({ when: 'now' });
      }),
    );
  });
});

test('who ends e-mails is told in Teams of just what was e-mailed', () => {
  const before: Preferences = {
    ...untouched,
    notifyBy: 'email',
    ways: { assigned: 'email', commented: 'off', mentioned: 'card' },
    digest: { at: '08:00', weekday: null, by: 'email' },
  };
  expect(usesEmail(before)).toBe(true);
  expect(withoutEmail(before)).toEqual({
    ...before,
    notifyBy: 'feed',
    ways: { commented: 'off', mentioned: 'card' },
    digest: { at: '08:00', weekday: null, by: 'feed' },
  });
  expect(usesEmail(withoutEmail(before))).toBe(false);
});
