import { itemsOf, type Plan, type PlanItem } from './plan.ts';

/** What of an item people see as one thing. */
export const itemAspects = [
  'title',
  'instructions',
  'kind',
  'answers',
  'required',
  'assignee',
  'dueAfter',
  'when',
] as const;
export type ItemAspect = (typeof itemAspects)[number];

/** What of the whole, beside its items. */
export const planAspects = ['sections', 'reviewer', 'dueAfter'] as const;
export type PlanAspect = (typeof planAspects)[number];

export type PlanDifference =
  | { readonly kind: 'plan'; readonly aspect: PlanAspect }
  | { readonly kind: 'added' | 'removed' | 'moved'; readonly item: PlanItem }
  | { readonly kind: 'changed'; readonly before: PlanItem; readonly item: PlanItem; readonly aspects: ItemAspect[] };

/**
 * What changed from one version of a plan to another: the whole first, then its items in the order of the later version,
 * those taken out at the end. As few items as possible count as moved; one that changed too is named for both.
 */
export function planDifferences(before: Plan, after: Plan): readonly PlanDifference[] {
  const [had, has] = [byKey(before), byKey(after)];
  const moved = movedBetween(placesOf(before), placesOf(after));
  return [
    ...planAspects.filter((aspect) => planText(before, aspect) !== planText(after, aspect)).map(whole),
    ...itemsOf(after).flatMap((item) => ofItem(had.get(item.key), item, moved.has(item.key))),
    ...itemsOf(before)
      .filter(({ key }) => !has.has(key))
      .map((item): PlanDifference => ({ kind: 'removed', item })),
  ];
}

function whole(aspect: PlanAspect): PlanDifference {
  return { kind: 'plan', aspect };
}

function ofItem(before: PlanItem | undefined, item: PlanItem, moved: boolean): readonly PlanDifference[] {
  if (before === undefined) return [{ kind: 'added', item }];
  const aspects = itemAspects.filter((aspect) => itemText(before, aspect) !== itemText(item, aspect));
  return [
    ...(moved ? [{ kind: 'moved', item } as const] : []),
    ...(aspects.length > 0 ? [{ kind: 'changed', before, item, aspects } as const] : []),
  ];
}

function planText({ sections, reviewer, dueAfter }: Plan, aspect: PlanAspect): string {
  const titles = sections.map(({ key, title }) => [key, title]);
  return JSON.stringify({ sections: titles, reviewer, dueAfter }[aspect]);
}

function itemText(item: PlanItem, aspect: ItemAspect): string {
  const { key, title, instructions, kind, required, assignee, dueAfter, when, ...answers } = item;
  return JSON.stringify({ title, instructions, kind, answers, required, assignee, dueAfter, when }[aspect]);
}

function byKey(plan: Plan): ReadonlyMap<string, PlanItem> {
  return new Map(itemsOf(plan).map((item) => [item.key, item]));
}

interface Place {
  readonly item: string;
  readonly section: string;
}

function placesOf({ sections }: Plan): readonly Place[] {
  return sections.flatMap(({ key, items }) => items.map((item) => ({ item: item.key, section: key })));
}

/** Items in another section, and of the rest all but the longest series that kept its order. */
function movedBetween(before: readonly Place[], after: readonly Place[]): ReadonlySet<string> {
  const sectionOf = new Map(before.map(({ item, section }) => [item, section]));
  const rankOf = new Map(before.map(({ item }, rank) => [item, rank]));
  const kept = after.filter(({ item }) => sectionOf.has(item));
  const stayed = kept.filter(({ item, section }) => sectionOf.get(item) === section);
  const inOrder = new Set(longestRise(stayed, ({ item }) => rankOf.get(item) ?? 0));
  return new Set(kept.filter((place) => !inOrder.has(place)).map(({ item }) => item));
}

function longestRise<T>(items: readonly T[], rankOf: (item: T) => number): readonly T[] {
  const series: (readonly T[])[] = [];
  for (const item of items) {
    const before = series.filter((known) => rankOf(known.at(-1) ?? item) < rankOf(item));
    series.push([...longest(before), item]);
  }
  return longest(series);
}

function longest<T>(series: readonly (readonly T[])[]): readonly T[] {
  return series.reduce<readonly T[]>((best, next) => (next.length > best.length ? next : best), []);
}
