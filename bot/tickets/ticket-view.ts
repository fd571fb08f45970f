import { personView } from '#bot/members/roster.ts';
import { type Desk, deskState } from '#shared/desks/desk.ts';
import { findStatus } from '#shared/desks/workflow.ts';
import type { ReplyOf } from '#shared/kernel/endpoint.ts';
import { shorten } from '#shared/kernel/text.ts';
import type { Actor, Member } from '#shared/members/member.ts';
import { mayOnTicket } from '#shared/members/policy.ts';
import type { EntryView, listEntries, TicketAbility, TicketRow, TicketView } from '#shared/tickets/contract.ts';
import type { Entry, FieldValue } from '#shared/tickets/entry.ts';
import { keyOf, type Ticket, touchingOf } from '#shared/tickets/ticket.ts';
import type { TimelinePart } from './timeline.ts';

type People = ReadonlyMap<string, Member>;

const longestValue = 300;

export function peopleOfRow(ticket: Ticket): readonly string[] {
  return [ticket.requester, ...ticket.assignees];
}

export function ticketRow(ticket: Ticket, desk: Desk, actor: Actor, people: People): TicketRow {
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
    comments: ticket.comments,
    files: ticket.files,
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
    version: String(ticket.revision),
    can: abilities(ticket, desk, actor),
  };
}

const asked: readonly [TicketAbility, Parameters<typeof mayOnTicket>[1]][] = [
  ['edit', 'ticket.edit'],
  ['assign', 'ticket.edit'],
  ['take', 'ticket.take'],
  ['reopen', 'ticket.reopen'],
  ['comment', 'comment.add'],
  ['comment-internal', 'comment.internal'],
  ['watch', 'ticket.watch'],
];

/** What this reader may do with this ticket; nothing while the desk is read-only. */
function abilities(ticket: Ticket, desk: Desk, actor: Actor): TicketAbility[] {
  if (deskState(desk) === 'read-only') return [];
  const facts = touchingOf(ticket);
  return asked.filter(([, action]) => mayOnTicket(actor, action, facts)).map(([ability]) => ability);
}

/** Everyone a ticket and its timeline name, for one look-up. */
export function peopleOfTicket(ticket: Ticket, timeline: readonly Entry[]): ReadonlySet<string> {
  const { submitter } = ticket;
  const own = [...peopleOfRow(ticket), ...ticket.watchers, ...(submitter === null ? [] : [submitter])];
  return new Set([...own, ...peopleOfEntries(timeline)]);
}

export function peopleOfEntries(timeline: readonly Entry[]): ReadonlySet<string> {
  return new Set(
    timeline.flatMap((entry) => {
      if (entry.kind === 'comment') return [entry.by, ...entry.mentions];
      return entry.kind === 'changed' ? [entry.by, ...peopleInChanges(entry)] : [entry.by];
    }),
  );
}

function peopleInChanges(entry: Extract<Entry, { kind: 'changed' }>): readonly string[] {
  const ofPeople = entry.changes.filter(({ field }) => ['requester', 'assignees', 'watchers'].includes(field));
  return ofPeople
    .flatMap(({ from, to }) => [from, to])
    .flatMap((value) => (value === null || typeof value === 'boolean' ? [] : value));
}

/** @param part what this reader may see of the timeline */
export function ticketView(ticket: Ticket, part: TimelinePart, desk: Desk, actor: Actor, people: People): TicketView {
  const row = ticketRow(ticket, desk, actor, people);
  const { items, earlier } = timelineView(part, desk, actor, people);
  return {
    ...row,
    description: ticket.description,
    submitter: ticket.submitter === null ? null : personView(people, ticket.submitter),
    watchers: ticket.watchers.map((id) => personView(people, id)),
    source: ticket.source,
    firstResponseAt: ticket.firstResponseAt,
    resolvedAt: ticket.resolvedAt,
    closedAt: ticket.closedAt,
    timeline: items,
    earlier,
    next: nextStatuses(ticket, desk, row.can),
    people: [...peopleOfTicket(ticket, part.entries)].map((id) => personView(people, id)),
  };
}

export function timelineView(
  { entries, earlier }: TimelinePart,
  desk: Desk,
  actor: Actor,
  people: People,
): ReplyOf<typeof listEntries> {
  return {
    items: entries.map((entry) => entryView(entry, desk, actor, people)),
    earlier,
    people: [...peopleOfEntries(entries)].map((id) => personView(people, id)),
  };
}

function nextStatuses(ticket: Ticket, desk: Desk, can: readonly TicketAbility[]): string[] {
  const maySet = can.includes('edit') || (can.includes('reopen') && ticket.group === 'closed');
  return maySet ? [...(findStatus(desk.workflow, ticket.status)?.next ?? [])] : [];
}

function entryView(entry: Entry, desk: Desk, actor: Actor, people: People): EntryView {
  const { seq, at, via, kind } = entry;
  const base = { seq, at, via, kind, by: personView(people, entry.by) };
  if (kind === 'changed') {
    const changes = entry.changes.map(({ field, from, to }) => ({ field, from: shownValue(from), to: shownValue(to) }));
    return { ...base, changes, undoes: entry.undoes };
  }
  if (kind !== 'comment') return base;
  const mine = entry.by === actor.person && entry.deletedAt === null && deskState(desk) === 'active';
  const { id, text, internal, files, editedAt, deletedAt } = entry;
  return {
    ...base,
    comment: { id, text, internal, files: [...files], editedAt, deletedAt, can: mine ? ['edit', 'delete'] : [] },
  };
}

/** Long texts are told by their beginning: the whole ones stand in the history. */
function shownValue(value: FieldValue): string | boolean | null | string[] {
  if (value === null || typeof value === 'boolean') return value;
  return typeof value === 'string' ? shorten(value, longestValue) : [...value];
}
