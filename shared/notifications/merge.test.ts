import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secondsAfter } from '#shared/kernel/time.ts';
import { noon } from '#test/support/builders.ts';
import { burstOf, planSignals, type Signal, type Waiting } from './merge.ts';

const at = (seconds: number) => secondsAfter(noon, seconds);
function event(id: string, seconds: number, over: Partial<Waiting> = {}): Waiting {
  return { id, subject: 'ticket-1', by: 'marc', held: null, at: at(seconds), due: at(seconds), ...over };
}
const told = (seconds: number, ...events: readonly Waiting[]): Signal => ({
  at: at(seconds),
  bursts: events.map(burstOf),
});

describe('bursts', () => {
  test('a single event is told at once', () => {
    expect(planSignals([event('a', 0)], [], at(0))).toEqual({ now: [[event('a', 0)]], later: [] });
  });
  test('what the same person does to the same ticket within a minute waits until the minute is over', () => {
    const [first, second] = [event('a', 0), event('b', 20)];
    expect(planSignals([second], [told(0, first)], at(20))).toEqual({
      now: [],
      later: [{ item: second, until: at(60) }],
    });
  });
  test('then it is told together', () => {
    const rest = [event('c', 30, { due: at(60) }), event('b', 20, { due: at(60) })];
    expect(planSignals(rest, [], at(60)).now).toEqual([[rest[1], rest[0]]]);
  });
  test.each([
    ['another person', { by: 'olivia' }],
    ['another ticket', { subject: 'ticket-2' }],
  ])('%s is another burst', (_, over) => {
    const other = event('b', 20, over);
    expect(planSignals([other], [told(0, event('a', 0))], at(20)).now).toEqual([[other]]);
  });
  test('an event stays behind an earlier one that could not be sent yet', () => {
    const failed = event('a', 0, { due: at(90) });
    const next = event('b', 70);
    expect(planSignals([failed, next], [], at(70))).toEqual({ now: [], later: [{ item: next, until: at(90) }] });
  });
});

describe('at most ten a minute', () => {
  const tickets = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) =>
      event(`e${String(from + index).padStart(3, '0')}`, 0, { subject: `ticket-${from + index}` }),
    );
  test('ten go alone', () => {
    expect(planSignals(tickets(10), [], at(0)).now.map((items) => items.length)).toEqual(Array(10).fill(1));
  });
  test('of fifteen, the tenth message tells the last six', () => {
    const { now } = planSignals(tickets(15), [], at(0));
    expect(now.map((items) => items.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 6]);
  });
  test('after ten, all wait until the first of them is a minute old', () => {
    const recent = Array.from({ length: 10 }, (_, index) => told(index, event('x', 0, { subject: `old-${index}` })));
    const waiting = tickets(2);
    expect(planSignals(waiting, recent, at(30))).toEqual({
      now: [],
      later: waiting.map((item) => ({ item, until: at(60) })),
    });
  });
});

interface Heard {
  readonly second: number;
  readonly items: readonly Waiting[];
}

/** Plans every second until nothing waits, as the deliverer does, and gives what the person heard. */
function live(events: readonly Waiting[]): readonly Heard[] {
  let waiting: Waiting[] = [];
  const heard: Heard[] = [];
  for (let second = 0; second < 900; second++) {
    waiting.push(...events.filter((item) => item.at === at(second)));
    const recent = heard
      .filter((signal) => signal.second > second - 60)
      .map((signal) => told(signal.second, ...signal.items));
    const plan = planSignals(waiting, recent, at(second));
    heard.push(...plan.now.map((items) => ({ second, items })));
    const gone = new Set(plan.now.flat().map(({ id }) => id));
    const until = new Map(plan.later.map((later) => [later.item.id, later.until]));
    waiting = waiting
      .filter(({ id }) => !gone.has(id))
      .map((item) => ({ ...item, due: until.get(item.id) ?? item.due }));
  }
  return heard;
}

const anyEvents = fc
  .array(
    fc.record({
      second: fc.integer({ min: 0, max: 240 }),
      subject: fc.integer({ min: 1, max: 12 }),
      by: fc.constantFrom('marc', 'olivia', 'nadia'),
    }),
    { maxLength: 120 },
  )
  .map((list) =>
    list.map(({ second, subject, by }, index) => event(`e${index}`, second, { subject: `ticket-${subject}`, by })),
  );

describe('whatever happens in four minutes', () => {
  const always = (holds: (events: readonly Waiting[], heard: readonly Heard[]) => void) =>
    fc.assert(
      fc.property(anyEvents, (events) => holds(events, live(events))),
      { numRuns: 60 },
    );

  test('everything is told exactly once, and nothing before it happened', () => {
    always((events, heard) => {
      const ids = heard.flatMap(({ items }) => items.map(({ id }) => id));
      expect(ids.toSorted()).toEqual(events.map(({ id }) => id).toSorted());
      expect(heard.every(({ second, items }) => items.every((item) => item.at <= at(second)))).toBe(true);
    });
  });
  test('no minute has more than ten messages', () => {
    always((_, heard) => {
      for (const { second } of heard) {
        const minute = heard.filter((other) => other.second >= second && other.second < second + 60);
        expect(minute.length).toBeLessThanOrEqual(10);
      }
    });
  });
  test('no minute has two messages of one burst', () => {
    always((_, heard) => {
      const last = new Map<string, number>();
      for (const { second, items } of heard) {
        for (const burst of new Set(items.map(burstOf))) {
          expect(second - (last.get(burst) ?? -60)).toBeGreaterThanOrEqual(60);
          last.set(burst, second);
        }
      }
    });
  });
  test('nobody waits longer than two minutes', () => {
    always((_, heard) => {
      const waits = heard.flatMap(({ second, items }) =>
        items.map((item) => (Date.parse(at(second)) - Date.parse(item.at)) / 1000),
      );
      expect(Math.max(0, ...waits)).toBeLessThanOrEqual(120);
    });
  });
  test('the events of a burst are told in their order', () => {
    always((_, heard) => {
      const order = heard.flatMap(({ items }) => items);
      for (const item of order) {
        const later = order.slice(order.indexOf(item)).filter((other) => burstOf(other) === burstOf(item));
        expect(later.every((other) => other.at >= item.at)).toBe(true);
      }
    });
  });
});
