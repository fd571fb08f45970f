import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NotificationKind } from './kind.ts';
import { summarise } from './summary.ts';

/** N3: bursts are merged with a truthful summary. */
const anyEvents = fc.array(
  fc.record({
    subject: fc.constantFrom('ticket-1', 'ticket-2', 'run-1'),
    by: fc.constantFrom('marc', 'olivia', 'nadia'),
    kind: fc.constantFrom(...NotificationKind.options),
  }),
  { maxLength: 60 },
);

test('says who did what to what, and how often', () => {
  const event = (subject: string, by: string, kind: NotificationKind) => ({ subject, by, kind });
  const events = [
    event('ticket-1', 'marc', 'commented'),
    event('ticket-2', 'marc', 'assigned'),
    event('ticket-1', 'marc', 'mentioned'),
    event('ticket-1', 'olivia', 'commented'),
    event('ticket-1', 'marc', 'commented'),
  ];
  expect(summarise(events)).toMatchObject([
    {
      subject: 'ticket-1',
      count: 4,
      deeds: [
        {
          by: 'marc',
          kinds: [
            { kind: 'mentioned', count: 1 },
            { kind: 'commented', count: 2 },
          ],
        },
        { by: 'olivia', kinds: [{ kind: 'commented', count: 1 }] },
      ],
    },
    { subject: 'ticket-2', count: 1, deeds: [{ by: 'marc', kinds: [{ kind: 'assigned', count: 1 }] }] },
  ]);
});

test('whatever happened, each event is counted once, under what it happened to and who did it', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const counted = summarise(events).flatMap(({ subject, deeds }) =>
        deeds.flatMap(({ by, kinds }) =>
          kinds.flatMap(({ kind, count }) => Array(count).fill(`${subject} ${by} ${kind}`)),
        ),
      );
      expect(counted.toSorted()).toEqual(events.map(({ subject, by, kind }) => `${subject} ${by} ${kind}`).toSorted());
    }),
  );
});

test('each ticket and each person on it is named once', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const chapters = summarise(events);
      expect(chapters.map(({ subject }) => subject)).toEqual([...new Set(events.map(({ subject }) => subject))]);
      for (const { deeds, count } of chapters) {
        expect(new Set(deeds.map(({ by }) => by)).size).toBe(deeds.length);
        expect(deeds.flatMap(({ events: own }) => own)).toHaveLength(count);
      }
    }),
  );
});
