import { z } from 'zod';
import type { StatusGroup } from '../desks/workflow.ts';
import { type DeskId, TicketId } from '../kernel/ids.ts';
import type { TicketFacts } from '../members/policy.ts';
import type { CustomValues } from './field-values.ts';

export const Priority = z.enum(['low', 'normal', 'high', 'urgent']);
export type Priority = z.infer<typeof Priority>;
/** As stored and sorted: 0 low to 3 urgent. */
export const priorityRank: Readonly<Record<Priority, number>> = { low: 0, normal: 1, high: 2, urgent: 3 };

/** Through what a change came. */
export const Via = z.enum(['tab', 'bot', 'card', 'message', 'api', 'system']);
export type Via = z.infer<typeof Via>;

/** How one ticket stands to another of its desk; the other keeps the mirror image. */
export const LinkKind = z.enum([
  'child-of',
  'parent-of',
  'duplicate-of',
  'duplicated-by',
  'blocks',
  'blocked-by',
  'relates',
]);
export type LinkKind = z.infer<typeof LinkKind>;
export const TicketLink = z.object({ kind: LinkKind, ticket: TicketId });
export type TicketLink = Readonly<z.infer<typeof TicketLink>>;

export interface Ticket {
  readonly id: TicketId;
  readonly desk: DeskId;
  readonly number: number;
  readonly title: string;
  /** Markdown subset. */
  readonly description: string;
  readonly status: string;
  readonly group: StatusGroup;
  readonly priority: Priority;
  readonly category: string | null;
  readonly requester: string;
  /** Who filed it, where it was not the requester. */
  readonly submitter: string | null;
  readonly assignees: readonly string[];
  readonly watchers: readonly string[];
  readonly tags: readonly string[];
  /** The day by which it is due, `YYYY-MM-DD`. */
  readonly due: string | null;
  /** Seen by its requester, its assignees and the desk's owners only. */
  readonly confidential: boolean;
  /** What it holds of the desk's own fields, those included that its category does not show. */
  readonly fields: CustomValues;
  /** Those of them that search finds, as the desk called them when they were set. */
  readonly fieldWords: string;
  readonly source: Via;
  /** To other tickets of the desk, one to each at most. */
  readonly links: readonly TicketLink[];
  /** Public ones that are there: internal notes do not show in a count either. */
  readonly comments: number;
  /** Of public comments. */
  readonly files: number;
  /** Of internal notes: counted for the limit only, as they do not show. */
  readonly noteFiles: number;
  /** Grows by one with each entry of the timeline: the version that a reader saw. */
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly firstResponseAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
}

/** The fields that people change one by one; each change is kept with its old and new value. */
export type TicketField =
  | 'title'
  | 'description'
  | 'status'
  | 'priority'
  | 'category'
  | 'requester'
  | 'assignees'
  | 'watchers'
  | 'tags'
  | 'due'
  | 'confidential'
  | OwnField;

/** One of the desk's own fields: `fields.` and its key. */
export type OwnField = `fields.${string}`;

export function isOwnField(field: TicketField): field is OwnField {
  return field.startsWith('fields.');
}

/** The key by which the desk knows its own field. */
export function keyOfOwn(field: OwnField): string {
  return field.slice('fields.'.length);
}

/** A field that the desk has none of, by the name that another desk has for it: what a ticket brought along, told in its history. */
export function fieldNamed(label: string): OwnField {
  return `fields.${JSON.stringify(label)}`;
}

/** The name of such a field, from what stands in place of its key; null where that is a key. */
export function nameOfStrange(key: string): string | null {
  return key.startsWith('"') ? z.string().parse(JSON.parse(key)) : null;
}

export function touchingOf(ticket: Ticket): TicketFacts {
  const { requester, assignees, watchers, confidential } = ticket;
  return { requester, assignees, watchers, confidential, closed: ticket.group === 'closed' };
}

/** `TKT-42` */
export function keyOf(prefix: string, number: number): string {
  return `${prefix}-${number}`;
}

/** The number that somebody typed to find one ticket, with or without the desk's prefix; null where it is anything else. */
export function ticketNumberIn(text: string, prefix: string): number | null {
  const typed = text.trim().toUpperCase();
  const bare = typed.startsWith(`${prefix}-`) ? typed.slice(prefix.length + 1) : typed.replace(/^#/, '');
  return /^[1-9]\d{0,8}$/.test(bare) ? Number(bare) : null;
}

/** Due days are compared as days of the reader's zone: `today` is `YYYY-MM-DD`. */
export function isOverdue(ticket: Pick<Ticket, 'due' | 'group'>, today: string): boolean {
  return ticket.due !== null && ticket.due < today && ticket.group !== 'resolved' && ticket.group !== 'closed';
}
