import { describe, expect, test } from 'vitest';
import { noon, people } from '#test/support/builders.ts';
import { plan, run, tick } from '#test/support/checklist-builders.ts';
import { itemsDue, momentToTell, remindedOfRun, runReminders, ticketReminders } from './reminders.ts';

/** N1: due soon, overdue. */
const { nadia, marc, olivia } = people;

describe('a ticket', () => {
  test('reminds the morning before its day and the morning after, on the clock of whoever is told', () => {
    const reminders = ticketReminders({ due: '2026-05-08', group: 'active' });
    const told = (timeZone: string) => reminders.map((reminder) => momentToTell(reminder, timeZone));
    expect(told('Europe/Paris')).toEqual(['2026-05-07T06:00:00.000Z', '2026-05-09T06:00:00.000Z']);
    expect(told('America/Montreal')).toEqual(['2026-05-07T12:00:00.000Z', '2026-05-09T12:00:00.000Z']);
  });
  test.each(['Pacific/Kiritimati', 'Etc/GMT+12'])('is looked at before anybody’s morning, as in %s', (timeZone) => {
    for (const reminder of ticketReminders({ due: '2026-05-08', group: 'new' }))
      expect(reminder.at <= momentToTell(reminder, timeZone)).toBe(true);
  });
  test.each([
    ['without a due day', null, 'new'],
    ['that is resolved', '2026-05-08', 'resolved'],
    ['that is closed', '2026-05-08', 'closed'],
  ] as const)('%s reminds nobody', (_, due, group) => {
    expect(ticketReminders({ due, group })).toEqual([]);
  });
});

describe('a checklist', () => {
  const hours = (count: number) => new Date(Date.parse(noon) + count * 3600_000).toISOString();
  test.each([
    ['a day ahead, where it has two days or more', 72, [hours(48), hours(72)]],
    ['an hour ahead, where it has two hours or more', 8, [hours(7), hours(8)]],
    ['only when it is overdue, where it has less', 1, [hours(1)]],
  ])('reminds %s', (_, length, at) => {
    const list = plan([tick('a')]);
    expect(runReminders(run(list, { due: hours(length) }), list).map((reminder) => reminder.at)).toEqual(at);
  });
  test('reminds those who do it; whoever started it, where nobody else does; the reviewer, while it waits for them', () => {
    const list = plan([tick('a')], { reviewer: { person: olivia } });
    const due = hours(8);
    const reminded = (over: Parameters<typeof run>[1]) => remindedOfRun(run(list, { due, ...over }), list, due);
    expect(reminded({ assignees: [marc] })).toEqual([marc]);
    expect(reminded({})).toEqual([nadia]);
    expect(reminded({ assignees: [marc], state: 'review' })).toEqual([olivia]);
  });
  test('reminds of items those to whom they fall, until they are done', () => {
    const item = (key: string) => tick(key, { assignee: { person: marc }, dueAfter: 4 * 60 });
    const list = plan([item('a'), item('b'), tick('c', { dueAfter: 60 })]);
    const due = hours(4);
    const begun = run(list, { marks: { a: 'done' } });
    expect(runReminders(begun, list).map((reminder) => reminder.due)).toEqual([due, due]);
    expect(remindedOfRun(begun, list, due)).toEqual([marc]);
    expect(itemsDue(begun, list, due, marc)).toEqual(['Point b']);
    expect(runReminders(run(list, { marks: { a: 'done', b: 'done' } }), list)).toEqual([]);
  });
});
