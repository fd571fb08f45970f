import { z } from 'zod';
import { type StatusGroup, StatusKey } from '#shared/desks/workflow.ts';
import { Guid } from '#shared/kernel/ids.ts';
import type { Role } from '#shared/members/member.ts';
import { type TicketFilter, TicketSort } from '#shared/tickets/contract.ts';
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
  readonly text: string;
  readonly sort: TicketSort;
  readonly direction: 'asc' | 'desc';
  readonly layout: Layout;
}

export const firstView: TicketsView = {
  view: 'open',
  status: [],
  priority: [],
  category: [],
  assignee: null,
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
  text: z.string().max(200).catch(''),
  sort: TicketSort.catch(firstView.sort),
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
  const { status, priority, category, assignee } = view;
  const { group, ...base } = filterOfView(view.view, today);
  return {
    ...base,
    ...(group === undefined || status.length > 0 ? {} : { group }),
    ...(status.length === 0 ? {} : { status: [...status] }),
    ...(priority.length === 0 ? {} : { priority: [...priority] }),
    ...(category.length === 0 ? {} : { category: [...category] }),
    ...(assignee === null ? {} : { assignee }),
  };
}

export function hasChips({ status, priority, category, assignee }: TicketsView): boolean {
  return status.length + priority.length + category.length > 0 || assignee !== null;
}

export const noChips = { status: [], priority: [], category: [], assignee: null } as const;
