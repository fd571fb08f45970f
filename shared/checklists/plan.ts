import { z } from 'zod';
import { Guid } from '../kernel/ids.ts';
import { line, prose } from '../kernel/line.ts';

/** Who is to do an item or to review a run: a person, or whoever has the role. */
export const Assignee = z.union([
  z.strictObject({ person: Guid }),
  z.strictObject({ role: z.enum(['owner', 'member']) }),
]);
export type Assignee = z.infer<typeof Assignee>;

/** Names an item within its plan; it stays when the item is moved or its words change. */
export const ItemKey = z.string().regex(/^[a-z0-9]{1,12}$/);
export type ItemKey = z.infer<typeof ItemKey>;

/** Shows an item only where an earlier one has this mark (see `answer.ts`). */
export const Condition = z.strictObject({ item: ItemKey, is: z.string().min(1).max(12) });
export type Condition = z.infer<typeof Condition>;

const common = {
  key: ItemKey,
  title: line(250),
  /** How it is done, in the Markdown subset. */
  instructions: prose(0).max(4000),
  required: z.boolean(),
  assignee: Assignee.nullable(),
  /** Minutes after the run's start. */
  dueAfter: z.int().min(1).max(1_000_000).nullable(),
  when: Condition.nullable(),
};
/** Whether an answer that fails files a ticket by itself. */
const raises = z.boolean();

export const ChoiceOption = z.strictObject({ key: ItemKey, label: line(80), fails: z.boolean() });
export type ChoiceOption = z.infer<typeof ChoiceOption>;

export const PlanItem = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...common, kind: z.literal('tick') }),
    z.strictObject({ ...common, kind: z.literal('text') }),
    z.strictObject({
      ...common,
      kind: z.literal('number'),
      /** The range outside of which the answer fails; null for no bound. */
      min: z.number().nullable(),
      max: z.number().nullable(),
      unit: z.string().max(20),
      raises,
    }),
    z.strictObject({ ...common, kind: z.literal('choice'), options: z.array(ChoiceOption).min(2).max(12), raises }),
    z.strictObject({ ...common, kind: z.literal('date') }),
    z.strictObject({ ...common, kind: z.literal('signature') }),
    /** Done once a photo or another file is attached; it has no other answer. */
    z.strictObject({ ...common, kind: z.literal('evidence') }),
  ])
  .meta({ id: 'ChecklistItem', description: 'An item as its template has it' });
export type PlanItem = z.infer<typeof PlanItem>;
export type ItemKind = PlanItem['kind'];

export const Section = z
  .strictObject({ key: ItemKey, title: z.string().trim().max(120), items: z.array(PlanItem).max(200) })
  .meta({ id: 'ChecklistSection' });
export type Section = z.infer<typeof Section>;

/** What there is to do: one version of a template, or a list made for one run. It never changes once it is kept. */
export const Plan = z
  .strictObject({
    sections: z.array(Section).min(1).max(40),
    /** Whoever approves the run before it is done; null for no review. */
    reviewer: Assignee.nullable(),
    /** Minutes from a run's start to when it is due. */
    dueAfter: z.int().min(1).max(1_000_000).nullable(),
  })
  .superRefine((plan, context) => {
    for (const { path, message } of faultsOf(plan)) context.addIssue({ code: 'custom', path: [...path], message });
  })
  .meta({ id: 'ChecklistPlan' });
export type Plan = z.infer<typeof Plan>;

export const mostItems = 200;

export function itemsOf(plan: Pick<Plan, 'sections'>): readonly PlanItem[] {
  return plan.sections.flatMap(({ items }) => items);
}

export function findItem(plan: Plan, key: string): PlanItem | undefined {
  return itemsOf(plan).find((item) => item.key === key);
}

/** What an item can be marked once it is answered: a coarse value that conditions ask for. */
export function marksOf(item: PlanItem): readonly string[] {
  switch (item.kind) {
    case 'number':
      return ['in', 'out'];
    case 'choice':
      return item.options.map(({ key }) => key);
    case 'tick':
    case 'text':
    case 'date':
    case 'signature':
    case 'evidence':
      return ['done'];
    default:
      return item satisfies never;
  }
}

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What no schema of a part alone can see: keys used twice, conditions on later items, ranges the wrong way round. */
export function* faultsOf(plan: Pick<Plan, 'sections'>): Generator<Fault> {
  const sections = new Set<string>();
  const earlier = new Map<string, PlanItem>();
  const all = itemsOf(plan);
  if (all.length === 0) yield { path: ['sections'], message: 'at least one item' };
  if (all.length > mostItems) yield { path: ['sections'], message: `at most ${mostItems} items` };
  for (const [s, section] of plan.sections.entries()) {
    if (sections.has(section.key)) yield { path: ['sections', s, 'key'], message: 'a key of its own' };
    sections.add(section.key);
    for (const [i, item] of section.items.entries()) {
      const path = ['sections', s, 'items', i];
      if (earlier.has(item.key)) yield { path: [...path, 'key'], message: 'a key of its own' };
      if (item.when !== null) {
        const on = earlier.get(item.when.item);
        if (on === undefined || !marksOf(on).includes(item.when.is))
          yield { path: [...path, 'when'], message: 'an earlier item and one of its answers' };
      }
      if (item.kind === 'number' && item.min !== null && item.max !== null && item.min > item.max)
        yield { path: [...path, 'max'], message: 'not less than the lowest' };
      if (item.kind === 'choice' && new Set(marksOf(item)).size < item.options.length)
        yield { path: [...path, 'options'], message: 'each option once' };
      earlier.set(item.key, item);
    }
  }
}
