import { fold } from '../kernel/text.ts';
import { Priority } from '../tickets/ticket.ts';
import type { CannedReply } from './canned-replies.ts';
import { offeredCategories } from './categories.ts';
import type { Category, Desk } from './desk.ts';
import { type CustomField, hasChoices } from './fields.ts';
import { type DeskPriority, offeredPriorities } from './priorities.ts';
import { inGroupOrder } from './settings.ts';
import { defaultWorkflow, findStatus, isLeaving, type Status } from './workflow.ts';

/** The settings that one desk can take over from another: its name, its prefix and its language are its own. */
export const copiedSettings = [
  'workflow',
  'categories',
  'priorities',
  'fields',
  'cannedReplies',
  'visibility',
  'silent',
] as const;
export type CopiedSetting = (typeof copiedSettings)[number];
export type Copied = Pick<Desk, CopiedSetting>;

/** What a copy would do to one setting. */
export interface CopiedChange {
  readonly setting: CopiedSetting;
  /** What the desk gets that it did not have, by name; a status of the default ones by its key. */
  readonly added: readonly string[];
  /** Whether something that it has becomes different: a name, a text, an order, what may follow. */
  readonly altered: boolean;
}

/**
 * The settings of a desk with those of another taken over: what the other has comes first and as it is there; what only this
 * desk has stays behind it, so that no ticket loses its status, its category or a value. Things are the same by name: keys
 * are each desk's own.
 */
export function copySettings(own: Copied, from: Copied): Copied {
  const categories = copyNamed(offeredCategories(own.categories), offeredCategories(from.categories), {
    isSame: (a, b) => fold(a.label) === fold(b.label),
    // Templates are each desk's own.
    taken: (mine, { label }, key) => ({ ...mine, key: mine?.key ?? key, label }),
    keyAfter: dashed,
  });
  return {
    workflow: copyWorkflow(own.workflow, from.workflow),
    categories: categories.items,
    priorities: copyPriorities(own.priorities, from.priorities),
    fields: copyNamed<CustomField>(own.fields, from.fields.filter(isInUse), {
      isSame: (a, b) => isInUse(a) && a.kind === b.kind && fold(a.label) === fold(b.label),
      // Choices that tickets hold are the desk's own: a field that it has stays as it is.
      taken: (mine, theirs, key) => mine ?? { ...withoutArchived(theirs), key, categories: mapped(theirs, categories) },
      keyAfter: (key, n) => `${key.slice(0, 17)}${n}`,
    }).items,
    cannedReplies: copyNamed<CannedReply>(own.cannedReplies, from.cannedReplies, {
      isSame: (a, b) => fold(a.title) === fold(b.title),
      taken: (mine, theirs, key) => ({ ...theirs, key: mine?.key ?? key }),
      keyAfter: dashed,
    }).items,
    visibility: from.visibility,
    silent: from.silent,
  };
}

/** What a copy would change, for whoever has to decide; nothing where the desk has it all. */
export function previewCopy(own: Copied, from: Copied): readonly CopiedChange[] {
  const next = copySettings(own, from);
  const keys = (items: readonly { readonly key: string }[]) => new Set(items.map(({ key }) => key));
  const lists = [
    listed('workflow', offered(own.workflow), next.workflow, ({ label, key }) => label ?? key),
    listed('categories', offeredCategories(own.categories), next.categories, ({ label }) => label),
    listed('priorities', offeredPriorities(own.priorities), next.priorities, ({ label, key }) => label ?? key),
    listed('fields', own.fields, next.fields, ({ label }) => label),
    listed('cannedReplies', own.cannedReplies, next.cannedReplies, ({ title }) => title),
  ];
  const visibility: CopiedChange = { setting: 'visibility', added: [], altered: own.visibility !== next.visibility };
  const silent: CopiedChange = {
    setting: 'silent',
    added: [],
    altered: own.silent.toSorted().join() !== next.silent.toSorted().join(),
  };
  return [...lists, visibility, silent].filter(({ added, altered }) => altered || added.length > 0);

  function listed<T extends { readonly key: string }>(
    setting: CopiedSetting,
    before: readonly T[],
    after: readonly T[],
    nameOf: (item: T) => string,
  ): CopiedChange {
    const had = keys(before);
    const known = after.filter(({ key }) => had.has(key));
    return {
      setting,
      added: after.filter(({ key }) => !had.has(key)).map(nameOf),
      altered: JSON.stringify(known) !== JSON.stringify(before),
    };
  }
}

