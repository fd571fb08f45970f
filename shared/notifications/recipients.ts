import { actorOn, type Desk } from '../desks/desk.ts';
import type { Member } from '../members/member.ts';
import { mayOnTicket } from '../members/policy.ts';
import { isVisible } from '../tickets/comments.ts';
import type { Entry, FieldChange, FieldValue } from '../tickets/entry.ts';
import { type Ticket, touchingOf } from '../tickets/ticket.ts';
import { NotificationKind } from './kind.ts';

export interface Recipient {
  readonly person: string;
  readonly kind: NotificationKind;
}

/** Whom an entry concerns, each once; whether they may be told is for `recipientsOf`, which needs the roster. */
export function concernedBy(entry: Entry, ticket: Ticket): readonly Recipient[] {
  const strongest = new Map<string, NotificationKind>();
  for (const { person, kind } of reasons(entry, ticket)) {
    const known = strongest.get(person);
    if (known === undefined || rank(kind) < rank(known)) strongest.set(person, kind);
  }
  // What a program does is nobody's own act: whoever made its key is told like anybody else.
  if (entry.key === undefined) strongest.delete(entry.by);
  return [...strongest].map(([person, kind]) => ({ person, kind }));
}

/**
 * Who is told of an entry, and what: never about one's own act, never somebody who left or may not see it.
 * @param ticket as it was after the entry
 * @param desk where it is, whose visibility counts
 * @param people those concerned as the roster has them; whoever is absent is not on it
 */
export function recipientsOf(
  entry: Entry,
  ticket: Ticket,
  desk: Desk,
  people: ReadonlyMap<string, Member>,
): readonly Recipient[] {
  return concernedBy(entry, ticket).filter(({ person }) => mayBeTold(entry, ticket, desk, people.get(person)));
}

/** Whether somebody may be reminded of a ticket; asked when it is due, and again right before anything is sent. */
export function mayBeReminded(ticket: Ticket, desk: Desk, member: Member | undefined): boolean {
  if (member === undefined || member.left) return false;
  return mayOnTicket(actorOn(desk, member), 'ticket.read', touchingOf(ticket));
}

/** Asked when the event happens, and again right before anything is sent. */
export function mayBeTold(entry: Entry, ticket: Ticket, desk: Desk, member: Member | undefined): boolean {
  if (member === undefined || !mayBeReminded(ticket, desk, member)) return false;
  return isVisible(entry, ticket, actorOn(desk, member));
}

function reasons(entry: Entry, ticket: Ticket): readonly Recipient[] {
  switch (entry.kind) {
    case 'created':
      return telling(ticket.assignees, 'assigned');
    case 'changed':
    case 'merged':
    case 'unmerged':
    case 'moved':
      return entry.changes.flatMap((change) => reasonsOfChange(change, ticket));
    case 'comment':
      return [
        ...telling(entry.mentions, 'mentioned'),
        ...telling([ticket.requester, ...ticket.assignees, ...ticket.watchers], 'commented'),
      ];
    case 'linked':
    case 'unlinked':
    case 'comment-edited':
    case 'comment-deleted':
    case 'withdrawn':
      return [];
    default:
      return entry satisfies never;
  }
}

function reasonsOfChange({ field, from, to }: FieldChange, ticket: Ticket): readonly Recipient[] {
  if (field === 'status') return telling([ticket.requester], 'status-changed');
  if (field !== 'assignees') return [];
  const [before, after] = [peopleIn(from), peopleIn(to)];
  return [
    ...telling(
      after.filter((person) => !before.includes(person)),
      'assigned',
    ),
    ...telling(
      before.filter((person) => !after.includes(person)),
      'unassigned',
    ),
  ];
}

function telling(people: readonly string[], kind: NotificationKind): readonly Recipient[] {
  return people.map((person) => ({ person, kind }));
}

function peopleIn(value: FieldValue): readonly string[] {
  return typeof value === 'object' && value !== null ? value : [];
}

function rank(kind: NotificationKind): number {
  return NotificationKind.options.indexOf(kind);
}
