import type { Person, Team } from './cast.ts';
import type { Connector } from './connector.ts';
import type { World } from './world.ts';

/** Adding and removing the app, as a person does it in Teams: what Graph tells changes, and the bot hears of it. */
export interface Installs {
  installApp(team: Team, by?: Person): Promise<void>;
  uninstallApp(team: Team, by?: Person): Promise<void>;
  installPersonally(person: Person): Promise<void>;
  uninstallPersonally(person: Person): Promise<void>;
}

export function installsIn(world: World, connector: Connector): Installs {
  const ownerOf = (team: Team): Person => {
    const owner = team.members.find(({ role }) => role === 'owner');
    const person = owner && world.person(owner.oid);
    if (person === undefined) throw new Error(`the team ${team.groupId} has no owner`);
    return person;
  };
  const current = (team: Team) => world.team(team.groupId) ?? team;
  return {
    async installApp(team, by = ownerOf(team)) {
      world.setInstalled(team.groupId, true);
      await connector.announce({ kind: 'installed', team: current(team), by });
      await connector.announce({ kind: 'botAdded', team: current(team), by });
    },
    async uninstallApp(team, by = ownerOf(team)) {
      world.setInstalled(team.groupId, false);
      await connector.announce({ kind: 'botRemoved', team: current(team), by });
      await connector.announce({ kind: 'uninstalled', team: current(team), by });
    },
    async installPersonally(person) {
      world.setPersonalApp(person.oid, true);
      await connector.announce({ kind: 'installedPersonally', by: person });
      await connector.announce({ kind: 'botAddedPersonally', by: person });
    },
    async uninstallPersonally(person) {
      world.setPersonalApp(person.oid, false);
      await connector.announce({ kind: 'uninstalledPersonally', by: person });
    },
  };
}
