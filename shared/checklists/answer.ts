import { z } from 'zod';
import { line, prose } from '../kernel/line.ts';
import { ItemKey, type PlanItem } from './plan.ts';

export const Answer = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('tick') }),
    z.strictObject({ kind: z.literal('text'), text: prose(1).max(4000) }),
    z.strictObject({ kind: z.literal('number'), value: z.number().min(-1e12).max(1e12) }),
    z.strictObject({ kind: z.literal('choice'), option: ItemKey }),
    z.strictObject({ kind: z.literal('date'), day: z.iso.date() }),
    /** The name as its writer typed it; the history says whose account it was. */
    z.strictObject({ kind: z.literal('signature'), name: line(120) }),
  ])
  .meta({ id: 'ChecklistAnswer' });
export type Answer = z.infer<typeof Answer>;

/** Whether this can be an answer to this item at all; one that fails is one as well. */
export function fits(item: PlanItem, answer: Answer): boolean {
  if (item.kind !== answer.kind) return false;
  return item.kind !== 'choice' || answer.kind !== 'choice' || item.options.some(({ key }) => key === answer.option);
}

/** The coarse value that progress and conditions go by; one of the item's `marksOf`. */
export function markOf(item: PlanItem, answer: Answer): string {
  if (item.kind === 'number' && answer.kind === 'number') return isWithin(item, answer.value) ? 'in' : 'out';
  return answer.kind === 'choice' ? answer.option : 'done';
}

/** A number out of its range, or an option that says something is wrong. */
export function fails(item: PlanItem, mark: string): boolean {
  if (item.kind === 'number') return mark === 'out';
  return item.kind === 'choice' && item.options.some(({ key, fails: wrong }) => key === mark && wrong);
}

/** Whether the answer is to file a ticket by itself. */
export function raisesTicket(item: PlanItem, answer: Answer): boolean {
  const asked = (item.kind === 'number' || item.kind === 'choice') && item.raises;
  return asked && fails(item, markOf(item, answer));
}

export function isSameAnswer(a: Answer | null, b: Answer | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isWithin({ min, max }: { readonly min: number | null; readonly max: number | null }, value: number): boolean {
  return (min === null || value >= min) && (max === null || value <= max);
}
