import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { z } from 'zod';
import { buildShell } from './build-shell.ts';
import type { Person } from './cast.ts';
import type { Connector } from './connector.ts';
import type { Entra } from './entra.ts';
import type { Graph } from './graph.ts';
import type { Installs } from './installs.ts';
import { type Handler, listen, type Reply, type Request, type Routes, routed } from './loopback.ts';
import { readManifest } from './manifest.ts';
import * as asked from './shell/shell-state.ts';
import { shellMessages, shellState } from './shell-view.ts';
import type { Message } from './transcript.ts';
import type { World } from './world.ts';

export interface ShellOptions {
  readonly entra: Entra;
  readonly graph: Graph;
  readonly connector: Connector;
  readonly world: World;
  readonly installs: Installs;
  readonly serviceOrigin: () => string;
  readonly port?: number;
}

/** The Teams shell's page and what it needs. */
export interface Shell {
  /** `http://127.0.0.1:port`, for TEAMS_HOST_ORIGINS. */
  readonly url: string;
  /** Puts a tab on a channel as if someone had added it. */
  addTab(channelId: string, tab: asked.Tab): void;
  tabsOf(channelId: string): readonly asked.Tab[];
  close(): Promise<void>;
}

/** Builds the page where its sources are newer than what was built, and serves it. */
export async function startShell(options: ShellOptions): Promise<Shell> {
  const { graph, connector, world, port = 0 } = options;
  const folder = await buildShell();
  const tabs = new Map<string, readonly asked.Tab[]>();
  const streams = new Set<ServerResponse>();
  const changed = () => {
    for (const stream of streams) stream.write('data: changed\n\n');
  };
  const tabsOf = (channelId: string) => tabs.get(channelId) ?? [];
  const setTabs = (channelId: string, next: readonly asked.Tab[]) => {
    tabs.set(channelId, next);
    changed();
  };
  const stops = [graph.onChange(changed), connector.onChange(changed), world.onChange(changed)];
  const view = { ...options, manifest: readManifest(), tabsOf };
  const answer = routed(routes(options, view, setTabs), ({ url }) => file(folder, url.pathname));
  const server = await listen(async (request) => (isOwn(request) ? answer(request) : { status: 403 }), {
    port,
    raw: (request, response) => stream(request, response, streams),
  });
  return {
    url: server.origin,
    addTab: (channelId, tab) => setTabs(channelId, [...tabsOf(channelId), tab]),
    tabsOf,
    async close() {
      for (const stop of stops) stop();
      await server.close();
    },
  };
}

type View = Parameters<typeof shellState>[0];
type SetTabs = (channelId: string, next: readonly asked.Tab[]) => void;

/** A message as Teams hands it to an action of a message extension. */
function payloadFor(world: World) {
  return ({ id, from, text, at, conversation }: Message) => ({
    id,
    createdDateTime: at,
    linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(conversation)}/${id}`,
    body: { contentType: 'text', content: text },
    from: { user: { id: from, displayName: world.person(from)?.name ?? null } },
    attachments: [],
  });
}

function routes({ entra, graph, connector, world, installs }: ShellOptions, view: View, setTabs: SetTabs): Routes {
  const personOf = (oid: string | null): Person => {
    const found = world.person(oid ?? '') ?? world.people()[0];
    if (found === undefined) throw new Error('there is nobody');
    return found;
  };
  const payloadOf = payloadFor(world);
  const taking = <T>(schema: z.ZodType<T>, handle: (body: T) => Promise<Reply> | Reply): Handler => {
    return ({ body }) => handle(schema.parse(JSON.parse(body)));
  };
  return {
    'GET /api/state': ({ url }) => ok(shellState(view, personOf(url.searchParams.get('person')))),
    'GET /api/messages': ({ url }) =>
      ok(shellMessages(view, personOf(url.searchParams.get('person')), url.searchParams.get('conversation') ?? '')),
    'POST /api/token': taking(asked.TokenRequest, async ({ person }) =>
      ok({ token: await entra.mintPersonToken(personOf(person)) }),
    ),
    'POST /api/say': taking(asked.SayRequest, async ({ person, channelId, thread, text }) => {
      const where = channelId === null ? 'chat' : { channelId, ...(thread === null ? {} : { thread }) };
      return ok(await connector.say(personOf(person), where, text));
    }),
    'POST /api/press': taking(asked.PressRequest, async ({ person, conversation, message, action }) => {
      const pressed = connector.messages(conversation).find(({ id }) => id === message);
      if (pressed === undefined) return { status: 404 };
      const { id, verb, ...rest } = action;
      const named = { ...rest, ...(id === undefined ? {} : { id }), ...(verb === undefined ? {} : { verb }) };
      return ok(await connector.press(personOf(person), pressed, named));
    }),
    'POST /api/action': taking(asked.ActionRequest, async ({ person, conversation, message, data }) => {
      const chosen = connector.messages(conversation).find(({ id }) => id === message);
      if (chosen === undefined) return { status: 404 };
      const about = { commandId: 'createTicket', commandContext: 'message', messagePayload: payloadOf(chosen) };
      const where = world.channel(conversation) === undefined ? 'chat' : { channelId: conversation };
      const name = data === null ? 'composeExtension/fetchTask' : 'composeExtension/submitAction';
      return ok(await connector.invoke(personOf(person), where, name, data === null ? about : { ...about, data }));
    }),
    'POST /api/install': taking(asked.InstallRequest, async ({ person, groupId }) => {
      const by = personOf(person);
      if (groupId === null && !world.hasApp(by.oid)) await installs.installPersonally(by);
      const team = groupId === null ? undefined : world.team(groupId);
      if (team !== undefined && !world.isInstalled(team.groupId)) await installs.installApp(team, by);
      return ok({});
    }),
    'POST /api/tabs': taking(asked.TabRequest, ({ channelId, tab }) => {
      setTabs(channelId, [...view.tabsOf(channelId).filter(({ id }) => id !== tab.id), tab]);
      return ok({});
    }),
    'POST /api/tabs/remove': taking(asked.RemoveTabRequest, ({ channelId, tabId }) => {
      setTabs(
        channelId,
        view.tabsOf(channelId).filter(({ id }) => id !== tabId),
      );
      return ok({});
    }),
    'POST /api/read': taking(asked.ReadRequest, ({ person, id }) => {
      graph.markRead(person, id);
      return ok({});
    }),
  };
}

/** The page's own requests only: a foreign page, or a name that was made to point here, gets no token. */
function isOwn({ headers, url }: Request): boolean {
  const { origin } = headers;
  return ['127.0.0.1', 'localhost'].includes(url.hostname) && (origin === undefined || origin === url.origin);
}

function stream(request: IncomingMessage, response: ServerResponse, streams: Set<ServerResponse>): boolean {
  if (request.url !== '/api/events') return false;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  streams.add(response);
  response.on('close', () => streams.delete(response));
  return true;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

function file(folder: string, path: string): Reply {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const type = types[extname(name)];
  if (type === undefined || !/^(assets\/)?[\w.-]+$/.test(name)) return { status: 404 };
  return { status: 200, headers: { 'content-type': type }, body: readFileSync(join(folder, name)) };
}

function ok(body: unknown): Reply {
  return { status: 200, headers: { 'cache-control': 'no-store' }, body: body ?? 'null' };
}
