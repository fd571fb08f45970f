import { describe, expect, test } from 'vitest';
import {
  boundsOf,
  completionRate,
  countsOf,
  failingItems,
  onTimeRate,
  type Period,
  stretchesOf,
} from '#shared/checklists/report.ts';
import type { Run } from '#shared/checklists/run.ts';
import { choice, number, plan, run, tick } from '#test/support/checklist-builders.ts';

/** C4: how the runs of a period went. */
const list = plan([choice('c'), number('n'), tick('t')]);
const now = '2026-05-20T12:00:00.000Z';
const early = '2026-05-10T12:00:00.000Z';
const later = '2026-05-11T12:00:00.000Z';
const may: Period = { from: '2026-05-01', to: '2026-05-31', timeZone: 'Europe/Paris' };
const begun = (startedAt: string) => run(list, { startedAt });

describe('counting', () => {
  const runs: readonly Run[] = [
    run(list, { state: 'open', due: later }),
    run(list, { state: 'review', due: '2026-05-21T00:00:00.000Z' }),
    run(list, { state: 'done', due: later, completedAt: early }),
    run(list, { state: 'done', due: early, completedAt: later }),
    run(list, { state: 'done', due: null, completedAt: later }),
    run(list, { state: 'cancelled', due: early }),
  ];
  const counts = countsOf(runs, now);

  test('tells what is open, overdue, completed, on time and late', () => {
    expect(counts).toEqual({ started: 6, completed: 3, cancelled: 1, open: 2, overdue: 1, onTime: 1, late: 1 });
  });
  test('rates leave out what was cancelled and what was never due, and are none of nothing', () => {
    expect([completionRate(counts), onTimeRate(counts)]).toEqual([3 / 5, 1 / 2]);
    expect([completionRate(countsOf([], now)), onTimeRate(countsOf([], now))]).toEqual([null, null]);
  });
});

describe('time', () => {
  test('goes by the clock of the zone, at its change to summer time as well', () => {
    expect(boundsOf({ from: '2026-03-29', to: '2026-03-29', timeZone: 'Europe/Paris' })).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
  });
  test('is told by days, by weeks from Monday on, or by months, each run in one stretch', () => {
    const days = stretchesOf([begun('2026-05-01T21:59:59.000Z'), begun('2026-05-01T22:00:00.000Z')], may, now);
    expect(days).toHaveLength(31);
    expect(days.slice(0, 2)).toMatchObject([
      { from: '2026-05-01', counts: { started: 1 } },
      { from: '2026-05-02', counts: { started: 1 } },
    ]);
    const firstDays = (to: string) => stretchesOf([], { ...may, to }, now).map(({ from }) => from);
    expect(firstDays('2026-06-30').slice(0, 3)).toEqual(['2026-05-01', '2026-05-04', '2026-05-11']);
    expect(firstDays('2027-04-30').slice(0, 3)).toEqual(['2026-05-01', '2026-06-01', '2026-07-01']);
  });
});

describe('items that fail', () => {
  const marked = (marks: Run['marks'], over: Partial<Run> = {}) => ({ run: run(list, { marks, ...over }), plan: list });

  test('come by how often they failed, of those answers that can; cancelled runs count for nothing', () => {
    const counted = [
      marked({ c: 'ko', n: 'out', t: 'done' }),
      marked({ c: 'ko', n: 'in' }),
      marked({ c: 'ok' }),
      marked({ c: 'ko' }, { state: 'cancelled' }),
    ];
    expect(failingItems(counted)).toEqual([
      { item: 'c', title: 'Extincteur', answered: 3, failed: 2 },
      { item: 'n', title: 'Frigo', answered: 2, failed: 1 },
    ]);
  });
  test('a list of its own has none that could be told apart', () => {
    expect(failingItems([{ ...marked({ c: 'ko' }), plan: null }])).toEqual([]);
  });
});
