import { type ItemKind, itemsOf, type Plan, type PlanItem, type Section } from '#shared/checklists/plan.ts';

/** Where an item stands. */
export interface Place {
  readonly section: number;
  readonly item: number;
}

const common = { instructions: '', required: true, assignee: null, dueAfter: null, when: null } as const;

/** A key that nothing in the plan has: a letter and the next number. */
export function freshKey(plan: Plan, letter: 'i' | 's'): string {
  const used = new Set(letter === 'i' ? itemsOf(plan).map(({ key }) => key) : plan.sections.map(({ key }) => key));
  let n = used.size + 1;
  while (used.has(`${letter}${n}`)) n++;
  return `${letter}${n}`;
}

export function emptyPlan(): Plan {
  const item: PlanItem = { ...common, key: 'i1', kind: 'tick', title: '' };
  return { sections: [{ key: 's1', title: '', items: [item] }], reviewer: null, dueAfter: null };
}

export function placeOf(plan: Plan, key: string): Place | null {
  for (const [section, { items }] of plan.sections.entries()) {
    const item = items.findIndex((other) => other.key === key);
    if (item !== -1) return { section, item };
  }
  return null;
}

export function addItem(plan: Plan, section: number): Plan {
  const item: PlanItem = { ...common, key: freshKey(plan, 'i'), kind: 'tick', title: '' };
  return onSection(plan, section, (items) => [...items, item]);
}

export function duplicateItem(plan: Plan, key: string): Plan {
  const place = placeOf(plan, key);
  const item = itemsOf(plan).find((other) => other.key === key);
  if (place === null || item === undefined) return plan;
  return onSection(plan, place.section, (items) =>
    items.toSpliced(place.item + 1, 0, { ...item, key: freshKey(plan, 'i') }),
  );
}

export function removeItem(plan: Plan, key: string): Plan {
  const sections = plan.sections.map((section) => ({
    ...section,
    items: section.items.filter((item) => item.key !== key),
  }));
  return sound({ ...plan, sections });
}

export function changeItem(plan: Plan, item: PlanItem): Plan {
  const swap = (other: PlanItem) => (other.key === item.key ? item : other);
  return sound({
    ...plan,
    sections: plan.sections.map((section) => ({ ...section, items: section.items.map(swap) })),
  });
}

/** The same item of another kind; what the kinds share stays. */
export function asKind(item: PlanItem, kind: ItemKind, yes: string, no: string): PlanItem {
  const { key, title, instructions, required, assignee, dueAfter, when } = item;
  const base = { key, title, instructions, required, assignee, dueAfter, when };
  if (kind === 'number') return { ...base, kind, min: null, max: null, unit: '', raises: false };
  if (kind !== 'choice') return { ...base, kind };
  const options = [
    { key: 'o1', label: yes, fails: false },
    { key: 'o2', label: no, fails: true },
  ];
  return { ...base, kind, options, raises: false };
}

/** One place up or down, into the next section at an end. */
export function moveItem(plan: Plan, key: string, by: 1 | -1): Plan {
  const place = placeOf(plan, key);
  if (place === null) return plan;
  const last = (plan.sections[place.section]?.items.length ?? 0) - 1;
  if (by === -1 && place.item > 0) return moveTo(plan, key, { ...place, item: place.item - 1 });
  if (by === 1 && place.item < last) return moveTo(plan, key, { ...place, item: place.item + 1 });
  const next = plan.sections[place.section + by];
  if (next === undefined) return plan;
  return moveTo(plan, key, { section: place.section + by, item: by === 1 ? 0 : next.items.length });
}

export function moveTo(plan: Plan, key: string, to: Place): Plan {
  const item = itemsOf(plan).find((other) => other.key === key);
  if (item === undefined) return plan;
  const without = plan.sections.map((section) => ({
    ...section,
    items: section.items.filter((other) => other.key !== key),
  }));
  return sound(onSection({ ...plan, sections: without }, to.section, (items) => items.toSpliced(to.item, 0, item)));
}

export function addSection(plan: Plan): Plan {
  const section: Section = { key: freshKey(plan, 's'), title: '', items: [] };
  return addItem({ ...plan, sections: [...plan.sections, section] }, plan.sections.length);
}

export function removeSection(plan: Plan, index: number): Plan {
  return sound({ ...plan, sections: plan.sections.toSpliced(index, 1) });
}

export function renameSection(plan: Plan, index: number, title: string): Plan {
  return { ...plan, sections: plan.sections.with(index, { ...sectionAt(plan, index), title }) };
}

/** A condition on an item that now comes later, or is gone, is dropped. */
function sound(plan: Plan): Plan {
  const earlier = new Set<string>();
  const keep = (item: PlanItem): PlanItem => {
    const lost = item.when !== null && !earlier.has(item.when.item);
    earlier.add(item.key);
    return lost ? { ...item, when: null } : item;
  };
  return { ...plan, sections: plan.sections.map((section) => ({ ...section, items: section.items.map(keep) })) };
}

function onSection(plan: Plan, index: number, edit: (items: PlanItem[]) => PlanItem[]): Plan {
  const section = sectionAt(plan, index);
  return { ...plan, sections: plan.sections.with(index, { ...section, items: edit(section.items) }) };
}

function sectionAt(plan: Plan, index: number): Section {
  const section = plan.sections[index];
  if (section === undefined) throw new Error(`there is no section ${index}`);
  return section;
}
