import type { ItemKey, Plan, PlanItem } from './plan.ts';

/** A template that a desk can begin with and then change. */
export interface Starter {
  readonly key: StarterKey;
  readonly name: string;
  readonly description: string;
  readonly plan: Plan;
}
export type StarterKey =
  | 'opening'
  | 'closing'
  | 'onboarding'
  | 'incident'
  | 'change'
  | 'month-end'
  | 'safety'
  | 'patching'
  | 'event';

/** An item before it has its place, from which its key comes. */
export type Draft = PlanItem extends infer Item ? (Item extends PlanItem ? Omit<Item, 'key'> : never) : never;

const common = { instructions: '', required: true, assignee: null, dueAfter: null, when: null } as const;

export const tick = (title: string, instructions = ''): Draft => ({ ...common, kind: 'tick', title, instructions });
export const text = (title: string, instructions = ''): Draft => ({ ...common, kind: 'text', title, instructions });
export const date = (title: string): Draft => ({ ...common, kind: 'date', title });
export const sign = (title: string): Draft => ({ ...common, kind: 'signature', title });
export const photo = (title: string): Draft => ({ ...common, kind: 'evidence', title });
export const number = (title: string, unit: string, min: number | null, max: number | null): Draft => ({
  ...common,
  kind: 'number',
  title,
  unit,
  min,
  max,
  raises: min !== null || max !== null,
});
/** The first is as it should be, the last is not; one that is not files a ticket. */
export const check = (title: string, options: readonly [string, ...string[], string], instructions = ''): Draft => ({
  ...common,
  kind: 'choice',
  title,
  instructions,
  options: options.map((label, index) => ({ key: `o${index + 1}`, label, fails: index === options.length - 1 })),
  raises: true,
});
/** One of several, none of which is wrong. */
export const choose = (title: string, options: readonly string[]): Draft => ({
  ...common,
  kind: 'choice',
  title,
  options: options.map((label, index) => ({ key: `o${index + 1}`, label, fails: false })),
  raises: false,
});
export const optional = (draft: Draft): Draft => ({ ...draft, required: false });
/** Shown only where the item at this place (1 for the first of all) has this mark. */
export const where = (place: number, is: string, draft: Draft): Draft => ({
  ...draft,
  when: { item: keyAt(place), is },
});
/** Within so many hours of the start. */
export const within = (hours: number, draft: Draft): Draft => ({ ...draft, dueAfter: hours * 60 });

const keyAt = (place: number): ItemKey => `i${place}`;

/** @param hours from a run's start to when it is due */
export function starter(
  head: Pick<Starter, 'key' | 'name' | 'description'> & { readonly hours: number | null; readonly review?: true },
  sections: readonly (readonly [title: string, items: readonly Draft[]])[],
): Starter {
  let place = 0;
  const { hours, review, ...rest } = head;
  return {
    ...rest,
    plan: {
      sections: sections.map(([title, items], index) => ({
        key: `s${index + 1}`,
        title,
        items: items.map((item): PlanItem => ({ ...item, key: keyAt(++place) })),
      })),
      reviewer: review === true ? { role: 'owner' } : null,
      dueAfter: hours === null ? null : hours * 60,
    },
  };
}
