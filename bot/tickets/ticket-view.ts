import { personView } from '#bot/members/roster.ts';
import { type Desk, deskState } from '#shared/desks/desk.ts';
import { findField } from '#shared/desks/fields.ts';
import { findStatus } from '#shared/desks/workflow.ts';
import type { ReplyOf } from '#shared/kernel/endpoint.ts';
import { shorten } from '#shared/kernel/text.ts';
import type { Actor, Member } from '#shared/members/member.ts';
import { allowedOnTicket, type TicketAction } from '#shared/members/policy.ts';
import type { listEntries } from '#shared/tickets/contract.ts';
import { changesOf, type Entry, type FieldChange, type FieldValue, isLinkActivity } from '#shared/tickets/entry.ts';
import { type CustomValue, peopleInValues } from '#shared/tickets/field-values.ts';
import type { EntryView, LinkView, TicketAbility, TicketRow, TicketView } from '#shared/tickets/shown.ts';
import {
  isOwnField,
  keyOf,
  keyOfOwn,
  type Ticket,
  type TicketField,
  type TicketLink,
  touchingOf,
} from '#shared/tickets/ticket.ts';
import type { Others } from './others.ts';
import type { TimelinePart } from './timeline.ts';

type People = ReadonlyMap<string, Member>;

const longestValue = 300;

/** Whom the rows of tickets name, with those in the desk's own fields; many of them more than once. */
export function peopleOfRows(tickets: readonly Ticket[], desk: Desk): readonly string[] {
  const people: string[] = [];
  for (const ticket of tickets) {
    people.push(ticket.requester, ...ticket.assignees, ...peopleInValues(desk.fields, ticket.fields));
  }
  return people;
}

/**
 * What is shown of a ticket in lists, frozen: everyone who may do the same with a ticket as it is gets the same row, because
 * the newest of a desk are in everybody's list all day.
 */
export function ticketRow(ticket: Ticket, desk: Desk, actor: Actor, people: People): Readonly<TicketRow> {
  const can = abilities(ticket, desk, actor);
  const rows = rowsMade(ticket, desk, people);
  const who = can.join();
  const known = rows.get(who);
  if (known !== undefined) return known;
  const row = Object.freeze(makeRow(ticket, desk, people, can));
  rows.set(who, row);
  return row;
}

interface Made {
  readonly desk: Desk;
  readonly people: People;
  /** By what the reader may do. */
  readonly rows: Map<string, Readonly<TicketRow>>;
}

const made = new WeakMap<Ticket, Made>();

function rowsMade(ticket: Ticket, desk: Desk, people: People): Made['rows'] {
  const known = made.get(ticket);
  if (known !== undefined && known.desk === desk && known.people === people) return known.rows;
  const rows = new Map<string, Readonly<TicketRow>>();
  made.set(ticket, { desk, people, rows });
  return rows;
}

function makeRow(ticket: Ticket, desk: Desk, people: People, can: TicketAbility[]): TicketRow {
  return {
    id: ticket.id,
    deskId: desk.id,
    number: ticket.number,
    key: keyOf(desk.prefix, ticket.number),
    title: ticket.title,
    status: ticket.status,
    group: ticket.group,
    priority: ticket.priority,
    category: ticket.category,
    requester: personView(people, ticket.requester),
    assignees: ticket.assignees.map((id) => personView(people, id)),
    tags: [...ticket.tags],
    due: ticket.due,
    confidential: ticket.confidential,
    fields: shownValues(ticket, desk, people),
    comments: ticket.comments,
    files: ticket.files,
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
    version: String(ticket.revision),
    can,
  };
}

/** A field that the desk has no longer is not shown. A page has hundreds of values: a loop, which takes a quarter of the time. */
function shownValues(ticket: Ticket, desk: Desk, people: People): TicketRow['fields'] {
  const shown: TicketRow['fields'] = {};
  for (const [key, value] of Object.entries(ticket.fields)) {
    const field = findField(desk.fields, key);
    if (field !== undefined) shown[key] = field.kind === 'person' ? personView(people, String(value)) : copied(value);
  }
  return shown;
}

function copied(value: CustomValue): TicketRow['fields'][string] {
  return typeof value === 'object' ? [...value] : value;
}

const abilityOf = {
  'ticket.edit': ['edit', 'assign'],
  'ticket.change-requester': ['change-requester'],
  'ticket.move': ['move'],
  'ticket.take': ['take'],
  'ticket.reopen': ['reopen'],
  'comment.add': ['comment'],
  'comment.internal': ['comment-internal'],
  'ticket.watch': ['watch'],
} as const satisfies Partial<Record<TicketAction, readonly TicketAbility[]>>;
const asked = [
  'ticket.edit',
  'ticket.change-requester',
  'ticket.move',
  'ticket.take',
  'ticket.reopen',
  'comment.add',
  'comment.internal',
  'ticket.watch',
] as const;

/** What this reader may do with this ticket; nothing while the desk is read-only. */
function abilities(ticket: Ticket, desk: Desk, actor: Actor): TicketAbility[] {
  if (deskState(desk) === 'read-only') return [];
  const able: TicketAbility[] = [];
  for (const action of allowedOnTicket(actor, asked, touchingOf(ticket))) able.push(...abilityOf[action]);
  return able;
}

