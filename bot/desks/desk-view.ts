import { type Desk, type DeskSummary, type DeskView, deskState } from '#shared/desks/desk.ts';
import type { Member } from '#shared/members/member.ts';
import { type DeskAction, mayOnDesk } from '#shared/members/policy.ts';

const reads = ['members.read', 'run.read'] as const;
const writes = ['desk.change', 'ticket.create', 'ticket.create-for-other', 'run.start', 'template.create'] as const;
const asked = [...writes, ...reads];

export function deskView(desk: Desk, etag: string, member: Member): DeskView {
  const { closedBy: _, ...shown } = desk;
  const state = deskState(desk);
  const actor = { person: member.person, role: member.role };
  const may = (action: DeskAction) =>
    mayOnDesk(actor, action) && (state === 'active' || !(writes as readonly DeskAction[]).includes(action));
  return {
    ...shown,
    state,
    categories: [...desk.categories],
    workflow: desk.workflow.map((status) => ({ ...status, next: [...status.next] })),
    cannedReplies: member.role === 'guest' ? [] : [...desk.cannedReplies],
    version: etag,
    me: { id: member.person, name: member.name, left: member.left, role: member.role },
    can: asked.filter(may),
  };
}

export function deskSummary(desk: Desk, member: Pick<Member, 'role'>): DeskSummary {
  const { id, name, team, teamName, channel } = desk;
  return { id, name, team, teamName, channelName: channel.name, role: member.role };
}
