import { z } from 'zod';
import type { DeskView } from '#shared/desks/desk.ts';
import { isSortable } from '#shared/desks/fields.ts';
import { type StatusGroup, StatusKey } from '#shared/desks/workflow.ts';
import { Guid } from '#shared/kernel/ids.ts';
import type { Role } from '#shared/members/member.ts';
import { ListSort, type TicketFilter } from '#shared/tickets/contract.ts';
import { FieldFilter, joinFieldFilter, readFieldFilter, splitFieldFilter } from '#shared/tickets/field-filter.ts';
import { Priority } from '#shared/tickets/ticket.ts';

export const ViewKey = z.enum(['open', 'mine', 'requested', 'unassigned', 'overdue', 'done', 'all']);
export type ViewKey = z.infer<typeof ViewKey>;
export const Layout = z.enum(['list', 'board']);
export type Layout = z.infer<typeof Layout>;

/** What somebody looks at: kept in the address, so that a view can be linked. */
export interface TicketsView {
  readonly view: ViewKey;
  readonly status: readonly string[];
  readonly priority: readonly Priority[];
  readonly category: readonly string[];
  /** `me`, `none` or a person's id; null for whoever. */
  readonly assignee: string | null;
  readonly tag: string | null;
  /** By the desk's own fields, as `shared/tickets/field-filter.ts` writes it; empty for none. */
  readonly fields: string;
  readonly text: string;
  readonly sort: ListSort;
  readonly direction: 'asc' | 'desc';
  readonly layout: Layout;
}

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
  return { ...view, sort, fields: joinFieldFilter(new Map(known)) };
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

const openGroups: StatusGroup[] = ['new', 'active', 'waiting'];

function filterOfView(view: ViewKey, today: string): TicketFilter {
  switch (view) {
    case 'open':
      return { group: openGroups };
    case 'mine':
      return { group: openGroups, assignee: 'me' };
    case 'requested':
      return { group: openGroups, requester: 'me' };
    case 'unassigned':
      return { group: openGroups, assignee: 'none' };
    case 'overdue':
      return { dueBefore: today };
    case 'done':
      return { group: ['resolved', 'closed'] };
    case 'all':
      return {};
    default:
      return view satisfies never;
  }
}

/**
 * What the service is asked for: the view's filter, with the chips laid over it.
 * @param today `YYYY-MM-DD` in the reader's zone
 */
export function filterOf(view: TicketsView, today: string): TicketFilter {
  const { status, priority, category, assignee, tag, fields } = view;
  const { group, ...base } = filterOfView(view.view, today);
  return {
    ...base,
    ...(group === undefined || status.length > 0 ? {} : { group }),
    ...(status.length === 0 ? {} : { status: [...status] }),
    ...(priority.length === 0 ? {} : { priority: [...priority] }),
    ...(category.length === 0 ? {} : { category: [...category] }),
    ...(assignee === null ? {} : { assignee }),
    ...(tag === null ? {} : { tag }),
    ...(fields === '' ? {} : { fields }),
  };
}

export function hasChips({ status, priority, category, assignee, tag, fields }: TicketsView): boolean {
  const isOne = assignee !== null || tag !== null || fields !== '';
  return isOne || status.length + priority.length + category.length > 0;
}

export const noChips = { status: [], priority: [], category: [], assignee: null, tag: null, fields: '' } as const;
