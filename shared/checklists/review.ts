import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { mayOnChecklist } from '../members/policy.ts';
import type { Act } from '../tickets/decide.ts';
import { checkOpen, type RunChange, step } from './decide.ts';
import type { Plan } from './plan.ts';
import { type Hash, recordOf } from './record.ts';
import { type Run, type RunItem, settled, shownItems, touchingOf, touchingOfReview, untouched } from './run.ts';

/**
 * Ends the work on a run: it goes to its review, or is sealed where there is none. Refused while a required item that
 * applies is not done; the fields name those.
 */
export function complete(run: Run, plan: Plan, items: readonly RunItem[], act: Act, hash: Hash): Outcome<RunChange> {
  const open = checkOpen(run, act);
  if (!open.ok) return open;
  const missing = shownItems(plan, run.marks).filter(({ key, required }) => required && run.marks[key] === undefined);
  if (missing.length > 0) return refuse('rule', 'run.incomplete', { fields: missing.map(({ key }) => key) });
  const ended: Run = { ...run, completedBy: act.actor.person, completedAt: act.at };
  if (run.reviewer === null) return done(sealed(ended, plan, items, act, hash));
  return done(step(settled({ ...ended, state: 'review' }, plan), { kind: 'submitted' }, act));
}

export function approve(run: Run, plan: Plan, items: readonly RunItem[], act: Act, hash: Hash): Outcome<RunChange> {
  const review = checkReview(run, act);
  return review.ok ? done(sealed(run, plan, items, act, hash)) : review;
}

export interface SentBack {
  readonly item: string;
  readonly reason: string;
}

/** Opens the run again for single items, which count as not done until they are answered anew. */
export function sendBack(
  run: Run,
  plan: Plan,
  items: readonly RunItem[],
  back: readonly SentBack[],
  act: Act,
): Outcome<RunChange> {
  const review = checkReview(run, act);
  if (!review.ok) return review;
  const shown = new Set(shownItems(plan, run.marks).map(({ key }) => key));
  if (!back.every(({ item }) => shown.has(item))) return refuse('missing', 'item.not-found');
  const marks = { ...run.marks };
  for (const { item } of back) delete marks[item];
  const changed = back.map(({ item, reason }): RunItem => {
    const known = items.find(({ key }) => key === item) ?? untouched(run.id, item);
    return { ...known, revision: known.revision + 1, returned: { reason, by: act.actor.person, at: act.at } };
  });
  const reopened: Run = { ...run, state: 'open', marks, completedBy: null, completedAt: null };
  return done(step(settled(reopened, plan), { kind: 'sent-back', items: [...back] }, act, changed));
}

/** What was done is open again; its seal stays in the history. */
export function reopen(run: Run, plan: Plan, reason: string, act: Act): Outcome<RunChange> {
  if (!mayOnChecklist(act.actor, 'run.reopen', touchingOf(run))) return refuse('forbidden', 'run.forbidden');
  if (run.state !== 'done' && run.state !== 'cancelled') return refuse('rule', 'run.not-closed');
  const reopened: Run = { ...run, state: 'open', seal: null, completedBy: null, completedAt: null };
  return done(step(settled(reopened, plan), { kind: 'reopened', reason }, act));
}

/** Ends a run that is not to be done after all. */
export function cancel(run: Run, plan: Plan, reason: string, act: Act): Outcome<RunChange> {
  if (!mayOnChecklist(act.actor, 'run.change', touchingOf(run))) return refuse('forbidden', 'run.forbidden');
  if (run.state === 'done' || run.state === 'cancelled') return refuse('rule', 'run.closed');
  return done(step(settled({ ...run, state: 'cancelled' }, plan), { kind: 'cancelled', reason }, act));
}

function checkReview(run: Run, act: Act): Outcome<null> {
  if (!mayOnChecklist(act.actor, 'run.review', touchingOfReview(run, act.actor)))
    return refuse('forbidden', 'run.forbidden');
  return run.state === 'review' ? done(null) : refuse('rule', 'run.not-in-review');
}

function sealed(run: Run, plan: Plan, items: readonly RunItem[], act: Act, hash: Hash): RunChange {
  const seal = hash(recordOf(run, plan, items));
  return step(settled({ ...run, state: 'done', seal }, plan), { kind: 'completed', seal }, act);
}
