import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import Fastify from 'fastify';
import { z } from 'zod';
import { openTokens } from '#bot/azure/credential.ts';
import type { TeamHooks } from '#bot/conversations/happen.ts';
import { openFolderFiles } from '#bot/files/folder.ts';
import { registerErrors } from '#bot/http/errors.ts';
import { openLinks } from '#bot/links.ts';
import { indexes } from '#bot/store/indexes.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { registerBotRoute } from '#bot/teams/register-bot.ts';
import { openUseCases } from '#bot/use-cases.ts';
import { publicInternet } from '#bot/webhooks/network.ts';
import type { Plan } from '#shared/checklists/plan.ts';
import type { changeDesk as changeDeskOperation } from '#shared/desks/contract.ts';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { botApp, tabApp, teamsAppId, vendorTenant } from '#test/cloud/app-registrations.ts';
import { cast, type Person, type Team } from '#test/cloud/cast.ts';
import { startConnector } from '#test/cloud/connector.ts';
import { startEntra } from '#test/cloud/entra.ts';
import { installsIn } from '#test/cloud/installs.ts';
import { botMention } from '#test/cloud/talk.ts';
import { type Activity, activitiesFor } from '#test/cloud/teams-activities.ts';
import type { Message } from '#test/cloud/transcript.ts';
import { openWorld, type World } from '#test/cloud/world.ts';

/** Where the tab is served. */
export const publicUrl = 'https://docket.example';
const Button = z.looseObject({ type: z.string(), title: z.string() });
const Card = z.looseObject({
  fallbackText: z.string(),
  body: z.array(z.looseObject({ type: z.string() })),
  actions: z.array(Button),
  refresh: z.object({ action: z.looseObject({ verb: z.string() }), userIds: z.array(z.string()) }).optional(),
});
type Card = z.infer<typeof Card>;
const Executed = z.object({ verb: z.string(), data: z.record(z.string(), z.unknown()) });
const Answered = z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: Card });

/** A card as a person's Teams shows it. */
export interface Shown {
  readonly card: Card;
  readonly message: Message;
}
export type TestBot = Awaited<ReturnType<typeof startBot>>;

/** Microsoft Entra, trusted by this process; its keys take a while to make, so that one serves a whole file of tests. */
export async function startTrustedEntra() {
  const entra = await startEntra();
  setDefaultCACertificates([...getCACertificates('default'), entra.caPem]);
  const tokens = openTokens({
    TAB_APP_ID: tabApp.appId,
    BOT_APP_ID: botApp.appId,
    SERVICE_TENANT_ID: vendorTenant,
    SERVICE_CLIENT_SECRET: tabApp.secret,
    ENTRA_AUTHORITY: entra.url,
  });
  return { ...entra, tokens };
}

