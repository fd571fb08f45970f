import type { DeskView } from '#shared/desks/desk.ts';
import { fold } from '#shared/kernel/text.ts';
import { Priority } from '#shared/tickets/ticket.ts';
import type { Words } from '../app/session.tsx';
import { priorityLook, statusName } from './detail/field-words.ts';
import type { FilterChoice } from './FilterChip.tsx';
import type { TicketsView } from './view.ts';

/** One value that a filter can be typed with. */
interface TypedValue {
  readonly text: string;
  /** What it may be called besides. */
  readonly keys: readonly string[];
  readonly lay: (view: TicketsView) => Partial<TicketsView>;
}

/** A filter that can be typed before a colon: `status:open assignee:me tag:vpn`, in the reader's words or in English. */
export interface TypedField {
  readonly key: 'status' | 'priority' | 'category' | 'assignee' | 'tag';
  readonly name: string;
  /** As it stands before a value, or before none. */
  readonly said: (value: string) => string;
  readonly values: readonly TypedValue[];
}

/** What can be typed on a desk. */
export function typedFields(
  { desk, words }: { readonly desk: DeskView; readonly words: Words },
  people: readonly FilterChoice[],
  tags: readonly string[],
): readonly TypedField[] {
  const { terms, tab } = words;
  const plus = (values: readonly string[], value: string) => [...values.filter((other) => other !== value), value];
  const status = desk.workflow.map(({ key }) => ({
    text: statusName(desk, key, words),
    keys: [key],
    lay: (view: TicketsView) => ({ status: plus(view.status, key) }),
  }));
  const open: TypedValue = { text: tab.toolbar.open, keys: ['open'], lay: () => ({ view: 'open', status: [] }) };
  const priority = desk.priorities.toReversed().map(({ key }) => ({
    text: priorityLook(desk, key, words).name,
    keys: [key],
    lay: (view: TicketsView) => ({ priority: Priority.array().parse(plus(view.priority, key)) }),
  }));
  const category = desk.categories.map(({ key, label }) => ({
    text: label,
    keys: [key],
    lay: (view: TicketsView) => ({ category: plus(view.category, key) }),
  }));
  const assignee = people.map(({ value, text }) => ({ text, keys: [value], lay: () => ({ assignee: value }) }));
  const tag = tags.map((text) => ({ text, keys: [], lay: () => ({ tag: text }) }));
  const filters = [
    { key: 'status', name: terms.fields.status, values: [open, ...status] },
    { key: 'priority', name: terms.fields.priority, values: priority },
    { key: 'category', name: terms.fields.category, values: category },
    { key: 'assignee', name: terms.fields.assignees, values: assignee },
    { key: 'tag', name: terms.fields.tags, values: tag },
  ] as const;
  return filters.map((filter) => ({ ...filter, said: (value) => tab.toolbar.chosen(filter.name, value) }));
}

const WRITTEN = /(^|\s)(\p{L}+):(?:"([^"]*)"|([^\s"]+))(?=\s)/gu;
const UNFINISHED = /(^|\s)(\p{L}+):("[^"]*"?|[^\s"]*)$/u;
const BEGUN = /(^|\s)(\p{L}{2,})$/u;

/**
 * Takes the filters that are written in full, each with a blank after it, out of what is typed.
 * @returns the text that is left and what the filters change; null where none is
 */
export function takeFilters(
  typed: string,
  view: TicketsView,
  fields: readonly TypedField[],
): { readonly text: string; readonly change: Partial<TicketsView> } | null {
  let change: Partial<TicketsView> = {};
  let isAny = false;
  const text = typed.replace(WRITTEN, (whole, _before: string, name: string, quoted?: string, plain?: string) => {
    const wanted = fold(quoted ?? plain ?? '');
    const isIt = ({ text, keys }: TypedValue) => fold(text) === wanted || keys.includes(wanted);
    const value = fieldNamed(name, fields)?.values.find(isIt);
    if (value === undefined) return whole;
    change = { ...change, ...value.lay({ ...view, ...change }) };
    isAny = true;
    return '';
  });
  return isAny ? { text: text.trimStart(), change } : null;
}

export interface Suggestion {
  readonly text: string;
  /** What is typed once it is taken. */
  readonly typed: string;
  readonly change: Partial<TicketsView>;
}

const most = 8;

/** What could be meant by the last word: the name of a filter, or a value of the one that is named. */
export function suggest(typed: string, view: TicketsView, fields: readonly TypedField[]): readonly Suggestion[] {
  const unfinished = unfinishedIn(typed, fields);
  if (unfinished !== null) {
    const { field, value, rest } = unfinished;
    return field.values
      .filter(({ text, keys }) => [text, ...keys].some((name) => fold(name).startsWith(value)))
      .slice(0, most)
      .map(({ text, lay }) => ({ text: field.said(text), typed: rest, change: lay(view) }));
  }
  const [begun, before = '', name = ''] = BEGUN.exec(typed) ?? [];
  if (begun === undefined) return [];
  const rest = typed.slice(0, typed.length - begun.length) + before;
  return fields
    .filter((field) => isNamed(field, name))
    .map((field) => ({ text: field.said('').trimEnd(), typed: `${rest}${field.name.toLowerCase()}:`, change: {} }));
}

/** The filter that is being typed, as far as it is; nothing is searched by it. */
export function unfinishedIn(typed: string, fields: readonly TypedField[]) {
  const [whole, before = '', name = '', value = ''] = UNFINISHED.exec(typed) ?? [];
  const field = whole === undefined ? undefined : fieldNamed(name, fields);
  if (whole === undefined || field === undefined) return null;
  return { field, value: fold(value.replaceAll('"', '')), rest: typed.slice(0, typed.length - whole.length) + before };
}

function fieldNamed(name: string, fields: readonly TypedField[]): TypedField | undefined {
  return name.length < 3 ? undefined : fields.find((field) => isNamed(field, name));
}

/** `étiquette` is as good as `étiquettes`, and `tag` as either. */
function isNamed({ key, name }: TypedField, typed: string): boolean {
  return fold(name).startsWith(fold(typed)) || key.startsWith(fold(typed));
}
