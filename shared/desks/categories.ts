import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import type { Category } from './desk.ts';

/** Those that a ticket may be given: not the ones on their way out. */
export function offeredCategories(categories: readonly Category[]): readonly Category[] {
  return categories.filter(({ successor }) => successor === undefined);
}

/**
 * The categories as they are to be, with those that go still at the end, marked with their successor, until their last ticket
 * has moved.
 * @param successors for each category that is wanted no more, the one that its tickets take
 */
export function nextCategories(
  before: readonly Category[],
  wanted: readonly Category[],
  successors: Readonly<Record<string, string>>,
): Outcome<readonly Category[]> {
  const keys = new Set(wanted.map(({ key }) => key));
  const going = before.filter(({ key }) => !keys.has(key));
  const orphan = going.find(({ key, successor }) => !keys.has(successors[key] ?? successor ?? ''));
  if (orphan !== undefined)
    return refuse('rule', 'desk.category-successor', { fields: [`categorySuccessors.${orphan.key}`] });
  const leaving = going.map((category) => ({ ...category, successor: successors[category.key] ?? category.successor }));
  return done([...wanted, ...leaving]);
}
