import { type Cast, type Channel, type Membership, type Person, type Team, type TeamRole, threadOf } from './cast.ts';

/**
 * Who is where right now, as Graph and the Bot Connector tell it. Changing it sends nothing to the bot: Teams' events are
 * the connector's business, so that a test may also lose one.
 */
export interface World {
  readonly cast: Cast;
  people(): readonly Person[];
  /** Those who left are not found. */
  person(oid: string): Person | undefined;
  teams(): readonly Team[];
  team(groupId: string): Team | undefined;
  /** By the thread id that the Bot Framework uses. */
  teamOfThread(thread: string): Team | undefined;
  channel(channelId: string): { readonly team: Team; readonly channel: Channel } | undefined;
  /** The channel's own roster where it has one, else the team's. */
  roster(team: Team, channel?: Channel): readonly Membership[];
  isInstalled(groupId: string): boolean;
  /** In personal scope. */
  hasApp(oid: string): boolean;

  setInstalled(groupId: string, installed: boolean): void;
  setPersonalApp(oid: string, installed: boolean): void;
  addMember(groupId: string, oid: string, role?: TeamRole): void;
  /** Off the team and its private channels. */
  removeMember(groupId: string, oid: string): void;
  setRole(groupId: string, oid: string, role: TeamRole): void;
  addChannelMember(channelId: string, oid: string, role?: TeamRole): void;
  removeChannelMember(channelId: string, oid: string): void;
  renameTeam(groupId: string, name: string): void;
  renameChannel(channelId: string, name: string): void;
  addChannel(groupId: string, channel: Channel): void;
  removeChannel(channelId: string): void;
  removeTeam(groupId: string): void;
  /** Deletes the account: off every team, unknown to Graph. */
  leave(oid: string): void;
  /** Calls back after each change, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

export function openWorld(cast: Cast): World {
  const people = new Map(cast.people.map((person) => [person.oid, person]));
  const teams = new Map(cast.teams.map((team) => [team.groupId, team]));
  const installed = new Set<string>();
  const personal = new Set<string>();
  const listeners = new Set<() => void>();
  const told = (change: () => void) => {
    change();
    for (const listener of listeners) listener();
  };

  const changeTeam = (groupId: string, change: (team: Team) => Team) => {
    const team = teams.get(groupId);
    if (team === undefined) throw new Error(`there is no team ${groupId}`);
    told(() => teams.set(groupId, change(team)));
  };
  const find = (channelId: string) => {
    for (const team of teams.values()) {
      const channel = team.channels.find(({ id }) => id === channelId);
      if (channel !== undefined) return { team, channel };
    }
    return undefined;
  };
  const changeChannel = (channelId: string, change: (channel: Channel) => Channel) => {
    const found = find(channelId);
    if (found === undefined) throw new Error(`there is no channel ${channelId}`);
    changeTeam(found.team.groupId, (team) => ({
      ...team,
      channels: team.channels.map((channel) => (channel.id === channelId ? change(channel) : channel)),
    }));
  };
  const removeMember = (groupId: string, oid: string) => changeTeam(groupId, (team) => withoutPerson(team, oid));

  return {
    cast,
    people: () => [...people.values()].filter(({ left }) => !left),
    person: (oid) => {
      const person = people.get(oid);
      return person?.left ? undefined : person;
    },
    teams: () => [...teams.values()],
    team: (groupId) => teams.get(groupId),
    teamOfThread: (thread) => [...teams.values()].find((team) => threadOf(team) === thread),
    channel: find,
    roster: (team, channel) => channel?.members ?? team.members,
    isInstalled: (groupId) => installed.has(groupId),
    hasApp: (oid) => personal.has(oid),
    setInstalled: (groupId, is) => told(() => (is ? installed.add(groupId) : installed.delete(groupId))),
    setPersonalApp: (oid, is) => told(() => (is ? personal.add(oid) : personal.delete(oid))),
    addMember: (groupId, oid, role = 'member') =>
      changeTeam(groupId, (team) => ({ ...team, members: [...without(team.members, oid), { oid, role }] })),
    removeMember,
    setRole: (groupId, oid, role) =>
      changeTeam(groupId, (team) => ({
        ...team,
        members: team.members.map((m) => (m.oid === oid ? { oid, role } : m)),
      })),
    addChannelMember: (channelId, oid, role = 'member') =>
      changeChannel(channelId, (channel) => ({
        ...channel,
        members: [...without(channel.members ?? [], oid), { oid, role }],
      })),
    removeChannelMember: (channelId, oid) =>
      changeChannel(channelId, (channel) => ({
        ...channel,
        members: channel.members && without(channel.members, oid),
      })),
    renameTeam: (groupId, name) => changeTeam(groupId, (team) => ({ ...team, name })),
    renameChannel: (channelId, name) => changeChannel(channelId, (channel) => ({ ...channel, name })),
    addChannel: (groupId, channel) =>
      changeTeam(groupId, (team) => ({ ...team, channels: [...team.channels, channel] })),
    removeChannel: (channelId) => {
      const groupId = find(channelId)?.team.groupId ?? '';
      changeTeam(groupId, (team) => ({ ...team, channels: team.channels.filter(({ id }) => id !== channelId) }));
    },
    removeTeam: (groupId) => told(() => teams.delete(groupId)),
    leave: (oid) => {
      const person = people.get(oid);
      if (person === undefined) throw new Error(`there is no person ${oid}`);
      people.set(oid, { ...person, left: true });
      for (const { groupId } of [...teams.values()]) removeMember(groupId, oid);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function without(members: readonly Membership[], oid: string): Membership[] {
  return members.filter((member) => member.oid !== oid);
}

function withoutPerson(team: Team, oid: string): Team {
  return {
    ...team,
    members: without(team.members, oid),
    channels: team.channels.map((channel) => ({
      ...channel,
      members: channel.members && without(channel.members, oid),
    })),
  };
}
