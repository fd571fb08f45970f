import { createHash } from 'node:crypto';

/** A customer organisation: one Entra tenant. */
export interface Organisation {
  readonly tenant: string;
  readonly name: string;
  readonly domain: string;
}

export interface Person {
  /** Microsoft Entra object id. */
  readonly oid: string;
  readonly tenant: string;
  readonly name: string;
  readonly givenName: string;
  readonly surname: string;
  readonly upn: string;
  readonly mail: string;
  readonly userType: 'Member' | 'Guest';
  /** As Teams writes it in the context of a tab: `fr-ca`. */
  readonly locale: string;
  readonly timeZone: string;
  /** Their account has been deleted: Graph does not know them any more. */
  readonly left: boolean;
}

export type TeamRole = 'owner' | 'member' | 'guest';
export interface Membership {
  readonly oid: string;
  readonly role: TeamRole;
}
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'standard' | 'private' | 'shared';
  /** The roster of its own that a private or shared channel has; null for a standard one. */
  readonly members: readonly Membership[] | null;
}
export interface Team {
  /** The Microsoft 365 group. */
  readonly groupId: string;
  readonly tenant: string;
  readonly name: string;
  /** First the General channel, whose id is also the team's own thread id. */
  readonly channels: readonly Channel[];
  readonly members: readonly Membership[];
}
export interface Cast {
  readonly organisations: readonly Organisation[];
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
}

export const bergeron: Organisation = {
  tenant: '8bf420a8-51b8-4f58-836b-2c62878f257e',
  name: 'Maison Bergeron',
  domain: 'maisonbergeron.example',
};
export const northwind: Organisation = {
  tenant: 'f01606c0-6d05-4e3d-8696-69fe4f48448f',
  name: 'Northwind Clinics',
  domain: 'northwindclinics.example',
};

const quebec = { organisation: bergeron, locale: 'fr-ca', timeZone: 'America/Toronto' } as const;
const chicago = { organisation: northwind, locale: 'en-us', timeZone: 'America/Chicago' } as const;

/** Everybody, under the given name that the tests call them by. */
export const people = {
  nadia: person('6c64966b-efd3-438e-99c6-d697f110551b', 'Nadia', 'Bergeron-Roy', quebec),
  etienne: person('af58d7ca-6d8b-4713-ac5e-f17d4f7637c2', 'Étienne', 'Tremblay', quebec),
  camille: person('6efe7f07-c066-40c7-98e6-cc1af8e13df2', 'Camille', 'Gagnon', quebec),
  luc: person('d3ab94d7-527a-4d6f-986d-86f7ecced69c', 'Luc', 'Ouellet', quebec),
  amina: person('8d7dd60e-9352-4a01-8147-9ceaf0878546', 'Amina', 'Diallo', {
    ...quebec,
    locale: 'fr-fr',
    timeZone: 'Europe/Paris',
  }),
  samuel: person('9983aea1-f469-4ae2-83e6-ffae1b56ecd3', 'Samuel', 'Côté', quebec),
  /** A supplier, guest of one team. */
  priya: person('25f9236f-73ed-44b2-acb2-8fd85cb2f992', 'Priya', 'Raman', {
    ...quebec,
    locale: 'en-us',
    userType: 'Guest',
    upn: 'priya.raman_atelierlumen.example#EXT#@maisonbergeron.example',
    mail: 'priya.raman@atelierlumen.example',
  }),
  /** Left the organisation: tokens and messages of old name him, Graph does not. */
  gerard: person('01259502-9c69-45e2-bf51-5ab188f2daa1', 'Gérard', 'Lavoie', { ...quebec, left: true }),
  /** In the organisation, on no team. */
  olivia: person('bb1c0b39-85c0-4973-bb0a-1b5899e40240', 'Olivia', 'Chen', { ...quebec, locale: 'en-ca' }),
  megan: person('32b20a94-61d8-434f-88ab-550ec417590e', 'Megan', 'Doyle', chicago),
  tomas: person('787b4cdd-41c8-42b6-ad8d-4eb10a33837c', 'Tomás', 'Alvarez', chicago),
  ingrid: person('06234847-9059-4885-b209-6f40a9dc21ca', 'Ingrid', 'Sørensen', { ...chicago, locale: 'en-gb' }),
} as const satisfies Record<string, Person>;

