import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTokens, type Tokens } from '#bot/azure/credential.ts';
import { openUsage } from '#bot/billing/usage.ts';
import { openConversations } from '#bot/conversations/conversations.ts';
import { openFolderFiles } from '#bot/files/folder.ts';
import { openGraph } from '#bot/graph/graph.ts';
import { openLinks } from '#bot/links.ts';
import { personPartition } from '#bot/members/preferences-document.ts';
import { type Delivery, deliveryOf } from '#bot/notifications/delivery.ts';
import { openNotifications } from '#bot/notifications/open-notifications.ts';
import { openRelay } from '#bot/relay/relay.ts';
import { indexes } from '#bot/store/indexes.ts';
import type { Store } from '#bot/store/port.ts';
import { openSqliteStore } from '#bot/store/sqlite/sqlite-store.ts';
import { connectorWith } from '#bot/teams/connector.ts';
import { openTeamsMessenger } from '#bot/teams/messenger.ts';
import { openMeters } from '#bot/telemetry/meters.ts';
import type { Took } from '#bot/tickets/commit.ts';
import { openUseCases } from '#bot/use-cases.ts';
import { publicInternet } from '#bot/webhooks/network.ts';
import type { BodyOf } from '#shared/kernel/endpoint.ts';
import type { CommentId, DeskId, RunId, TicketId } from '#shared/kernel/ids.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { changeNotificationSettings } from '#shared/notifications/preferences-contract.ts';
import type { TicketChanges } from '#shared/tickets/contract.ts';
import { botApp, tabApp, teamsAppId, vendorTenant } from '#test/cloud/app-registrations.ts';
import { cast, channels, type Person, people, teams } from '#test/cloud/cast.ts';
import { startConnector } from '#test/cloud/connector.ts';
import { type Entra, startEntra } from '#test/cloud/entra.ts';
import { type Graph, startGraph } from '#test/cloud/graph.ts';
import { openWorld } from '#test/cloud/world.ts';
import { noon } from '#test/support/builders.ts';
import { plan, tick } from '#test/support/checklist-builders.ts';
import { trust } from '#test/support/trust.ts';

/** Microsoft Entra, trusted by this process; its keys take a while to make, so that one serves a whole file of tests. */
export async function startTrustedEntra(): Promise<{ readonly entra: Entra; readonly tokens: Tokens }> {
  const entra = await startEntra();
  trust(entra.caPem);
  const tokens = openTokens({
    TAB_APP_ID: tabApp.appId,
    BOT_APP_ID: botApp.appId,
    SERVICE_TENANT_ID: vendorTenant,
    SERVICE_CLIENT_SECRET: tabApp.secret,
    ENTRA_AUTHORITY: entra.url,
  });
  return { entra, tokens };
}

export interface Clock {
  readonly now: () => Date;
  advance(seconds: number): void;
}
/** @param from the moment at which it stands until it is advanced */
export function startClock(from: string = noon): Clock {
  let time = Date.parse(from);
  return {
    now: () => new Date(time),
    advance: (seconds) => {
      time += seconds * 1000;
    },
  };
}

export type TestRelay = Awaited<ReturnType<typeof startRelay>>;
export type Instance = ReturnType<TestRelay['open']>;

/** Opens a store for one more instance of the service. */
export type OpenStore = (folder: string, now: () => Date) => Store;
export const openEmbedded: OpenStore = (folder, now) =>
  openSqliteStore({ file: join(folder, 'docket.db'), indexes, now });

