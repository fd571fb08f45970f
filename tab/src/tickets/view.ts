import { z } from 'zod';
import type { DeskView } from '#shared/desks/desk.ts';
import { isSortable } from '#shared/desks/fields.ts';
import { StatusKey } from '#shared/desks/workflow.ts';
import { Guid } from '#shared/kernel/ids.ts';
import type { Role } from '#shared/members/member.ts';
import { FieldFilter, joinFieldFilter, readFieldFilter, splitFieldFilter } from '#shared/tickets/field-filter.ts';
import { canGroup, GroupBy } from '#shared/tickets/grouping.ts';
import { ListSort } from '#shared/tickets/list-contract.ts';
import { Priority } from '#shared/tickets/ticket.ts';
import { type FixedLook, Layout, ViewKey } from '#shared/views/view.ts';

/** What somebody looks at: kept in the address, so that a view can be linked. */
export type TicketsView = FixedLook;

export const firstView: TicketsView = {
  view: 'open',
  status: [],
  priority: [],
  category: [],
  assignee: null,
  tag: null,
  fields: '',
  text: '',
  sort: 'updated',
  direction: 'desc',
  layout: 'list',
  by: null,
};

const list = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .string()
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item));

/** Values that no longer mean anything fall back one by one, so that an old link still opens. */
const Address = z.object({
  view: ViewKey.catch(firstView.view),
  status: list(StatusKey).catch([]),
  priority: list(Priority).catch([]),
  category: list(z.string()).catch([]),
  assignee: z
    .union([z.enum(['me', 'none']), Guid])
    .nullable()
    .catch(null),
  tag: z.string().trim().min(1).max(40).nullable().catch(null),
  fields: FieldFilter.catch(''),
  text: z.string().max(200).catch(''),
  sort: ListSort.catch(firstView.sort),
  direction: z.enum(['asc', 'desc']).catch(firstView.direction),
  layout: Layout.catch(firstView.layout),
  by: GroupBy.nullable().catch(null),
});

export function readView(search: URLSearchParams): TicketsView {
  return Address.parse(Object.fromEntries(search));
}

/** Only what differs from the first view is written. */
export function writeView(view: TicketsView): URLSearchParams {
  const first: Readonly<Record<string, unknown>> = { ...firstView };
  const stated = Object.entries(view).flatMap(([name, value]): [string, string][] => {
    const text = value === null ? '' : String(value);
    return text === '' || text === String(first[name] ?? '') ? [] : [[name, text]];
  });
  return new URLSearchParams(stated);
}

/** A view as a desk can show it: of its own fields only what it has. An old link, or one of another desk, still opens. */
export function onDesk(view: TicketsView, { fields, me }: Pick<DeskView, 'fields' | 'me'>): TicketsView {
  const known = [...splitFieldFilter(view.fields)].filter(
    ([key, values]) => readFieldFilter(joinFieldFilter(new Map([[key, values]])), fields, me.id).ok,
  );
  const sorts = fields.filter(isSortable).map(({ key }) => `fields.${key}`);
  const sort = !view.sort.startsWith('fields.') || sorts.includes(view.sort) ? view.sort : firstView.sort;
  const by = view.by !== null && canGroup(view.by, { fields }) ? view.by : null;
  return { ...view, sort, by, fields: joinFieldFilter(new Map(known)) };
}

const offered: Readonly<Record<Role, readonly ViewKey[]>> = {
  owner: ['unassigned', 'overdue'],
  member: ['mine', 'requested', 'unassigned'],
  guest: ['requested'],
};

/** The shared board first, the same for everyone; then what fits the role; then the rest. */
export function viewsFor(role: Role): { readonly first: readonly ViewKey[]; readonly rest: readonly ViewKey[] } {
  const first: readonly ViewKey[] = ['open', ...offered[role]];
  const sensible = role === 'guest' ? (['done', 'all'] as const) : ViewKey.options;
  return { first, rest: sensible.filter((view) => !first.includes(view)) };
}

export function hasChips({ status, priority, category, assignee, tag, fields }: TicketsView): boolean {
  const isOne = assignee !== null || tag !== null || fields !== '';
  return isOne || status.length + priority.length + category.length > 0;
}

/** Names the filter by a tag among the desk's own fields. None of them has this key: theirs have no capital. */
export const TAG = 'Tag';

/** Whether filters are shown that one seldom wants: those by a tag or by the desk's own fields. */
export function hasMore({ tag, fields }: TicketsView, added: readonly string[]): boolean {
  return tag !== null || fields !== '' || added.length > 0;
}

export const noChips = { status: [], priority: [], category: [], assignee: null, tag: null, fields: '' } as const;
