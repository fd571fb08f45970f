import { type Desk, type DeskSummary, type DeskView, deskState } from '#shared/desks/desk.ts';
import type { Member } from '#shared/members/member.ts';
import { type DeskAction, mayOnDesk } from '#shared/members/policy.ts';

const reads = ['members.read', 'run.read'] as const;
const writes = [
  'desk.change',
  'view.share',
  'ticket.create',
  'ticket.create-for-other',
  'run.start',
  'template.create',
] as const;
const asked = [...writes, ...reads];

export function deskView(desk: Desk, etag: string, member: Member): DeskView {
  const state = deskState(desk);
  const may = (action: DeskAction) =>
    mayOnDesk(member, action) && (state === 'active' || !(writes as readonly DeskAction[]).includes(action));
  return {
    id: desk.id,
    name: desk.name,
    prefix: desk.prefix,
    language: desk.language,
    team: desk.team,
    teamName: desk.teamName,
    channel: desk.channel,
    state,
    closedBy: [...desk.closedBy],
    visibility: desk.visibility,
    silent: [...desk.silent],
    categories: [...desk.categories],
    priorities: [...desk.priorities],
    workflow: desk.workflow.map((status) => ({ ...status, next: [...status.next] })),
    fields: [...desk.fields],
    cannedReplies: member.role === 'guest' ? [] : [...desk.cannedReplies],
    version: etag,
    me: { id: member.person, name: member.name, left: member.left, role: member.role },
    can: asked.filter(may),
  };
}

export function deskSummary(desk: Desk, member: Pick<Member, 'role'>): DeskSummary {
  const { id, name, team, teamName, channel } = desk;
  return { id, name, team, teamName, channelId: channel.id, channelName: channel.name, role: member.role };
}
