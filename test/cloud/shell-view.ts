import type { FeedItem } from './activity-feed.ts';
import { teamsAppId } from './app-registrations.ts';
import { type Person, type Team, threadOf } from './cast.ts';
import type { Connector } from './connector.ts';
import type { Graph } from './graph.ts';
import type { readManifest } from './manifest.ts';
import type { FeedEntry, ShellMessage, ShellPerson, ShellState, ShellTeam, Tab } from './shell/shell-state.ts';
import { botName } from './teams-activities.ts';
import type { World } from './world.ts';

interface Deps {
  readonly world: World;
  readonly graph: Graph;
  readonly connector: Connector;
  readonly manifest: ReturnType<typeof readManifest>;
  readonly serviceOrigin: () => string;
  readonly tabsOf: (channelId: string) => readonly Tab[];
}

/** What Teams shows to a person. */
export function shellState(deps: Deps, person: Person): ShellState {
  const { world, graph, connector, serviceOrigin } = deps;
  return {
    app: { id: teamsAppId, name: botName, origin: serviceOrigin() },
    people: world.people().map((one) => presentPerson(deps, one)),
    person: presentPerson(deps, person),
    teams: world.teams().flatMap((team) => presentTeam(deps, team, person) ?? []),
    chat: connector.chatOf(person),
    feed: graph.feedOf(person.oid).map((item) => presentEntry(deps, item)),
  };
}

/** A conversation as a person sees it: their own cards where they pressed something. */
export function shellMessages({ connector, world }: Deps, person: Person, conversation: string): ShellMessage[] {
  const found = world.channel(conversation);
  const allowed =
    found === undefined
      ? conversation === connector.chatOf(person)
      : world.roster(found.team, found.channel).some(({ oid }) => oid === person.oid);
  if (!allowed) return [];
  return connector.messages(conversation).map(({ cardFor, cards, activity, conversation: _, ...message }) => {
    const own = cardFor[person.oid];
    const author = message.from === 'bot' ? botName : nameOf(world, message.from);
    return { ...message, author, cards: own === undefined ? [...cards] : [own, ...cards.slice(1)] };
  });
}

function nameOf(world: World, oid: string): string {
  return world.cast.people.find((person) => person.oid === oid)?.name ?? oid;
}

function presentPerson({ world, connector }: Deps, person: Person): ShellPerson {
  const { oid, tenant, name, upn, locale, userType } = person;
  const organisation = world.cast.organisations.find((one) => one.tenant === tenant)?.name ?? tenant;
  return {
    oid,
    tenant,
    organisation,
    name,
    upn,
    locale,
    guest: userType === 'Guest',
    botUserId: connector.userIdOf(person),
  };
}

function presentTeam({ world, tabsOf }: Deps, team: Team, person: Person): ShellTeam | null {
  const membership = team.members.find(({ oid }) => oid === person.oid);
  if (membership === undefined) return null;
  const seen = team.channels.filter((channel) => world.roster(team, channel).some(({ oid }) => oid === person.oid));
  return {
    groupId: team.groupId,
    name: team.name,
    thread: threadOf(team),
    role: membership.role,
    installed: world.isInstalled(team.groupId),
    channels: seen.map(({ id, name, kind }) => ({ id, name, kind, tabs: [...tabsOf(id)] })),
    roster: team.members.map(({ oid }) => ({ oid, name: nameOf(world, oid) })),
  };
}

function presentEntry({ manifest }: Deps, item: FeedItem): FeedEntry {
  const { id, at, read, activityType, parameters, preview, topic } = item;
  const write = (template: string | undefined) =>
    template === undefined
      ? (parameters['systemDefaultText'] ?? activityType)
      : template.replace(
          /\{(\w+)\}/g,
          (_, name: string) => parameters[name] ?? (name === 'actor' ? botName : `{${name}}`),
        );
  const title = {
    en: write(manifest.activityTypes?.[activityType]),
    fr: write(manifest.french[activityType] ?? manifest.activityTypes?.[activityType]),
  };
  return { id, at, read, title, preview, link: topic.webUrl };
}
