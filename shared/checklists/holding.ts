import { isOpenGroup } from '../desks/workflow.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Run } from './run.ts';

/** Whether a step takes a ticket out of the groups in which it is worked on. */
export function isEnding(before: Pick<Ticket, 'group'>, after: Pick<Ticket, 'group'>): boolean {
  return isOpenGroup(before.group) && !isOpenGroup(after.group);
}

/** Refused while runs on the ticket hold it open; names those. */
export function checkReleased(holding: readonly Pick<Run, 'title'>[]): Outcome<null> {
  if (holding.length === 0) return done(null);
  return refuse('rule', 'ticket.held', { fields: ['status'], named: holding.map(({ title }) => title) });
}
