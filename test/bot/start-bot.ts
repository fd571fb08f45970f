import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import Fastify from 'fastify';
import type { TeamHooks } from '#bot/conversations/happen.ts';
import { registerErrors } from '#bot/http/errors.ts';
import { indexes } from '#bot/store/indexes.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { registerBotRoute } from '#bot/teams/register-bot.ts';
import { openUseCases } from '#bot/use-cases.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { botApp } from '#test/cloud/app-registrations.ts';
import {
  bergeron,
  botUserId,
  cast,
  channels,
  northwind,
  type Person,
  people,
  personalConversationId,
  type Team,
  teams,
} from '#test/cloud/cast.ts';
import { type Entra, startEntra } from '#test/cloud/entra.ts';
import { openWorld, type World } from '#test/cloud/world.ts';
import { type Shown, shownIn, startRecordingConnector } from './recording-connector.ts';

const botId = `28:${botApp.appId}`;

export interface Saying {
  readonly text: string;
  /** In a channel of a team; else in the person's own chat with the bot. */
  readonly channel?: string;
  readonly mention?: Person;
  readonly id?: string;
}
export type TestBot = Awaited<ReturnType<typeof startBot>>;

/** Microsoft Entra, trusted by this process; its keys take a while to make, so that one serves a whole file of tests. */
export async function startTrustedEntra(): Promise<Entra> {
  const entra = await startEntra();
  setDefaultCACertificates([...getCACertificates('default'), entra.caPem]);
  return entra;
}

