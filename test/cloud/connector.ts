import { jwtVerify } from 'jose';
import { botApp } from './app-registrations.ts';
import { botUserId, type Person, personalConversationId } from './cast.ts';
import { connectorRoutes } from './connector-api.ts';
import { type BotReply, type DeliverOptions, deliverWith } from './deliver.ts';
import type { Entra } from './entra.ts';
import { connectorAudience } from './entra-tokens.ts';
import { type Fault, openFaults } from './faults.ts';
import { listen, type Request, routed } from './loopback.ts';
import { type Action, openTalk, type Where } from './talk.ts';
import { type Activity, activitiesFor, type TeamsEvent } from './teams-activities.ts';
import { type Message, openTranscript } from './transcript.ts';
import type { World } from './world.ts';

export interface ConnectorOptions {
  readonly entra: Entra;
  readonly world: World;
  /** Of the bot's messaging endpoint; asked anew for each activity. */
  readonly botUrl: () => string;
  readonly botAppId?: string;
  readonly port?: number;
}

/** A call of the bot that the connector took. */
export interface BotCall {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** The Bot Connector of Teams on loopback, and the Teams client's part of a conversation with the bot. */
export interface Connector {
  /** Origin, for BOT_SERVICE_HOSTS. */
  readonly url: string;
  /** As the activities carry it. */
  readonly serviceUrl: string;
  /** Every authorised call, oldest first, those that a planned fault hit among them. */
  readonly calls: readonly BotCall[];
  /** The id of a person's chat with the bot. */
  chatOf(person: Person): string;
  /** The id by which the bot knows a person. */
  userIdOf(person: Person): string;
  /** Of a chat or a channel, oldest first, deleted ones among them. */
  messages(conversation: string): readonly Message[];
  /**
   * A person writes. In a chat everything reaches the bot; in a channel what mentions `@Docket`, else the answer is null.
   * `@` before the full name of a member of the team mentions them.
   */
  say(person: Person, where: Where, text: string): Promise<BotReply | null>;
  /** A person presses a button of the bot's card; a card in the answer takes the old one's place for that person. */
  press(person: Person, message: Message, action: Action): Promise<BotReply>;
  /** Any other invoke, such as composeExtension/query. */
  invoke(person: Person, where: Where, name: string, value: unknown): Promise<BotReply>;
  announce(event: TeamsEvent): Promise<BotReply>;
  /** The event's activity, for tests that alter it before they deliver it. */
  activityOf(event: TeamsEvent): Activity;
  /** Any activity with any token. */
  deliver(activity: Activity, options?: DeliverOptions): Promise<BotReply>;
  plan(fault: Fault): void;
  clearFaults(): void;
  /** Calls back when a conversation has changed. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** As in Teams' own service URLs, a region stands beneath the origin. */
const base = '/amer';

export async function startConnector(options: ConnectorOptions): Promise<Connector> {
  const { entra, world, botUrl, botAppId = botApp.appId, port = 0 } = options;
  const listeners = new Set<() => void>();
  const calls: BotCall[] = [];
  const blocked = new Set<string>();
  const faults = openFaults((code, message) => ({ error: { code, message } }));
  const transcript = openTranscript(() => {
    for (const listener of listeners) listener();
  });
  const routes = connectorRoutes({ world, transcript, botAppId, isBlocked: (oid) => blocked.has(oid) }, base);
  const answer = routed(routes, () => failure(404, 'NotFound', 'The connector in miniature has no such path.'));
  const server = await listen(
    async (request) => {
      if (!(await isOurBot(request, entra, botAppId))) return failure(401, 'Unauthorized', 'The token is not valid.');
      const { method, url, body } = request;
      calls.push({ method, path: decodeURIComponent(url.pathname.slice(base.length)), body });
      return faults.around(request, () => answer(request));
    },
    { port },
  );
  const serviceUrl = `${server.origin}${base}/`;
  const activities = activitiesFor(botAppId, serviceUrl);
  const deliver = deliverWith({ entra, botUrl, botAppId, serviceUrl });
  const talk = openTalk({ world, transcript, activities, deliver, botAppId });
  return {
    url: server.origin,
    serviceUrl,
    calls,
    chatOf: ({ oid }) => personalConversationId(oid, botAppId),
    userIdOf: ({ oid }) => botUserId(oid, botAppId),
    messages: transcript.messages,
    ...talk,
    announce: (event) => {
      if (event.kind === 'uninstalledPersonally') blocked.add(event.by.oid);
      if (event.kind === 'installedPersonally') blocked.delete(event.by.oid);
      return deliver(activities.event(event));
    },
    activityOf: activities.event,
    deliver,
    plan: faults.plan,
    clearFaults: faults.clear,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: server.close,
  };
}

async function isOurBot(request: Request, entra: Entra, botAppId: string): Promise<boolean> {
  const token = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1] ?? '';
  try {
    const { payload } = await jwtVerify(token, entra.keys, { audience: connectorAudience, algorithms: ['RS256'] });
    return payload['appid'] === botAppId;
  } catch {
    return false;
  }
}

function failure(status: number, code: string, message: string) {
  return { status, body: { error: { code, message } } };
}
