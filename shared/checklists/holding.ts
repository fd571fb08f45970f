import { isOpenGroup } from '../desks/workflow.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Run } from './run.ts';

/** Whether a step takes a ticket out of the groups in which it is worked on. */
export function isEnding(before: Pick<Ticket, 'group'>, after: Pick<Ticket, 'group'>): boolean {
  return isOpenGroup(before.group) && !isOpenGroup(after.group);
}

/**
 * Whether a step makes a run hold its ticket open that did not before. Such a step and the one that ends the ticket exclude each
 * other: whichever comes second is decided on what the first has left.
 */
export function beginsToHold(before: Run | null, after: Run): boolean {
  return isHolding(after) && (before === null || !isHolding(before));
}

/** Refused while runs on the ticket hold it open; names those. */
export function checkReleased(holding: readonly Pick<Run, 'title'>[]): Outcome<null> {
  if (holding.length === 0) return done(null);
  return refuse('rule', 'ticket.held', { fields: ['status'], named: holding.map(({ title }) => title) });
}

function isHolding({ state, ticket, holds }: Run): boolean {
  return holds && ticket !== null && (state === 'open' || state === 'review');
}
