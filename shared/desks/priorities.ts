import { z } from 'zod';
import { line } from '../kernel/line.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { Priority } from '../tickets/ticket.ts';

export const PriorityColour = z.enum(['grey', 'blue', 'green', 'yellow', 'orange', 'red']);
export type PriorityColour = z.infer<typeof PriorityColour>;

/** One of the four levels of urgency as a desk uses it. Its level is its place: tickets sort by it, whatever the desk calls it. */
export const DeskPriority = z
  .strictObject({
    key: Priority,
    /** Null in the reader's language. */
    label: line(40).nullable(),
    colour: PriorityColour,
    /** Takes its tickets over: the priority is on its way out. */
    successor: Priority.optional(),
  })
  .meta({ id: 'DeskPriority' });
export type DeskPriority = z.infer<typeof DeskPriority>;

/** What a ticket has whose priority nobody chose: every desk keeps it. */
export const usualPriority = 'normal' satisfies Priority;

/** From the least urgent to the most. */
export const defaultPriorities: readonly DeskPriority[] = [
  { key: 'low', label: null, colour: 'grey' },
  { key: 'normal', label: null, colour: 'grey' },
  { key: 'high', label: null, colour: 'orange' },
  { key: 'urgent', label: null, colour: 'red' },
];

/** Those that a ticket may be given: not the ones on their way out. */
export function offeredPriorities(priorities: readonly DeskPriority[]): readonly DeskPriority[] {
  return priorities.filter(({ successor }) => successor === undefined);
}

/** As the desk shows a level; as Docket does where the desk has it no longer. */
export function priorityOf(priorities: readonly DeskPriority[], key: Priority): DeskPriority {
  const isIt = (priority: DeskPriority) => priority.key === key;
  return priorities.find(isIt) ?? defaultPriorities.find(isIt) ?? { key, label: null, colour: 'grey' };
}

/**
 * The priorities as they are to be, by level, with those that go marked with their successor until their last ticket has moved.
 * @param successors for each level that is wanted no more, the one that its tickets take
 */
export function nextPriorities(
  before: readonly DeskPriority[],
  wanted: readonly DeskPriority[],
  successors: Readonly<Partial<Record<Priority, Priority>>>,
): Outcome<readonly DeskPriority[]> {
  const keys = new Set(wanted.map(({ key }) => key));
  if (!keys.has(usualPriority)) return refuse('rule', 'desk.priority-needed', { fields: ['priorities'] });
  const leaving: DeskPriority[] = [];
  for (const priority of before.filter(({ key }) => !keys.has(key))) {
    const successor = successors[priority.key] ?? priority.successor;
    if (successor === undefined || !keys.has(successor))
      return refuse('rule', 'desk.priority-successor', { fields: [`prioritySuccessors.${priority.key}`] });
    leaving.push({ ...priority, successor });
  }
  const all = [...wanted, ...leaving];
  return done(Priority.options.flatMap((key) => all.filter((priority) => priority.key === key)));
}
