import type { Directory } from '#bot/members/directory.ts';
import { asCorrected } from '#shared/accounts/organisation.ts';
import type { Organisations } from './organisations.ts';

/** What Teams says of people, as administrators corrected it. */
export function correctDirectory(directory: Directory, organisations: Organisations): Directory {
  return {
    team: directory.team,
    channels: directory.channels,
    async members(tenant, team, channel) {
      const [members, organisation] = await Promise.all([
        directory.members(tenant, team, channel),
        organisations.known(tenant),
      ]);
      return members?.map((member) => asCorrected(organisation, member)) ?? null;
    },
  };
}