/** The bot as it runs, its use cases real, its store a file, its Teams on loopback. */
export async function startBot(entra: Entra) {
  const folder = await mkdtemp(join(tmpdir(), 'docket-bot-'));
  const world = openWorld(cast);
  const roster = Object.fromEntries(world.people().map(({ oid }) => [botUserId(oid, botApp.appId), oid]));
  const connector = await startRecordingConnector(roster);
  const store = openSqliteStore({ file: join(folder, 'docket.db'), indexes, now: () => new Date() });
  const parts = openUseCases({
    store,
    directory: directoryOf(world),
    took: () => undefined,
    now: () => new Date(),
    failed: (what, error) => console.error(what, error),
  });
  let held: Promise<void> = Promise.resolve();
  const readMe: typeof parts.useCases.readMe = async (...args) => {
    await held;
    return await parts.useCases.readMe(...args);
  };
  const desks = new Map<string, DeskId>();
  const told: string[] = [];
  const errors: Error[] = [];
  const app = Fastify();
  app.addHook('onError', async (_request, _reply, error) => void errors.push(error));
  registerErrors(app);
  const bot = registerBotRoute(app, {
    config: {
      BOT_APP_ID: botApp.appId,
      BOT_OPENID_METADATA: entra.botMetadataUrl,
      BOT_SERVICE_HOSTS: [connector.origin],
    },
    store,
    useCases: { ...parts.useCases, readMe },
    findByNumber: parts.findByNumber,
    deskOfChannel: (_tenant, channel) => Promise.resolve(desks.get(channel) ?? null),
    links: {
      ticket: (desk, ticket) => `https://teams.example/${desk}/${ticket}`,
      desk: (desk) => `https://teams.example/${desk}`,
      mine: () => 'https://teams.example/mine',
    },
    connectorToken: () => Promise.resolve('connector-token'),
    hooks: recordingHooks(told),
    now: () => new Date(),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.addresses()[0];
  const endpoint = `http://127.0.0.1:${address?.port}/api/messages`;
  let counter = 0;
  const nextId = () => `1717${(counter += 1).toString().padStart(9, '0')}`;

  async function deliver(activity: object, authorization?: string | null) {
    const bearer =
      authorization === undefined
        ? `Bearer ${await entra.mintChannelToken({ serviceUrl: connector.serviceUrl })}`
        : authorization;
    return await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(bearer === null ? {} : { authorization: bearer }) },
      body: JSON.stringify(activity),
    });
  }

  function from(person: Person, channel: string | undefined) {
    const team = channel === undefined ? undefined : world.channel(channel)?.team;
    const conversation =
      channel === undefined ? personalConversationId(person.oid, botApp.appId) : `${channel};messageid=1`;
    return {
      id: nextId(),
      channelId: 'msteams',
      serviceUrl: connector.serviceUrl,
      locale: person.locale,
      from: { id: botUserId(person.oid, botApp.appId), name: person.name, aadObjectId: person.oid },
      recipient: { id: botId, name: 'Docket' },
      conversation: {
        id: conversation,
        tenantId: person.tenant,
        conversationType: channel === undefined ? 'personal' : 'channel',
        isGroup: channel !== undefined,
      },
      channelData: {
        tenant: { id: person.tenant },
        ...(team === undefined ? {} : { channel: { id: channel }, team: teamData(team) }),
      },
    };
  }

  function message(person: Person, { text, channel, mention, id }: Saying) {
    const base = from(person, channel);
    const tag = { type: 'mention', text: '<at>Docket</at>', mentioned: { id: botId, name: 'Docket' } };
    const mentioned = mention && { id: botUserId(mention.oid, botApp.appId), name: mention.givenName };
    const entities = [
      ...(channel === undefined ? [] : [tag]),
      ...(mentioned === undefined ? [] : [{ type: 'mention', text: `<at>${mentioned.name}</at>`, mentioned }]),
    ];
    const said = channel === undefined ? text : `<at>Docket</at>&nbsp;${text}`;
    return { ...base, type: 'message', text: said, entities, ...(id === undefined ? {} : { id }) };
  }

  /** Says something and gives the card that the bot answers with. */
  async function say(person: Person, saying: string | Saying): Promise<Shown> {
    const activity = message(person, typeof saying === 'string' ? { text: saying } : saying);
    const before = connector.posts(activity.conversation.id).length;
    const reply = await deliver(activity);
    const posts = connector.posts(activity.conversation.id);
    const last = posts.at(-1);
    if (reply.status !== 200 || last === undefined || posts.length !== before + 1)
      throw new Error(`the bot gave no single answer: ${reply.status} ${await reply.text()}`, { cause: errors.at(-1) });
    return last;
  }

  /** Presses a button by its title (or lets Teams refresh the card) and gives the card that takes its place. */
  async function press(
    person: Person,
    shown: Shown,
    title: string,
    typed: Readonly<Record<string, string>> = {},
    channel?: string,
  ) {
    const button = title === 'refresh' ? shown.refresh?.action : findButton(shown, title);
    if (button === undefined) throw new Error(`no button “${title}” on: ${JSON.stringify(shown.actions)}`);
    const { verb, data } = button as { verb: string; data: object };
    const action = { type: 'Action.Execute', verb, data: { ...data, ...typed } };
    const reply = await deliver({
      ...from(person, channel),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action, trigger: 'manual' },
    });
    if (reply.status !== 200)
      throw new Error(`the press was answered with ${reply.status}: ${await reply.text()}`, { cause: errors.at(-1) });
    return shownIn(await reply.json());
  }

  async function openDesk(by: Person, team: Team, channel: { readonly id: string }, name: string): Promise<DeskId> {
    const call = {
      caller: { tenant: by.tenant, person: by.oid, name: by.name },
      via: 'tab',
      idempotencyKey: null,
    } as const;
    const body = { name, language: 'fr', channelId: channel.id } as const;
    const made = await parts.useCases.createDesk(call, { params: { teamId: team.groupId }, query: {}, body });
    if (!made.ok) throw new Error(`the desk was refused: ${made.refusal.code}`);
    desks.set(channel.id, made.value.id);
    return made.value.id;
  }

  return {
    connector,
    bot,
    useCases: parts.useCases,
    told,
    deliver,
    from,
    message,
    say,
    press,
    openDesk,
    /** Makes whoever asks who somebody is wait, until the function given is called. */
    holdReadMe() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    async stop() {
      await app.close();
      await connector.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The first two to four lines that a person reads on a card, and all others. */
export function linesOf(shown: Shown): readonly string[] {
  return shown.body.flatMap(linesIn);
}

export function buttonsOf(shown: Shown): readonly string[] {
  return shown.actions.map(({ title }) => title);
}

function linesIn(element: Readonly<Record<string, unknown>>): string[] {
  const { text, inlines, items } = element;
  if (typeof text === 'string') return [text];
  if (Array.isArray(inlines)) return [inlines.map((run: { text: string }) => run.text).join('')];
  return Array.isArray(items) ? items.flatMap(linesIn) : [];
}

/** Also one that waits behind another, as the comment's does. */
function findButton(shown: Shown, title: string): object | undefined {
  const nested = shown.actions.flatMap((action) => {
    const inner = action['card'] as { actions?: { title: string }[] } | undefined;
    return [action, ...(inner?.actions ?? [])];
  });
  const rows = shown.body.flatMap(({ selectAction }) =>
    selectAction === undefined ? [] : [selectAction as { title: string }],
  );
  return [...nested, ...rows].find((action) => action.title === title);
}

function teamData(team: Team) {
  return { id: team.channels[0]?.id, name: team.name, aadGroupId: team.groupId };
}

function directoryOf(world: World) {
  return {
    team: (_tenant: string, team: string) => Promise.resolve(world.team(team) ?? null),
    channels: (_tenant: string, team: string) => Promise.resolve(world.team(team)?.channels ?? []),
    members: (_tenant: string, group: string, { id }: { readonly id: string }) => {
      const team = world.team(group);
      if (team === undefined) return Promise.resolve(null);
      const roster = world.roster(team, world.channel(id)?.channel);
      const entries = roster.flatMap(({ oid, role }) => {
        const person = world.person(oid);
        return person === undefined ? [] : [{ person: oid, name: person.name, role, email: person.mail }];
      });
      return Promise.resolve(entries);
    },
  };
}

function recordingHooks(told: string[]): TeamHooks {
  const tell =
    (what: string) =>
    (_tenant: string, ...rest: readonly unknown[]) => {
      told.push([what, ...rest.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))].join(' '));
      return Promise.resolve();
    };
  return {
    onInstalled: (tenant, team) => tell('installed')(tenant, team.group),
    onUninstalled: tell('uninstalled'),
    onRosterChanged: tell('roster'),
    onTeamRenamed: tell('team-renamed'),
    onChannelRenamed: tell('channel-renamed'),
    onTeamState: tell('team'),
    onChannelState: tell('channel'),
  };
}

export { bergeron, botApp, channels, northwind, people, teams };
