import type { TeamHooks } from '#bot/conversations/happen.ts';
import type { FollowTeam } from '#bot/desks/follow-team.ts';

/** What the desks do when Teams tells of their team or channel. */
export function teamHooksWith(follow: FollowTeam): TeamHooks {
  return {
    async onInstalled(tenant, { group }) {
      await follow.teamState(tenant, group, 'active');
      await follow.rosterChanged(tenant, group);
    },
    onUninstalled: (tenant, group) => follow.teamState(tenant, group, 'read-only'),
    onRosterChanged: (tenant, group) => follow.rosterChanged(tenant, group),
    onTeamRenamed: (tenant, group, name) => follow.teamRenamed(tenant, group, name),
    onChannelRenamed: (tenant, _group, channel, name) => follow.channelRenamed(tenant, channel, name),
    onTeamState: (tenant, group, state) =>
      follow.teamState(tenant, group, state === 'restored' ? 'active' : 'read-only'),
    onChannelState: (tenant, _group, channel, state) =>
      follow.channelState(tenant, channel, state === 'restored' ? 'active' : 'read-only'),
  };
}