/** The bot as it runs, its use cases real, its store a file, its Teams on loopback. */
export async function startBot(entra: Awaited<ReturnType<typeof startTrustedEntra>>) {
  const folder = await mkdtemp(join(tmpdir(), 'docket-bot-'));
  const world = openWorld(cast);
  const app = Fastify();
  const botUrl = () => `${app.listeningOrigin}/api/messages`;
  const connector = await startConnector({ entra, world, botUrl });
  const cloud = { world, connector, ...installsIn(world, connector) };
  const store = openSqliteStore({ file: join(folder, 'docket.db'), indexes, now: () => new Date() });
  const parts = openUseCases({
    network: publicInternet,
    store,
    files: openFolderFiles(join(folder, 'files')),
    directory: directoryOf(world),
    mails: false,
    sales: null,
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
  app.addHook('onError', async (_request, _reply, error) => void errors.push(error));
  registerErrors(app);
  const messenger = registerBotRoute(app, {
    config: {
      BOT_APP_ID: botApp.appId,
      BOT_OPENID_METADATA: entra.botMetadataUrl,
      BOT_SERVICE_HOSTS: [connector.url],
      PUBLIC_URL: publicUrl,
    },
    store,
    useCases: { ...parts.useCases, readMe },
    findByNumber: parts.findByNumber,
    deskOfChannel: (_tenant, channel) => Promise.resolve(desks.get(channel) ?? null),
    links: openLinks(teamsAppId),
    connectorToken: entra.tokens.connector,
    hooks: recordingHooks(told),
    now: () => new Date(),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const activities = activitiesFor(botApp.appId, connector.serviceUrl);

  /** The cards that the bot posted into a chat or channel, oldest first. */
  function posts(conversation: string): readonly Shown[] {
    const byBot = connector.messages(conversation).filter(({ from }) => from === 'bot');
    return byBot.map((message) => ({ message, card: Card.parse(message.cards[0]) }));
  }

  /** Says something and gives the one card that the bot answers with. */
  async function say(person: Person, text: string, channelId?: string): Promise<Shown> {
    const conversation = channelId ?? connector.chatOf(person);
    const before = posts(conversation).length;
    const reply = await connector.say(
      person,
      channelId === undefined ? 'chat' : { channelId },
      channelId === undefined ? text : `${botMention} ${text}`,
    );
    const after = posts(conversation);
    const last = after.at(-1);
    if (reply?.status !== 200 || last === undefined || after.length !== before + 1)
      throw new Error(`the bot gave no single answer: ${JSON.stringify(reply)}`, { cause: errors.at(-1) });
    return last;
  }

  /** Presses a button by its title, or lets Teams refresh the card, and gives what takes the card's place. */
  async function press(
    person: Person,
    { card, message }: Shown,
    title: string,
    typed: Readonly<Record<string, string>> = {},
  ): Promise<Shown> {
    const { verb, data } = Executed.parse(title === 'refresh' ? card.refresh?.action : findButton(card, title));
    const action = { type: 'Action.Execute', verb, data: { ...data, ...typed } } as const;
    const reply = await connector.press(person, message, action);
    if (reply.status !== 200)
      throw new Error(`the press was answered with ${JSON.stringify(reply)}`, { cause: errors.at(-1) });
    return { message, card: Answered.parse(reply.body).value };
  }

  /** A message in a person's own chat, for tests that deliver it themselves. */
  function message(person: Person, text: string, id: string = randomUUID()): Activity {
    return activities.message(person, { kind: 'personal' }, id, text, []);
  }

  function callOf({ tenant, oid, name }: Person) {
    return { caller: { tenant, person: oid, name }, via: 'tab', idempotencyKey: null } as const;
  }

  /** Changes a desk's settings as its owner does in the tab. */
  async function changeDesk(by: Person, deskId: DeskId, wanted: Omit<BodyOf<typeof changeDeskOperation>, 'version'>) {
    const on = { params: { deskId }, query: {} };
    const found = await parts.useCases.readDesk(callOf(by), { ...on, body: undefined });
    const version = found.ok ? found.value.version : '';
    const changed = await parts.useCases.changeDesk(callOf(by), { ...on, body: { version, ...wanted } });
    if (!changed.ok) throw new Error(`the settings were refused: ${changed.refusal.code}`);
  }

  /** Marks the desk's ticket as its owner does in the tab. */
  async function makeConfidential(by: Person, deskId: DeskId, number: number) {
    const on = { params: { deskId, ticketId: await idOf(by, deskId, number) }, query: {} };
    const read = await parts.useCases.readTicket(callOf(by), { ...on, body: undefined });
    const version = read.ok ? read.value.version : '';
    const body = { version, changes: { confidential: true } };
    const changed = await parts.useCases.changeTicket(callOf(by), { ...on, body });
    if (!changed.ok) throw new Error(`the ticket was not marked: ${changed.refusal.code}`);
  }

  /** Starts a checklist that holds the desk's ticket open, as one does in the tab. */
  async function holdOpen(by: Person, deskId: DeskId, number: number, of: Plan, title: string) {
    const ticket = await idOf(by, deskId, number);
    const body = { from: { plan: of }, title, ticket, holds: true };
    const started = await parts.useCases.startRun(callOf(by), { params: { deskId }, query: {}, body });
    if (!started.ok) throw new Error(`the checklist was refused: ${started.refusal.code}`);
  }

  async function makeTemplate(by: Person, deskId: DeskId, name: string, of: Plan) {
    const body = { name, plan: of };
    const made = await parts.useCases.createTemplate(callOf(by), { params: { deskId }, query: {}, body });
    if (!made.ok) throw new Error(`the template was refused: ${made.refusal.code}`);
  }

  async function idOf(by: Person, deskId: DeskId, number: number) {
    const found = await parts.findByNumber(callOf(by).caller, deskId, number);
    if (!found.ok) throw new Error(`there is no ticket ${number}: ${found.refusal.code}`);
    return found.value.id;
  }

  async function openDesk(by: Person, team: Team, channel: { readonly id: string }, name: string): Promise<DeskId> {
    const body = { name, language: 'fr', channelId: channel.id } as const;
    const made = await parts.useCases.createDesk(callOf(by), { params: { teamId: team.groupId }, query: {}, body });
    if (!made.ok) throw new Error(`the desk was refused: ${made.refusal.code}`);
    desks.set(channel.id, made.value.id);
    return made.value.id;
  }

  return {
    ...cloud,
    store,
    messenger,
    told,
    posts,
    say,
    press,
    message,
    openDesk,
    changeDesk,
    makeConfidential,
    holdOpen,
    makeTemplate,
    idOf,
    connector,
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

/** What a person reads on a card, line by line. */
export function linesOf({ card }: Pick<Shown, 'card'>): readonly string[] {
  return card.body.flatMap(linesIn);
}

export function buttonsOf({ card }: Shown): readonly string[] {
  return card.actions.map(({ title }) => title);
}

const Line = z.object({ text: z.string().optional(), inlines: z.array(z.object({ text: z.string() })).default([]) });
const Parts = z.object({ items: z.array(z.looseObject({})).default([]) });

function linesIn(element: Readonly<Record<string, unknown>>): readonly string[] {
  const { text, inlines } = Line.parse(element);
  const line = text ?? inlines.map((run) => run.text).join('');
  return [...(line === '' ? [] : [line]), ...Parts.parse(element).items.flatMap(linesIn)];
}

const Behind = z.object({ card: z.object({ actions: z.array(Button) }).optional(), selectAction: Button.optional() });

/** Also a button that waits behind another, as the comment's does, and a row that one can press. */
function findButton({ actions, body }: Card, title: string) {
  const behind = [...actions, ...body].map((part) => Behind.parse(part));
  const others = behind.flatMap(({ card, selectAction }) => [...(card?.actions ?? []), selectAction]);
  const found = [...actions, ...others].find((action) => action?.title === title);
  if (found === undefined) throw new Error(`no button “${title}” on: ${JSON.stringify(actions)}`);
  return found;
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
