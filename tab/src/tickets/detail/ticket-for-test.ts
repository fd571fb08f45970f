import type { DeskView } from '#shared/desks/desk.ts';
import { defaultPriorities } from '#shared/desks/priorities.ts';
import { defaultWorkflow } from '#shared/desks/workflow.ts';
import { CommentId, DeskId, TicketId } from '#shared/kernel/ids.ts';
import type { MemberView } from '#shared/members/member.ts';
import type { EntryView, TicketView } from '#shared/tickets/shown.ts';

export const deskId = DeskId.parse('dsk_0123456789abcdefghjk');
export const ticketId = TicketId.parse('tkt_0123456789abcdefghjk');
export const commentId = CommentId.parse('cmt_0123456789abcdefghjk');

const member = (n: number, name: string, role: MemberView['role'] = 'member'): MemberView => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  name,
  role,
  left: false,
});
export const nadia = member(1, 'Nadia Benali', 'owner');
export const theo = member(2, 'Théo Marchand');
export const guest = member(3, 'Gus Guest', 'guest');
export const members = [nadia, theo, guest];
/** What the service answers of the checklists of a ticket that carries none. */
export const noRuns = { items: [], cursor: null };

export function desk(over: Partial<DeskView> = {}): DeskView {
  return {
    id: deskId,
    name: 'IT help',
    prefix: 'TKT',
    language: 'en',
    team: '00000000-0000-4000-8000-0000000000aa',
    teamName: 'Operations',
    channel: { id: '19:help@thread.tacv2', name: 'Help', kind: 'standard' },
    categories: [{ key: 'network', label: 'Network' }],
    priorities: [...defaultPriorities],
    workflow: [...defaultWorkflow],
    fields: [],
    cannedReplies: [],
    visibility: 'everyone',
    silent: [],
    state: 'active',
    closedBy: [],
    version: '1',
    me: nadia,
    can: [
      'desk.change',
      'members.read',
      'ticket.create',
      'ticket.create-for-other',
      'run.read',
      'run.start',
      'template.create',
    ],
    ...over,
  };
}

export function ticket(over: Partial<TicketView> = {}): TicketView {
  return {
    id: ticketId,
    deskId,
    number: 42,
    key: 'TKT-42',
    title: 'The printer on floor 2 eats paper',
    status: 'new',
    group: 'new',
    priority: 'normal',
    category: null,
    requester: theo,
    assignees: [],
    tags: [],
    due: null,
    confidential: false,
    fields: {},
    comments: 0,
    files: 0,
    createdAt: '2026-03-02T09:00:00.000Z',
    updatedAt: '2026-03-02T09:00:00.000Z',
    version: '1',
    can: ['edit', 'change-requester', 'assign', 'take', 'comment', 'comment-internal', 'watch'],
    description: '',
    submitter: null,
    watchers: [],
    source: 'tab',
    links: [],
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
    timeline: [entry({ by: theo })],
    earlier: 0,
    next: ['active', 'waiting', 'resolved', 'closed'],
    people: members,
    ...over,
  };
}

export function entry(over: Partial<EntryView> = {}): EntryView {
  return { seq: 1, at: '2026-03-02T09:00:00.000Z', by: nadia, via: 'tab', kind: 'created', ...over };
}

export function comment(
  text: string,
  over: Partial<EntryView> = {},
  about: Partial<EntryView['comment']> = {},
): EntryView {
  return entry({
    seq: 2,
    kind: 'comment',
    comment: {
      id: commentId,
      text,
      internal: false,
      files: [],
      editedAt: null,
      deletedAt: null,
      can: ['edit', 'delete'],
      ...about,
    },
    ...over,
  });
}