/** Everyone a ticket and its timeline name, for one look-up. */
export function peopleOfTicket(ticket: Ticket, timeline: readonly Entry[], desk: Desk): ReadonlySet<string> {
  const { submitter } = ticket;
  const own = [...peopleOfRows([ticket], desk), ...ticket.watchers, ...(submitter === null ? [] : [submitter])];
  return peopleOfEntries(timeline, desk, own);
}

export function peopleOfEntries(
  timeline: readonly Entry[],
  desk: Desk,
  others: readonly string[] = [],
): ReadonlySet<string> {
  const people = new Set(others);
  for (const entry of timeline) {
    people.add(entry.by);
    if (entry.kind === 'comment') for (const person of entry.mentions) people.add(person);
    for (const person of peopleInChanges(changesOf(entry), desk)) people.add(person);
  }
  return people;
}

export function peopleInChanges(changes: readonly FieldChange[], desk: Desk): readonly string[] {
  return changes
    .filter(({ field }) => namesPeople(field, desk))
    .flatMap(({ from, to }) => [from, to])
    .flatMap((value) => (typeof value === 'string' || Array.isArray(value) ? value : []));
}

function namesPeople(field: TicketField, desk: Desk): boolean {
  if (isOwnField(field)) return findField(desk.fields, keyOfOwn(field))?.kind === 'person';
  return field === 'requester' || field === 'assignees' || field === 'watchers';
}

/** What is shown of one ticket. */
export interface Shown {
  readonly ticket: Ticket;
  /** What this reader may see of the timeline. */
  readonly part: TimelinePart;
  /** Whom both name (`peopleOfTicket`). */
  readonly about: Iterable<string>;
}

export function ticketView({ ticket, part, about }: Shown, desk: Desk, actor: Actor, people: People): TicketView {
  const row = makeRow(ticket, desk, people, abilities(ticket, desk, actor));
  return {
    ...row,
    description: ticket.description,
    submitter: ticket.submitter === null ? null : personView(people, ticket.submitter),
    watchers: ticket.watchers.map((id) => personView(people, id)),
    source: ticket.source,
    links: ticket.links.flatMap((link) => linkView(link, desk, part.others)),
    firstResponseAt: ticket.firstResponseAt,
    resolvedAt: ticket.resolvedAt,
    closedAt: ticket.closedAt,
    timeline: part.entries.map((entry) => entryView(entry, desk, actor, { people, others: part.others })),
    earlier: part.earlier,
    next: nextStatuses(ticket, desk, row.can),
    people: Array.from(about, (id) => personView(people, id)),
  };
}

export function timelineView(
  { entries, earlier, others }: TimelinePart,
  desk: Desk,
  actor: Actor,
  people: People,
): ReplyOf<typeof listEntries> {
  return {
    items: entries.map((entry) => entryView(entry, desk, actor, { people, others })),
    earlier,
    people: Array.from(peopleOfEntries(entries, desk), (id) => personView(people, id)),
  };
}

function nextStatuses(ticket: Ticket, desk: Desk, can: readonly TicketAbility[]): string[] {
  const maySet = can.includes('edit') || (can.includes('reopen') && ticket.group === 'closed');
  return maySet ? [...(findStatus(desk.workflow, ticket.status)?.next ?? [])] : [];
}

/** Nothing for a ticket that the reader may not see. */
function linkView({ kind, ticket }: TicketLink, desk: Desk, others: Others): readonly LinkView[] {
  const other = others.get(ticket);
  if (other === undefined) return [];
  const { id, number, title, status, group } = other;
  return [{ kind, ticket: { id, key: keyOf(desk.prefix, number), title, status, group } }];
}

interface Known {
  readonly people: People;
  readonly others: Others;
}

function entryView(entry: Entry, desk: Desk, actor: Actor, { people, others }: Known): EntryView {
  const { seq, at, via, key, kind } = entry;
  const base = { seq, at, via, key, kind, by: personView(people, entry.by) };
  if (kind === 'changed') return { ...base, changes: shownChanges(entry.changes), undoes: entry.undoes };
  if (isLinkActivity(entry)) {
    const [link] = linkView(entry.link, desk, others);
    return { ...base, changes: shownChanges(entry.changes), ...(link === undefined ? {} : { link }) };
  }
  if (kind === 'moved') {
    const { name, key } = entry.origin;
    return { ...base, changes: shownChanges(entry.changes), origin: { deskName: name, key } };
  }
  if (kind !== 'comment') return base;
  const mine = entry.by === actor.person && entry.deletedAt === null && deskState(desk) === 'active';
  const { id, text, internal, files, editedAt, deletedAt } = entry;
  return {
    ...base,
    comment: { id, text, internal, files: [...files], editedAt, deletedAt, can: mine ? ['edit', 'delete'] : [] },
  };
}

export function shownChanges(changes: readonly FieldChange[]): NonNullable<EntryView['changes']> {
  return changes.map(({ field, from, to }) => ({ field, from: shownValue(from), to: shownValue(to) }));
}

/** Long texts are told by their beginning: the whole ones stand in the history. */
function shownValue(value: FieldValue): string | number | boolean | null | string[] {
  if (typeof value === 'string') return shorten(value, longestValue);
  return typeof value === 'object' && value !== null ? [...value] : value;
}
