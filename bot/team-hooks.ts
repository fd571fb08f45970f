import type { TeamHooks } from '#bot/conversations/happen.ts';
import type { FollowTeam } from '#bot/desks/follow-team.ts';

/** What the desks do when Teams tells of their team or channel. */
export function teamHooksWith(follow: FollowTeam): TeamHooks {
  return {
    // The roster first: whoever left while Docket was away must not come back with it.
    async onInstalled(tenant, { group }) {
      await follow.rosterChanged(tenant, group);
      await follow.reopenTeam(tenant, group, 'app-removed');
    },
    onUninstalled: (tenant, group) => follow.closeTeam(tenant, group, 'app-removed'),
    onRosterChanged: (tenant, group) => follow.rosterChanged(tenant, group),
    onTeamRenamed: (tenant, group, name) => follow.teamRenamed(tenant, group, name),
    onChannelRenamed: (tenant, _group, channel, name) => follow.channelRenamed(tenant, channel, name),
    onTeamState: (tenant, group, state) =>
      state === 'restored'
        ? follow.reopenTeam(tenant, group, 'team-gone')
        : follow.closeTeam(tenant, group, 'team-gone'),
    onChannelState: (tenant, _group, channel, state) =>
      state === 'restored' ? follow.reopenChannel(tenant, channel) : follow.closeChannel(tenant, channel),
  };
}
