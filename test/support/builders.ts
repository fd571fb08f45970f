import type { Desk } from '#shared/desks/desk.ts';
import { defaultPriorities } from '#shared/desks/priorities.ts';
import { defaultWorkflow } from '#shared/desks/workflow.ts';
import { CommentId, DeskId, TicketId } from '#shared/kernel/ids.ts';
import type { Member, Role } from '#shared/members/member.ts';
import type { Act } from '#shared/tickets/decide.ts';
import type { Comment } from '#shared/tickets/entry.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';

/** Noon of the day on which the rules are tried. */
export const noon = '2026-05-04T12:00:00.000Z';
export const minutesLater = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000).toISOString();

export const people = {
  olivia: '00000000-0000-4000-8000-00000000000a',
  nadia: '00000000-0000-4000-8000-00000000000b',
  marc: '00000000-0000-4000-8000-00000000000c',
  gus: '00000000-0000-4000-8000-00000000000d',
  leo: '00000000-0000-4000-8000-00000000000e',
} as const;

const roles: readonly [string, Role, boolean][] = [
  [people.olivia, 'owner', false],
  [people.nadia, 'member', false],
  [people.marc, 'member', false],
  [people.gus, 'guest', false],
  [people.leo, 'member', true],
];
/** Olivia owns the team, Nadia and Marc are members, Gus is a guest, Leo has left. */
export const roster: ReadonlyMap<string, Member> = new Map(
  roles.map(([person, role, left]) => [person, { person, role, left, name: person.slice(-1), email: null }]),
);

export const desk: Desk = {
  id: DeskId.parse('dsk_00000000000000000000'),
  name: 'Informatique',
  prefix: 'TKT',
  language: 'fr',
  team: '10000000-0000-4000-8000-000000000000',
  teamName: 'Services internes',
  channel: { id: '19:it@thread.tacv2', name: 'Informatique', kind: 'standard' },
  categories: [{ key: 'hardware', label: 'Matériel' }],
  priorities: defaultPriorities,
  workflow: defaultWorkflow,
  fields: [],
  cannedReplies: [],
  visibility: 'everyone',
  silent: [],
  closedBy: [],
};

export const ticketId = TicketId.parse('tkt_00000000000000000000');
export const commentId = CommentId.parse('cmt_00000000000000000000');

export function ticket(over: Partial<Ticket> = {}): Ticket {
  return {
    id: ticketId,
    desk: desk.id,
    number: 42,
    title: 'Imprimante du quai',
    description: '',
    status: 'new',
    group: 'new',
    priority: 'normal',
    category: null,
    requester: people.nadia,
    submitter: null,
    assignees: [],
    watchers: [],
    tags: [],
    due: null,
    confidential: false,
    fields: {},
    fieldWords: '',
    source: 'tab',
    links: [],
    comments: 0,
    files: 0,
    noteFiles: 0,
    revision: 1,
    createdAt: noon,
    updatedAt: noon,
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
    ...over,
  };
}

export function actBy(person: string, over: Partial<Act> = {}): Act {
  const role = roster.get(person)?.role ?? 'member';
  return {
    desk,
    actor: { person, role, visibility: desk.visibility },
    at: minutesLater(5),
    via: 'tab',
    people: roster,
    ...over,
  };
}

export function commentEntry(over: Partial<Comment> = {}): Comment {
  return {
    kind: 'comment',
    id: commentId,
    seq: 2,
    ticket: ticketId,
    at: noon,
    by: people.nadia,
    via: 'tab',
    text: 'Toujours en panne',
    internal: false,
    mentions: [],
    files: [],
    editedAt: null,
    deletedAt: null,
    ...over,
  };
}