/** A desk of the team Services internes and what stands behind it: use cases, store file, Graph, Bot Connector, a clock. */
export async function startRelay(
  { entra, tokens }: Awaited<ReturnType<typeof startTrustedEntra>>,
  openStore = openEmbedded,
  /** More people on the team than the cast. */
  crowd: readonly Person[] = [],
) {
  const folder = await mkdtemp(join(tmpdir(), 'docket-relay-'));
  const world = openWorld({ ...cast, people: [...cast.people, ...crowd] });
  for (const { oid } of crowd) world.addMember(teams.services.groupId, oid);
  world.setInstalled(teams.services.groupId, true);
  const graph = await startGraph({ world, keys: entra.keys });
  const connector = await startConnector({ entra, world, botUrl: () => 'http://127.0.0.1:9' });
  const clock = startClock();
  const failures: string[] = [];
  const open = () =>
    openInstance({
      store: openStore(folder, clock.now),
      folder,
      graph,
      tokens,
      clock,
      connectorUrl: connector.url,
      failures,
    });
  const first = open();
  const instances = [first];
  const desk = await createDesk(first);
  return {
    world,
    graph,
    connector,
    clock,
    /** What the service would have logged. */
    failures,
    desk,
    first,
    /** Another instance of the service on the same store. */
    open() {
      const instance = open();
      instances.push(instance);
      return instance;
    },
    /** Opens a person's chat with the bot, as their first message would. */
    async meet(person: Person) {
      const { tenant, oid, name } = person;
      world.setPersonalApp(oid, true);
      const conversation = connector.chatOf(person);
      const place = {
        tenant,
        serviceUrl: connector.serviceUrl,
        conversation,
        scope: 'personal',
        channel: null,
        team: null,
        bot: `28:${botApp.appId}`,
      } as const;
      await openConversations(first.store).meetPerson(place, { id: `29:${oid}`, person: oid, name });
    },
    cardsOf: (person: Person) =>
      connector
        .messages(connector.chatOf(person))
        .filter(({ from }) => from === 'bot')
        .map(({ cards }) => cards[0]),
    async stop() {
      for (const { store } of instances) await store.close();
      await Promise.all([graph.close(), connector.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

interface InstanceOptions {
  readonly store: Store;
  readonly folder: string;
  readonly graph: Graph;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly connectorUrl: string;
  readonly failures: string[];
}

/** One instance of the service: real parts, nobody sweeping until told. */
export function openInstance(options: InstanceOptions) {
  const { store, folder, graph, tokens, clock, connectorUrl, failures } = options;
  const { url } = graph;
  const { now } = clock;
  const directory = openGraph({ baseUrl: url, token: tokens.graph });
  const failed = (what: string, error: unknown) => void failures.push(`${what}: ${String(error)}`);
  let crashed = false;
  const commits: Parameters<Took>[] = [];
  const took: Took = (...commit) => {
    commits.push(commit);
    if (!crashed) relay.took(...commit);
  };
  const { useCases, organisations, roster, plans, syncRoster } = openUseCases({
    network: publicInternet,
    store,
    files: openFolderFiles(folder),
    directory,
    mails: false,
    sales: null,
    took,
    now,
    failed,
  });
  const callConnector = connectorWith({ serviceHosts: [connectorUrl], connectorToken: tokens.connector, now });
  const messenger = openTeamsMessenger(openConversations(store), callConnector, botApp.appId);
  const links = openLinks(teamsAppId);
  const meters = openMeters();
  const notifications = openNotifications({
    store,
    organisations,
    roster,
    plans,
    graph: directory,
    messenger,
    mail: null,
    links,
    now,
    random: () => 0,
    failed,
    delivered: meters.delivered,
  });
  const usage = openUsage({ store, now, failed });
  const relay = openRelay({
    store,
    projectors: [notifications.project, usage.project],
    now,
    failed,
    overdue: meters.overdue,
  });
  async function idle(): Promise<void> {
    await relay.idle();
    await notifications.idle();
  }
  return {
    store,
    useCases,
    syncRoster,
    relay,
    notifications,
    usage,
    /** What this instance committed, oldest first. */
    commits,
    /** Commits go on, and nothing follows from them here. */
    crash() {
      crashed = true;
    },
    idle,
    /** And waits for what the sweeps only handed on. */
    async sweep() {
      await relay.sweep();
      await notifications.sweep();
      await idle();
    },
  };
}

export function callBy({ tenant, oid, name }: Person) {
  return { caller: { tenant, person: oid, name }, via: 'tab', idempotencyKey: null } as const;
}

async function createDesk({ useCases }: Instance): Promise<DeskId> {
  const body = { name: 'Informatique', language: 'fr', channelId: channels.informatique.id } as const;
  const input = { params: { teamId: teams.services.groupId }, query: {}, body };
  return valueIn(await useCases.createDesk(callBy(people.nadia), input)).id;
}

/** What people do on the desk, through one instance. */
export function actOn({ useCases }: Instance, deskId: DeskId) {
  const versionOf = async (person: Person, ticketId: TicketId) =>
    valueIn(await useCases.readTicket(callBy(person), { params: { deskId, ticketId }, query: {}, body: undefined }))
      .version;
  return {
    async file(person: Person, title: string, over: Partial<TicketChanges> = {}): Promise<TicketId> {
      const { status: _, fields: __, ...rest } = over;
      const input = { params: { deskId }, query: {}, body: { ...rest, title } };
      return valueIn(await useCases.createTicket(callBy(person), input)).id;
    },
    async start(person: Person, title: string): Promise<RunId> {
      const body = { from: { plan: plan([tick('porte')]) }, title };
      return valueIn(await useCases.startRun(callBy(person), { params: { deskId }, query: {}, body })).id;
    },
    async change(person: Person, ticketId: TicketId, changes: TicketChanges): Promise<void> {
      const version = await versionOf(person, ticketId);
      const input = { params: { deskId, ticketId }, query: {}, body: { version, changes } };
      valueIn(await useCases.changeTicket(callBy(person), input));
    },
    async comment(person: Person, ticketId: TicketId, text: string): Promise<CommentId> {
      const input = { params: { deskId, ticketId }, query: {}, body: { text, internal: false } };
      const { timeline } = valueIn(await useCases.addComment(callBy(person), input));
      return timeline.findLast(({ kind }) => kind === 'comment')?.comment?.id ?? fail('no comment');
    },
    async uncomment(person: Person, ticketId: TicketId, commentId: CommentId): Promise<void> {
      const input = { params: { deskId, ticketId, commentId }, query: {}, body: undefined };
      valueIn(await useCases.deleteComment(callBy(person), input));
    },
    async prefer(person: Person, body: { language?: 'en' | 'fr'; notifyBy?: 'feed' | 'card' | 'off' }): Promise<void> {
      valueIn(await useCases.changeMe(callBy(person), { params: {}, query: {}, body }));
    },
    async choose(person: Person, body: BodyOf<typeof changeNotificationSettings>): Promise<void> {
      valueIn(await useCases.changeNotificationSettings(callBy(person), { params: {}, query: {}, body }));
    },
    async mute(person: Person, subject: TicketId | DeskId): Promise<void> {
      valueIn(await useCases.mute(callBy(person), { params: { subject }, query: {}, body: { deskId } }));
    },
    async unmute(person: Person, subject: TicketId | DeskId): Promise<void> {
      valueIn(await useCases.unmute(callBy(person), { params: { subject }, query: {}, body: undefined }));
    },
  };
}

function fail(message: string): never {
  throw new Error(message);
}

/** What a person was or is to be told, oldest first. */
export async function deliveriesTo(store: Store, { tenant, oid }: Person): Promise<readonly Delivery[]> {
  const page = await store.query(personPartition(tenant, oid), {
    type: 'delivery',
    order: [['at', 'asc']],
    limit: 1000,
  });
  return page.items.map(deliveryOf);
}

export function valueIn<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}
