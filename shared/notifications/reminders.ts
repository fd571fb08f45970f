import { dueAfter } from '../checklists/decide.ts';
import type { Plan, PlanItem } from '../checklists/plan.ts';
import { type Run, shownItems } from '../checklists/run.ts';
import { daysAfter, minutesBetween, secondsAfter } from '../kernel/time.ts';
import { instantOf } from '../kernel/zone.ts';
import type { Ticket } from '../tickets/ticket.ts';

/** That something is nearly due, or that it was due and is not done. */
export interface Reminder {
  readonly kind: 'due-soon' | 'overdue';
  /** A day of a ticket, an instant of a checklist. */
  readonly due: string;
  /** From when on it is for somebody. */
  readonly at: string;
}

/** When people are told of days, on their own clocks: the morning before, and the morning after. */
const morning = '08:00';
/** A day begins first where clocks are so far ahead of UTC. */
const farthestAheadSeconds = 14 * 3600;
const soonMinutes = { ofLong: 24 * 60, ofShort: 60 } as const;
const longMinutes = 48 * 60;
const shortestMinutes = 2 * 60;

export function ticketReminders({ due, group }: Pick<Ticket, 'due' | 'group'>): readonly Reminder[] {
  if (due === null || group === 'resolved' || group === 'closed') return [];
  return (['due-soon', 'overdue'] as const).map((kind) => ({
    kind,
    due,
    at: secondsAfter(`${dayToTell({ kind, due })}T${morning}Z`, -farthestAheadSeconds),
  }));
}

/** Of the run as a whole, and of items that fall to somebody and are not done. */
export function runReminders(run: Run, plan: Plan): readonly Reminder[] {
  if (run.state !== 'open' && run.state !== 'review') return [];
  const dues = [run.due, ...waitingItems(run, plan).map((item) => dueOf(run, item))];
  return [...new Set(dues)].flatMap((due) => (due === null ? [] : remindersOf(run.startedAt, due)));
}

/** When a person is told, by their clock where it is a day that is due. */
export function momentToTell(reminder: Reminder, timeZone: string): string {
  return reminder.due.length > 10 ? reminder.at : instantOf(`${dayToTell(reminder)}T${morning}`, timeZone);
}

/** Whether the ticket still stands as the reminder says. */
export function isStillDue({ due, group }: Pick<Ticket, 'due' | 'group'>, reminded: string): boolean {
  return ticketReminders({ due, group }).some((reminder) => reminder.due === reminded);
}

/** Those who are to do what was due then: the whole, or items of theirs. */
export function remindedOfRun(run: Run, plan: Plan, due: string): readonly string[] {
  return [
    ...new Set([
      ...(run.due === due ? responsibleFor(run) : []),
      ...waitingItems(run, plan)
        .filter((item) => dueOf(run, item) === due)
        .flatMap(personOf),
    ]),
  ];
}

function responsibleFor({ state, waitsFor, assignees, startedBy }: Run): readonly string[] {
  if (state === 'review') return waitsFor;
  return assignees.length === 0 ? [startedBy] : assignees;
}

/** The titles of the person's own items that were due then. */
export function itemsDue(run: Run, plan: Plan, due: string, person: string): readonly string[] {
  const own = waitingItems(run, plan).filter((item) => dueOf(run, item) === due && personOf(item).includes(person));
  return own.map(({ title }) => title);
}

function waitingItems(run: Run, plan: Plan): readonly PlanItem[] {
  if (run.state !== 'open') return [];
  return shownItems(plan, run.marks).filter((item) => run.marks[item.key] === undefined && personOf(item).length > 0);
}

function personOf({ assignee }: PlanItem): readonly string[] {
  return assignee !== null && 'person' in assignee ? [assignee.person] : [];
}

function dueOf({ startedAt }: Run, item: PlanItem): string | null {
  return dueAfter(startedAt, item.dueAfter);
}

/** A day ahead where there are two or more, an hour ahead where there are some; what is due sooner nobody forgets. */
function remindersOf(from: string, due: string): readonly Reminder[] {
  const minutes = minutesBetween(from, due);
  const ahead = minutes >= longMinutes ? soonMinutes.ofLong : soonMinutes.ofShort;
  const overdue = { kind: 'overdue', due, at: due } as const;
  return minutes < shortestMinutes
    ? [overdue]
    : [{ kind: 'due-soon', due, at: secondsAfter(due, -ahead * 60) }, overdue];
}

function dayToTell({ kind, due }: Pick<Reminder, 'kind' | 'due'>): string {
  return daysAfter(due, kind === 'overdue' ? 1 : -1);
}
