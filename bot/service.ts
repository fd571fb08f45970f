import type { AddressInfo } from 'node:net';
import { buildApp } from '#bot/app.ts';
import { openTokens } from '#bot/azure/credential.ts';
import type { Config } from '#bot/config.ts';
import { followTeamWith } from '#bot/desks/follow-team.ts';
import { openGraph } from '#bot/graph/graph.ts';
import { authenticateWith } from '#bot/http/authenticate.ts';
import type { Live } from '#bot/http/live.ts';
import { openLinks } from '#bot/links.ts';
import type { Happening } from '#bot/relay/outbox.ts';
import { openStore } from '#bot/store/open-store.ts';
import type { Store } from '#bot/store/port.ts';
import { teamHooksWith } from '#bot/team-hooks.ts';
import { registerBotRoute } from '#bot/teams/register-bot.ts';
import { openUseCases } from '#bot/use-cases.ts';

interface Options {
  /** The built tab; null where only the API is wanted. */
  readonly tabFolder: string | null;
  readonly now?: () => Date;
}

export interface Service {
  readonly url: string;
  readonly store: Store;
  /** Reads the rosters of a team's desks anew, as when Teams tells of a change. */
  rosterChanged(tenant: string, team: string): Promise<void>;
  close(): Promise<void>;
}

/** Joins the real parts as configured, and listens. The only place where they meet. */
export async function startService(config: Config, { tabFolder, now = () => new Date() }: Options): Promise<Service> {
  const store = await openStore(config, now);
  const tokens = openTokens(config);
  const directory = openGraph({ baseUrl: config.GRAPH_URL, token: tokens.graph });
  let live: Live | null = null;
  const took = (happening: Happening) => {
    live?.tell(happening).catch((error: unknown) => failed('telling open tabs', error));
  };
  const failed = (what: string, error: unknown) => app.log.error({ err: error }, `${what} failed`);
  const { useCases, enterDesk, syncRoster, findByNumber } = openUseCases({ store, directory, took, now, failed });
  const follow = followTeamWith({ store, syncRoster });
  const built = await buildApp({
    store,
    useCases,
    enterDesk,
    authenticate: authenticateWith({
      audience: config.TAB_APP_ID,
      issuerHost: config.ENTRA_ISSUER_HOST,
      authority: config.ENTRA_AUTHORITY,
      now,
    }),
    now,
    logLevel: config.LOG_LEVEL,
    requestsPerMinute: config.RATE_LIMIT,
    hostOrigins: config.TEAMS_HOST_ORIGINS,
    tab: tabFolder === null ? null : { folder: tabFolder, appId: config.TEAMS_APP_ID },
  });
  const { app } = built;
  live = built.live;
  registerBotRoute(app, {
    config,
    store,
    now,
    useCases,
    findByNumber,
    connectorToken: tokens.connector,
    deskOfChannel: async (tenant, channel) => (await follow.deskOfChannel(tenant, channel))?.id ?? null,
    links: openLinks(config.TEAMS_APP_ID),
    hooks: teamHooksWith(follow),
  });
  await app.listen({ port: config.PORT, host: config.HOST });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://${config.HOST}:${port}`,
    store,
    rosterChanged: follow.rosterChanged,
    async close() {
      await app.close();
      await store.close();
    },
  };
}
