import type { DeskView } from '#shared/desks/desk.ts';
import { belongsTo, findField } from '#shared/desks/fields.ts';
import { fold } from '#shared/kernel/text.ts';
import type { TicketChanges } from '#shared/tickets/contract.ts';
import { isSameValue } from '#shared/tickets/decide.ts';
import type { CustomValue } from '#shared/tickets/field-values.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import type { Priority } from '#shared/tickets/ticket.ts';
import { plainValue } from '../fields/plain-value.ts';
import { sentValue } from '../fields/sent-value.ts';
import { nextStatuses } from '../moves.ts';

/** What is to become of several tickets at once; what is left out stays as it is. */
export interface BulkEdit {
  readonly status?: string;
  readonly priority?: Priority;
  readonly category?: string | null;
  /** Null empties it. */
  readonly due?: string | null;
  /** Joins those whom a ticket is assigned to; null empties them. */
  readonly assignee?: string | null;
  /** Joins the tags that a ticket has. */
  readonly tag?: string;
  /** Of the desk's own fields, by their keys; null empties one. */
  readonly fields?: Readonly<Record<string, CustomValue | null>>;
}

/** Why a ticket is left as it is. */
export type Hindrance = 'rights' | 'transition' | 'assignee' | 'tags' | 'field' | 'needed';

export type Planned =
  | { readonly is: 'changed'; readonly row: TicketRow; readonly changes: TicketChanges }
  | { readonly is: 'same'; readonly row: TicketRow }
  | { readonly is: 'refused'; readonly row: TicketRow; readonly why: Hindrance };

const mostTags = 20;
const mostAssignees = 20;

/**
 * What an edit does to each ticket, as far as the reader's rights and the desk's workflow tell; a ticket takes all of an edit
 * or nothing. The service decides again when it is sent.
 */
export function planEdit(row: TicketRow, edit: BulkEdit, desk: DeskView): Planned {
  const changes = differing(row, edit);
  const fields = Object.keys(changes);
  if (fields.length === 0) return { is: 'same', row };
  const why = hindrance(row, edit, changes, desk);
  return why === null ? { is: 'changed', row, changes } : { is: 'refused', row, why };
}

function differing(
  row: TicketRow,
  { status, priority, category, due, assignee, tag, fields = {} }: BulkEdit,
): TicketChanges {
  const people = row.assignees.map(({ id }) => id);
  const own = Object.entries(fields).filter(([key, value]) => !isSameValue(plainValue(row.fields[key] ?? null), value));
  const tagged = tag === undefined || row.tags.some((other) => fold(other) === fold(tag));
  return {
    ...(status === undefined || status === row.status ? {} : { status }),
    ...(priority === undefined || priority === row.priority ? {} : { priority }),
    ...(category === undefined || category === row.category ? {} : { category }),
    ...(due === undefined || due === row.due ? {} : { due }),
    ...(assignee === null && people.length > 0 ? { assignees: [] } : {}),
    ...(typeof assignee === 'string' && !people.includes(assignee) ? { assignees: [...people, assignee] } : {}),
    ...(tagged ? {} : { tags: [...row.tags, tag] }),
    ...(own.length === 0
      ? {}
      : { fields: Object.fromEntries(own.map(([key, value]) => [key, value === null ? null : sentValue(value)])) }),
  };
}

function hindrance(row: TicketRow, { assignee }: BulkEdit, changes: TicketChanges, desk: DeskView): Hindrance | null {
  const { status, assignees, tags, ...others } = changes;
  const mayEdit = row.can.includes('edit');
  if (!mayEdit && (tags !== undefined || Object.keys(others).length > 0)) return 'rights';
  if (assignees !== undefined) {
    const takes = row.can.includes('take') && row.assignees.length === 0;
    const joins = assignee === desk.me.id && desk.me.role !== 'owner';
    if (joins ? !takes : !row.can.includes('assign')) return 'rights';
    if (assignees.length > mostAssignees) return 'assignee';
  }
  if (tags !== undefined && tags.length > mostTags) return 'tags';
  const own = fieldHindrance(row, changes, desk);
  if (own !== null) return own;
  if (status === undefined || nextStatuses(row, desk).some(({ key }) => key === status)) return null;
  return mayEdit ? 'transition' : 'rights';
}

/** What a ticket holds for another category may be put right; nothing new is written there. */
function fieldHindrance(row: TicketRow, { category = row.category, fields = {} }: TicketChanges, desk: DeskView) {
  for (const [key, value] of Object.entries(fields)) {
    const field = findField(desk.fields, key);
    const isAsked = field !== undefined && belongsTo(field, category);
    if (!isAsked && row.fields[key] === undefined) return 'field';
    if (isAsked && value === null && field.required) return 'needed';
  }
  return null;
}
