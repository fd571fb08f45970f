import type { Directory } from '#bot/members/directory.ts';
import { isErased } from '#bot/privacy/erased.ts';
import { asCorrected } from '#shared/accounts/organisation.ts';
import type { Organisations } from './organisations.ts';

/** What Teams says of people, as administrators corrected it; whose data were erased is not read again. */
export function correctDirectory(directory: Directory, organisations: Organisations): Directory {
  return {
    team: directory.team,
    channels: directory.channels,
    async members(tenant, team, channel) {
      const [members, organisation] = await Promise.all([
        directory.members(tenant, team, channel),
        organisations.known(tenant),
      ]);
      return (
        members
          ?.filter(({ person }) => !isErased(organisation, tenant, person))
          .map((member) => asCorrected(organisation, member)) ?? null
      );
    },
  };
}
