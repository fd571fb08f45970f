import type { DeskView } from '#shared/desks/desk.ts';
import { fold } from '#shared/kernel/text.ts';
import type { TicketChanges, TicketRow } from '#shared/tickets/contract.ts';
import type { Priority } from '#shared/tickets/ticket.ts';
import { nextStatuses } from '../moves.ts';

/** What is to become of several tickets at once; what is left out stays as it is. */
export interface BulkEdit {
  readonly status?: string;
  readonly priority?: Priority;
  readonly category?: string | null;
  readonly due?: string;
  /** Joins those whom a ticket is assigned to; null empties them. */
  readonly assignee?: string | null;
  /** Joins the tags that a ticket has. */
  readonly tag?: string;
}

/** Why a ticket is left as it is. */
export type Hindrance = 'rights' | 'transition' | 'assignee' | 'tags';

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

function differing(row: TicketRow, { status, priority, category, due, assignee, tag }: BulkEdit): TicketChanges {
  const people = row.assignees.map(({ id }) => id);
  const tagged = tag === undefined || row.tags.some((other) => fold(other) === fold(tag));
  return {
    ...(status === undefined || status === row.status ? {} : { status }),
    ...(priority === undefined || priority === row.priority ? {} : { priority }),
    ...(category === undefined || category === row.category ? {} : { category }),
    ...(due === undefined || due === row.due ? {} : { due }),
    ...(assignee === null && people.length > 0 ? { assignees: [] } : {}),
    ...(typeof assignee === 'string' && !people.includes(assignee) ? { assignees: [...people, assignee] } : {}),
    ...(tagged ? {} : { tags: [...row.tags, tag] }),
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
  if (status === undefined || nextStatuses(row, desk).some(({ key }) => key === status)) return null;
  return mayEdit ? 'transition' : 'rights';
}
