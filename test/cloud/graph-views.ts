import type { Channel, Membership, Person, Team } from './cast.ts';
import type { World } from './world.ts';

export function presentTeam(team: Team) {
  return { id: team.groupId, displayName: team.name, description: null, isArchived: false, tenantId: team.tenant };
}

export function presentChannel(channel: Channel) {
  return { id: channel.id, displayName: channel.name, description: null, email: '', membershipType: channel.kind };
}

export function presentUser(person: Person) {
  return {
    id: person.oid,
    displayName: person.name,
    givenName: person.givenName,
    surname: person.surname,
    mail: person.mail,
    userPrincipalName: person.upn,
    userType: person.userType,
    preferredLanguage: person.locale,
  };
}

/** A member has no role in Graph's words; only owners and guests have. */
export function presentMember(world: World, team: Team, { oid, role }: Membership) {
  const person = world.person(oid);
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: Buffer.from(`1##${team.tenant}##${team.groupId}##${oid}`).toString('base64'),
    roles: role === 'member' ? [] : [role],
    displayName: person?.name ?? null,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
    userId: oid,
    email: person?.mail ?? null,
    tenantId: team.tenant,
  };
}
