import { z } from 'zod';
import { StatusKey } from '../desks/workflow.ts';
import { Guid, type ViewId } from '../kernel/ids.ts';
import { line } from '../kernel/line.ts';
import { FieldFilter, OwnSort } from '../tickets/field-filter.ts';
import { GroupBy } from '../tickets/grouping.ts';
import { ListSort } from '../tickets/list-contract.ts';
import { Priority } from '../tickets/ticket.ts';

/** The views that every desk has. */
export const ViewKey = z.enum(['open', 'mine', 'requested', 'unassigned', 'overdue', 'done', 'all']);
export type ViewKey = z.infer<typeof ViewKey>;
export const Layout = z.enum(['list', 'board']);
export type Layout = z.infer<typeof Layout>;

export const PlainColumn = z.enum([
  'priority',
  'number',
  'title',
  'requester',
  'category',
  'due',
  'assignees',
  'status',
  'created',
  'updated',
]);
export type PlainColumn = z.infer<typeof PlainColumn>;
/** One of every desk's, or a field of the desk's own. */
export const ColumnKey = z.union([PlainColumn, OwnSort]);
export type ColumnKey = z.infer<typeof ColumnKey>;

/** What somebody looks at: one of every desk's views, narrowed, sorted and laid out. */
export const Look = z.strictObject({
  view: ViewKey,
  status: z.array(StatusKey).max(20),
  priority: z.array(Priority).max(4),
  category: z.array(line(40)).max(20),
  /** `me`, `none` or a person's id; null for whoever. */
  assignee: z.union([z.enum(['me', 'none']), Guid]).nullable(),
  tag: line(40).nullable(),
  /** By the desk's own fields, as a filter writes it; empty for none. */
  fields: z.union([z.literal(''), FieldFilter]),
  text: z.string().max(200),
  sort: ListSort,
  direction: z.enum(['asc', 'desc']),
  layout: Layout,
  /** What the list stands under headings by; null for a plain list. */
  by: GroupBy.nullable().default(null),
});
export type Look = z.infer<typeof Look>;
/** A look that nobody changes in place. */
export type FixedLook = { readonly [K in keyof Look]: Look[K] extends readonly (infer T)[] ? readonly T[] : Look[K] };

/** A look with a name: of one person, or of everyone on the desk. */
export interface SavedView {
  readonly id: ViewId;
  readonly name: string;
  readonly shared: boolean;
  /** Who saved it. */
  readonly by: string;
  readonly look: Look;
  /** Of the list; null shows those that the reader has chosen. */
  readonly columns: readonly ColumnKey[] | null;
}
