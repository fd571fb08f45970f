import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type AppRegistration, botApp, marketplaceApp, tabApp, teamsAppId, vendorTenant } from './app-registrations.ts';
import { type Cast, cast as everybody } from './cast.ts';
import { type Connector, startConnector } from './connector.ts';
import { type Entra, startEntra } from './entra.ts';
import { issuerHost } from './entra-tokens.ts';
import { type Graph, startGraph } from './graph.ts';
import { type Installs, installsIn } from './installs.ts';
import { readManifest } from './manifest.ts';
import { type Marketplace, startMarketplace } from './marketplace/marketplace.ts';
import { type Shell, startShell } from './shell-server.ts';
import { openWorld, type World } from './world.ts';

export interface CloudOptions {
  /** Any free port where none is named. */
  readonly ports?: {
    readonly entra?: number;
    readonly graph?: number;
    readonly connector?: number;
    readonly shell?: number;
  };
  readonly cast?: Cast;
  /** Registered applications; the tab's, the bot's and the marketplace's unless told. */
  readonly apps?: readonly AppRegistration[];
  /** False leaves the Teams shell out: no page is built or served. */
  readonly shell?: boolean;
  /** Where the service is reached: its origin, or a function that tells it once it listens. */
  readonly publicUrl?: string | (() => string);
}

/** Microsoft's cloud in miniature, in this process. */
export interface Cloud extends Installs {
  readonly entra: Entra;
  readonly graph: Graph;
  readonly connector: Connector;
  readonly marketplace: Marketplace;
  readonly world: World;
  readonly cast: Cast;
  /** Null where it was left out. */
  readonly shell: Shell | null;
  /** The address of the Teams shell; empty where it was left out. */
  readonly shellUrl: string;
  /** The service's settings that make it use this cloud; PORT, PUBLIC_URL and DATA_FOLDER are the caller's. */
  env(): Record<string, string>;
  /** Lets fetch, @azure/identity and the like trust our Entra in this process. */
  trust(): void;
  close(): Promise<void>;
}

export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const {
    ports = {},
    cast = everybody,
    apps = [tabApp, botApp, marketplaceApp],
    publicUrl = 'http://localhost:3978',
  } = options;
  const serviceOrigin = typeof publicUrl === 'string' ? () => publicUrl : publicUrl;
  const world = openWorld(cast);
  const { activityTypes } = readManifest();
  const entra = await startEntra({
    port: ports.entra ?? 0,
    cast,
    apps,
    redirectUris: () => [`${serviceOrigin()}/tab/me`],
  });
  const graph = await startGraph({
    world,
    keys: entra.keys,
    port: ports.graph ?? 0,
    ...(activityTypes === null ? {} : { activityTypes }),
  });
  const botUrl = () => `${serviceOrigin()}/api/messages`;
  const connector = await startConnector({ entra, world, botUrl, port: ports.connector ?? 0 });
  const marketplace = await startMarketplace({ entra, webhookUrl: () => `${serviceOrigin()}/marketplace/webhook` });
  const installs = installsIn(world, connector);
  const shell =
    options.shell === false
      ? null
      : await startShell({ entra, graph, connector, world, installs, serviceOrigin, port: ports.shell ?? 0 });
  return {
    entra,
    graph,
    connector,
    marketplace,
    world,
    cast,
    shell,
    shellUrl: shell?.url ?? '',
    ...installs,
    env: () => ({
      TAB_APP_ID: tabApp.appId,
      BOT_APP_ID: botApp.appId,
      TEAMS_APP_ID: teamsAppId,
      SERVICE_TENANT_ID: vendorTenant,
      SERVICE_CLIENT_SECRET: tabApp.secret,
      ENTRA_AUTHORITY: entra.url,
      ENTRA_ISSUER_HOST: issuerHost,
      MARKETPLACE_APP_ID: marketplaceApp.appId,
      MARKETPLACE_URL: marketplace.url,
      GRAPH_URL: graph.url,
      BOT_OPENID_METADATA: entra.botMetadataUrl,
      BOT_SERVICE_HOSTS: connector.url,
      ...(shell === null ? {} : { TEAMS_HOST_ORIGINS: shell.url }),
    }),
    trust: () => setDefaultCACertificates([...getCACertificates('default'), entra.caPem]),
    close: async () => {
      await Promise.all([entra.close(), graph.close(), connector.close(), marketplace.close(), shell?.close()]);
    },
  };
}