/** One in each organisation holds the app role of Docket's administrators. */
export const administrators: readonly string[] = [people.nadia.oid, people.megan.oid];

export const channels = {
  servicesGeneral: standard('19:cbdcd1ee3d0d17dce87c26eb99f62934@thread.tacv2', 'General'),
  informatique: standard('19:4db11c0ca7edf38d69b03df67cb243d4@thread.tacv2', 'Informatique'),
  ressourcesHumaines: {
    id: '19:97a449949e9cf5e7aa32a772682fe63c@thread.tacv2',
    name: 'Ressources humaines',
    kind: 'private',
    members: [owner(people.nadia), member(people.camille)],
  },
  sherbrookeGeneral: standard('19:687a348e721dc23d42b6603fc72acbdd@thread.tacv2', 'General'),
  installations: standard('19:ee56c4b2b516c45402ab29a855ea19cf@thread.tacv2', 'Installations'),
  facilitiesGeneral: standard('19:f236034f1bbe69247f045c3c93a3e472@thread.tacv2', 'General'),
} as const satisfies Record<string, Channel>;

export const teams = {
  services: {
    groupId: '6d316688-2937-4ce5-8e7a-fe14212aab14',
    tenant: bergeron.tenant,
    name: 'Services internes',
    channels: [channels.servicesGeneral, channels.informatique, channels.ressourcesHumaines],
    members: [
      owner(people.nadia),
      member(people.etienne),
      member(people.camille),
      member(people.luc),
      member(people.amina),
      { oid: people.priya.oid, role: 'guest' },
    ],
  },
  sherbrooke: {
    groupId: '9b83e0a1-e431-4728-a928-08345696d312',
    tenant: bergeron.tenant,
    name: 'Magasin Sherbrooke',
    channels: [channels.sherbrookeGeneral, channels.installations],
    members: [owner(people.etienne), member(people.samuel)],
  },
  facilities: {
    groupId: '223e0458-eab0-4760-b1ea-508ff3b804bc',
    tenant: northwind.tenant,
    name: 'Facilities',
    channels: [channels.facilitiesGeneral],
    members: [owner(people.megan), member(people.tomas), member(people.ingrid)],
  },
} as const satisfies Record<string, Team>;

export const cast: Cast = {
  organisations: [bergeron, northwind],
  people: Object.values(people),
  teams: Object.values(teams),
};

/** The id by which a bot's conversations know a person: not their object id, and another for each bot. */
export function botUserId(oid: string, botAppId: string): string {
  return `29:1${createHash('sha512').update(`${botAppId}/${oid}`).digest('base64url').slice(0, 85)}`;
}

/** The id of the one-to-one conversation between a person and a bot. */
export function personalConversationId(oid: string, botAppId: string): string {
  return `a:1${createHash('sha512').update(`chat/${botAppId}/${oid}`).digest('base64url').slice(0, 84)}`;
}

/** The team's own thread id, by which the Bot Framework knows it: that of its General channel. */
export function threadOf(team: Team): string {
  const general = team.channels[0];
  if (general === undefined) throw new Error(`the team ${team.groupId} has no channel`);
  return general.id;
}

interface Traits extends Partial<Pick<Person, 'userType' | 'upn' | 'mail' | 'left'>> {
  readonly organisation: Organisation;
  readonly locale: string;
  readonly timeZone: string;
}

function person(oid: string, givenName: string, surname: string, { organisation, ...traits }: Traits): Person {
  const mail = `${plain(givenName)}.${plain(surname)}@${organisation.domain}`;
  const name = `${givenName} ${surname}`;
  return {
    oid,
    tenant: organisation.tenant,
    name,
    givenName,
    surname,
    upn: mail,
    mail,
    userType: 'Member',
    left: false,
    ...traits,
  };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('ø', 'o').normalize('NFD').replace(/\p{M}/gu, '');
}

function owner({ oid }: Person): Membership {
  return { oid, role: 'owner' };
}
function member({ oid }: Person): Membership {
  return { oid, role: 'member' };
}
function standard(id: string, name: string): Channel {
  return { id, name, kind: 'standard', members: null };
}
