import { randomUUID } from 'node:crypto';
import { type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type ActivityTypes, type FeedItem, openActivityFeed, type SentNotification } from './activity-feed.ts';
import { tabApp } from './app-registrations.ts';
import type { Team } from './cast.ts';
import { graphAudiences } from './entra-tokens.ts';
import { type Fault, openFaults } from './faults.ts';
import { presentChannel, presentMember, presentTeam, presentUser } from './graph-views.ts';
import { type Handler, listen, type Reply, type Request, type Routes, routed } from './loopback.ts';
import type { World } from './world.ts';

export interface GraphOptions {
  readonly world: World;
  /** Entra's signing keys. */
  readonly keys: JWTVerifyGetKey;
  readonly port?: number;
  /** The application that may call; the tab's unless told. */
  readonly appId?: string;
  /** Entries of a page; small, so that paging is real. */
  readonly pageSize?: number;
  /** Those that the manifest declares; without them any type is taken. */
  readonly activityTypes?: ActivityTypes;
}

/** Microsoft Graph on loopback: what an app with resource-specific consent may read of a team, and the activity feed. */
export interface Graph {
  /** `http://127.0.0.1:port`, for GRAPH_URL; paths begin with /v1.0. */
  readonly url: string;
  /** Whom it tells of: change this to change what Graph says. */
  readonly world: World;
  /** `METHOD /path?query` of every call that was received, oldest first. */
  readonly calls: readonly string[];
  sent(): readonly SentNotification[];
  /** What a person's activity feed shows, newest first. */
  feedOf(oid: string): readonly FeedItem[];
  markRead(oid: string, id: number): void;
  plan(fault: Fault): void;
  clearFaults(): void;
  /** Calls back when a feed has changed. */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

export async function startGraph(options: GraphOptions): Promise<Graph> {
  const { world, keys, port = 0, appId = tabApp.appId, activityTypes = null } = options;
  const listeners = new Set<() => void>();
  const calls: string[] = [];
  const faults = openFaults((code, message) => ({ error: { code, message } }));
  const feed = openActivityFeed(world, activityTypes, () => {
    for (const listener of listeners) listener();
  });
  const answer = routed(routes(options, feed), ({ method, url }) =>
    refuse(404, 'ResourceNotFound', `Graph in miniature has no ${method} ${url.pathname}`),
  );
  const server = await listen(
    async (request) => {
      calls.push(`${request.method} ${request.url.pathname}${request.url.search}`);
      const tenant = await callerTenant(request, keys, appId);
      if (tenant === null) return refuse(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
      const headers = { ...request.headers, [tenantHeader]: tenant };
      return faults.around(request, () => answer({ ...request, headers }));
    },
    { port },
  );
  return {
    url: server.origin,
    world,
    calls,
    sent: feed.sent,
    feedOf: feed.feedOf,
    markRead: feed.markRead,
    plan: faults.plan,
    clearFaults: faults.clear,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: server.close,
  };
}

/** Carries the token's tenant from the check to the handlers; whatever the caller wrote there is overwritten. */
const tenantHeader = 'x-token-tenant';

async function callerTenant(request: Request, keys: JWTVerifyGetKey, appId: string): Promise<string | null> {
  const token = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1] ?? '';
  try {
    const { payload } = await jwtVerify(token, keys, { audience: graphAudiences, algorithms: ['RS256'] });
    const tenant = payload['tid'];
    return typeof tenant === 'string' && payload['appid'] === appId ? tenant : null;
  } catch {
    return null;
  }
}

function routes({ world, pageSize = 3 }: GraphOptions, feed: ReturnType<typeof openActivityFeed>): Routes {
  const inTeam = (handle: (team: Team, request: Request, channelId: string) => Reply): Handler => {
    return (request, params) => {
      const team = world.team(params['team'] ?? '');
      // Of another tenant's team the token says nothing: it does not exist.
      if (team === undefined || team.tenant !== request.headers[tenantHeader])
        return refuse(404, 'NotFound', `No team found with Group Id ${params['team']}`);
      if (!world.isInstalled(team.groupId))
        return refuse(
          403,
          'Forbidden',
          'Missing role permissions on the request: the app is not installed in the team.',
        );
      return handle(team, request, params['channel'] ?? '');
    };
  };
  const userOf = (request: Request, id: string | undefined) => {
    const found = world.people().find(({ oid, upn }) => oid === id || upn === id);
    return found?.tenant === request.headers[tenantHeader] ? found : undefined;
  };
  return {
    'GET /v1.0/teams/:team': inTeam((team) => ok(presentTeam(team))),
    'GET /v1.0/teams/:team/members': inTeam((team, request) =>
      page(
        request,
        pageSize,
        team.members.map((entry) => presentMember(world, team, entry)),
      ),
    ),
    'GET /v1.0/teams/:team/channels': inTeam((team, request) =>
      page(request, pageSize, team.channels.map(presentChannel)),
    ),
    'GET /v1.0/teams/:team/channels/:channel': inTeam((team, _, id) => {
      const channel = team.channels.find((one) => one.id === id);
      return channel === undefined ? noChannel : ok(presentChannel(channel));
    }),
    'GET /v1.0/teams/:team/channels/:channel/members': inTeam((team, request, id) => {
      const channel = team.channels.find((one) => one.id === id);
      if (channel === undefined) return noChannel;
      return page(
        request,
        pageSize,
        world.roster(team, channel).map((entry) => presentMember(world, team, entry)),
      );
    }),
    'GET /v1.0/users/:user': (request, { user: id }) => {
      const user = userOf(request, id);
      return user === undefined ? noUser(id) : ok(presentUser(user));
    },
    'POST /v1.0/teams/:team/sendActivityNotification': inTeam((team, { body }) => feed.toTeam(team, json(body))),
    'POST /v1.0/users/:user/teamwork/sendActivityNotification': (request, { user: id }) => {
      const user = userOf(request, id);
      return user === undefined ? noUser(id) : feed.toUser(user.tenant, user.oid, json(request.body));
    },
  };
}

/** One page and the address of the next, which carries an opaque token. */
function page(request: Request, size: number, entries: readonly object[]): Reply {
  const asked = Number(request.url.searchParams.get('$top') ?? size);
  const skip = Number(Buffer.from(request.url.searchParams.get('$skiptoken') ?? '', 'base64url').toString() || 0);
  const end = skip + Math.min(asked, size);
  const next = new URL(request.url);
  next.searchParams.set('$skiptoken', Buffer.from(String(end)).toString('base64url'));
  const link = end < entries.length ? { '@odata.nextLink': next.href } : {};
  return ok({ '@odata.count': entries.slice(skip, end).length, ...link, value: entries.slice(skip, end) });
}

/** Null where it is none: the feed then says what is missing. */
function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const noChannel = refuse(404, 'NotFound', 'The channel was not found.');

function noUser(id: string | undefined): Reply {
  return refuse(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
}
function ok(body: object): Reply {
  return { status: 200, body };
}
function refuse(status: number, code: string, message: string): Reply {
  const innerError = { date: new Date().toISOString(), 'request-id': randomUUID() };
  return { status, body: { error: { code, message, innerError } } };
}