interface Rules<T> {
  readonly isSame: (mine: T, theirs: T) => boolean;
  /** The other desk's item as this one has it: in place of its own, or new under a key. */
  readonly taken: (mine: T | undefined, theirs: T, key: string) => T;
  readonly keyAfter: (key: string, n: number) => string;
}

interface Copy<T> {
  readonly items: readonly T[];
  /** This desk's key for each of the other's. */
  readonly keys: ReadonlyMap<string, string>;
}

function copyNamed<T extends { readonly key: string }>(
  own: readonly T[],
  from: readonly T[],
  { isSame, taken, keyAfter }: Rules<T>,
): Copy<T> {
  const used = new Set(own.map(({ key }) => key));
  const keys = new Map<string, string>();
  const copied: T[] = [];
  for (const theirs of from) {
    const mine = own.find((item) => isSame(item, theirs) && !copied.some(({ key }) => key === item.key));
    const item = taken(mine, theirs, mine?.key ?? freeKey(theirs.key, used, keyAfter));
    used.add(item.key);
    keys.set(theirs.key, item.key);
    copied.push(item);
  }
  const left = own.filter(({ key }) => !copied.some((item) => item.key === key));
  return { items: [...copied, ...left], keys };
}

function copyWorkflow(own: readonly Status[], from: readonly Status[]): readonly Status[] {
  const before = offered(own);
  const { items, keys } = copyNamed<Status>(before, offered(from), {
    isSame: isSameStatus,
    taken: (mine, theirs, key) => ({ ...theirs, key: mine?.key ?? key }),
    keyAfter: dashed,
  });
  const copied = new Set(keys.values());
  const linked = items.map((status) => {
    if (!copied.has(status.key)) return status;
    const next = status.next.flatMap((key) => keys.get(key) ?? []);
    const toOwn = (findStatus(before, status.key)?.next ?? []).filter((key) => !copied.has(key));
    return { ...status, next: [...next, ...toOwn] };
  });
  return inGroupOrder(linked);
}

/** A level is the same whatever a desk calls it. */
function copyPriorities(own: readonly DeskPriority[], from: readonly DeskPriority[]): readonly DeskPriority[] {
  const all = [...offeredPriorities(from), ...offeredPriorities(own)];
  return Priority.options.flatMap((key) => all.find((priority) => priority.key === key) ?? []);
}

/** A default status is the same whatever a desk calls it. */
export function isSameStatus(mine: Status, theirs: Status): boolean {
  if (mine.group !== theirs.group) return false;
  if (mine.key === theirs.key && findStatus(defaultWorkflow, mine.key) !== undefined) return true;
  return mine.label !== null && theirs.label !== null && fold(mine.label) === fold(theirs.label);
}

function offered(workflow: readonly Status[]): readonly Status[] {
  return workflow.filter((status) => !isLeaving(status));
}

function isInUse({ archived }: CustomField): boolean {
  return !archived;
}

function withoutArchived(field: CustomField): CustomField {
  return hasChoices(field) ? { ...field, choices: field.choices.filter(({ archived }) => !archived) } : field;
}

/** Where a field is asked for, in the categories as this desk knows them. */
function mapped({ categories }: CustomField, { keys }: Copy<Category>): CustomField['categories'] {
  if (categories === null) return null;
  const here = categories.flatMap((key) => keys.get(key) ?? []);
  return here.length === 0 ? null : here;
}

function freeKey(key: string, used: ReadonlySet<string>, keyAfter: (key: string, n: number) => string): string {
  if (!used.has(key)) return key;
  let n = 2;
  while (used.has(keyAfter(key, n))) n++;
  return keyAfter(key, n);
}

function dashed(key: string, n: number): string {
  return `${key.slice(0, 36)}-${n}`;
}
