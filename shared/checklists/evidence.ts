import { fileLimits } from '../files/file.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Act } from '../tickets/decide.ts';
import { checkOpen, type RunChange, step } from './decide.ts';
import { findItem, type Plan, type PlanItem } from './plan.ts';
import { type Evidence, type Run, type RunItem, settled, shownItems } from './run.ts';

/** Whether files may come to an item now; asked before their bytes are taken, too. */
export function checkAttachable(run: Run, plan: Plan, item: RunItem, act: Act): Outcome<PlanItem> {
  const definition = checkItem(run, plan, item, act);
  if (!definition.ok) return definition;
  return item.files.length < fileLimits.perItem ? definition : refuse('rule', 'file.too-many');
}

/**
 * Adds a file to an item, beside those that others add at the same time; an item that asks for evidence is done with it. Null
 * where the item has the same bytes already, such as of a photo that was sent again: unless the review asked for it anew.
 */
export function attach(run: Run, plan: Plan, item: RunItem, file: Evidence, act: Act): Outcome<RunChange | null> {
  const found = checkAttachable(run, plan, item, act);
  if (!found.ok) return found;
  if (item.returned === null && item.files.some(({ hash }) => hash === file.hash)) return done(null);
  const changed = { ...item, files: [...item.files, file] };
  const told = { kind: 'evidence-added', item: item.key, file } as const;
  if (found.value.kind !== 'evidence') return done(step(run, told, act, [changed]));
  const marks = { ...run.marks, [item.key]: 'done' };
  return done(step(settled({ ...run, marks }, plan), told, act, [answered(changed, act)]));
}

/** Takes a file off an item; an item that asks for evidence is not done without any. */
export function detach(run: Run, plan: Plan, item: RunItem, fileId: string, act: Act): Outcome<RunChange> {
  const found = checkItem(run, plan, item, act);
  if (!found.ok) return found;
  const file = item.files.find(({ id }) => id === fileId);
  if (file === undefined) return refuse('missing', 'file.not-found');
  const changed = { ...item, files: item.files.filter((other) => other !== file) };
  const told = { kind: 'evidence-removed', item: item.key, file } as const;
  if (found.value.kind !== 'evidence' || changed.files.length > 0) return done(step(run, told, act, [changed]));
  const { [item.key]: _, ...marks } = run.marks;
  return done(step(settled({ ...run, marks }, plan), told, act, [changed]));
}

function checkItem(run: Run, plan: Plan, item: RunItem, act: Act): Outcome<PlanItem> {
  const open = checkOpen(run, act);
  if (!open.ok) return open;
  const definition = findItem(plan, item.key);
  if (definition === undefined) return refuse('missing', 'item.not-found');
  return shownItems(plan, run.marks).includes(definition) ? done(definition) : refuse('rule', 'item.not-shown');
}

/** What an item that asks for evidence has for its answer is that there is some. */
function answered(item: RunItem, { actor, at }: Act): RunItem {
  return { ...item, revision: item.revision + 1, by: actor.person, at, returned: null };
}
