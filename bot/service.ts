import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { buildApp } from '#bot/app.ts';
import { openTokens } from '#bot/azure/credential.ts';
import { startTelemetry } from '#bot/azure/telemetry.ts';
import { openSales } from '#bot/billing/open-sales.ts';
import { purgeWith } from '#bot/billing/purge.ts';
import { serveOrganisationWith } from '#bot/billing/serve-organisation.ts';
import { openUsage } from '#bot/billing/usage.ts';
import type { Config } from '#bot/config.ts';
import { followTeamWith } from '#bot/desks/follow-team.ts';
import { openFiles } from '#bot/files/open-files.ts';
import { sweepFilesWith } from '#bot/files/sweep.ts';
import { openGraph } from '#bot/graph/graph.ts';
import { openAccessLog } from '#bot/http/access-log.ts';
import { authenticateWith } from '#bot/http/authenticate.ts';
import { checkMarketplaceTokenWith } from '#bot/http/check-marketplace-token.ts';
import type { Live } from '#bot/http/live.ts';
import { registerMarketplaceWebhook } from '#bot/http/marketplace-webhook.ts';
import { openBehind } from '#bot/http/readiness.ts';
import { registerUnsubscribe } from '#bot/http/unsubscribe.ts';
import { authenticateWithKeys } from '#bot/keys/authenticate-key.ts';
import { openLinks } from '#bot/links.ts';
import { endEmailsWith } from '#bot/mail/end-emails.ts';
import { openMail } from '#bot/mail/open-mail.ts';
import { sweepRostersWith } from '#bot/members/sweep-rosters.ts';
import { type Notifications, openNotifications } from '#bot/notifications/open-notifications.ts';
import { openRelay, type Projector } from '#bot/relay/relay.ts';
import { repeat } from '#bot/relay/repeat.ts';
import { observeStore } from '#bot/store/observed-store.ts';
import { openStore } from '#bot/store/open-store.ts';
import type { Store } from '#bot/store/port.ts';
import { teamHooksWith } from '#bot/team-hooks.ts';
import { registerBotRoute } from '#bot/teams/register-bot.ts';
import { openMeters } from '#bot/telemetry/meters.ts';
import { openUseCases } from '#bot/use-cases.ts';
import { type Network, publicInternet } from '#bot/webhooks/network.ts';

interface Options {
  /** The built tab; null where only the API is wanted. */
  readonly tabFolder: string | null;
  readonly now?: () => Date;
  /** How webhooks are reached. */
  readonly network?: Network;
}

export interface Service {
  readonly url: string;
  readonly store: Store;
  /** Reads the rosters of a team's desks anew, as when Teams tells of a change. */
  rosterChanged(tenant: string, team: string): Promise<void>;
  /** Throws away what no comment and no item took; happens by itself every minute. */
  sweepFiles(): Promise<void>;
  /** Reads the rosters anew that nobody has opened for half a day; happens by itself every minute. */
  sweepRosters(): Promise<void>;
  /** Carries out the erasures that were asked for; happens by itself every few seconds. */
  sweepErasures(): Promise<void>;
  /** Deletes what has been kept long enough; happens by itself, once a day in each organisation. */
  sweepRetention(): Promise<void>;
  /** Writes where requests came from; happens by itself every few seconds. */
  flushAccessLog(): Promise<void>;
  /** Sets aside what is not to be used, and puts back what is; happens by itself every few seconds. */
  sweepFreezes(): Promise<void>;
  /** Counts what organisations did; happens by itself every hour. */
  sweepUsage(): Promise<void>;
  /** Deletes organisations whose subscription ended 14 days ago; happens by itself every minute. */
  sweepPurges(): Promise<void>;
  /** Sends what webhooks are to be told; happens by itself every few seconds. */
  sweepWebhooks(): Promise<void>;
  /** Resolves when what followed the commits so far is done, or left for a later try. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** How often each instance looks for what others, or its earlier lives, left undone. */
const sweepMs = 5_000;
const fileSweepMs = 60_000;
const rosterSweepMs = 60_000;
const retentionSweepMs = 60_000;
const usageSweepMs = 60_000;
const purgeSweepMs = 60_000;

/** Joins the real parts as configured, and listens. The only place where they meet. */
export async function startService(
  config: Config,
  { tabFolder, now = () => new Date(), network = publicInternet }: Options,
): Promise<Service> {
  const stopTelemetry = await startTelemetry(config);
  const meters = openMeters();
  const behind = openBehind();
  const store = observeStore(await openStore(config, { now, meters }), meters);
  const files = await openFiles(config);
  const tokens = openTokens(config);
  const graph = openGraph({ baseUrl: config.GRAPH_URL, token: tokens.graph, heard: behind.heardGraph });
  const links = openLinks(config.TEAMS_APP_ID);
  const mail = openMail(config);
  // What follows a commit needs the parts that are made with the use cases, and the use cases tell it of their commits.
  let live: Live | null = null;
  let notifications: Notifications | null = null;
  let later: readonly Projector[] = [];
  const failed = (what: string, error: unknown) => app.log.error({ err: error }, `${what} failed`);
  const usage = openUsage({ store, now, failed });
  const relay = openRelay({
    store,
    now,
    failed,
    overdue(seconds) {
      meters.overdue(seconds);
      behind.overdue(seconds);
    },
    projectors: [
      async (happening) => live?.tell(happening),
      async (happening) => notifications?.project(happening),
      usage.project,
      async (happening) => void (await Promise.all(later.map((project) => project(happening)))),
    ],
  });
  const reconciled = (report: object) => app.log.info(report, 'compared with the marketplace');
  const sales = openSales(config, {
    store,
    tokens,
    serve: (tenant, service) => serveOrganisationWith({ ...opened, now })(tenant, service),
    now,
    failed,
    reconciled,
  });
  const opened = openUseCases({
    store,
    files,
    directory: graph,
    mails: mail !== null,
    sales,
    took: relay.took,
    network,
    now,
    failed,
  });
  const { useCases, enterDesk, syncRoster, findByNumber, roster } = opened;
  later = opened.projectors;
  const follow = followTeamWith({ store, syncRoster });
  const limits = {
    person: config.RATE_LIMIT,
    organisation: config.RATE_LIMIT_ORGANISATION,
    address: config.RATE_LIMIT_ADDRESS,
  };
  const accessLog = openAccessLog({ store, now, failed });
  const built = await buildApp({
    store,
    useCases,
    enterDesk,
    admit: opened.admit,
    authenticate: authenticateWithKeys(
      { store, now },
      authenticateWith({
        audience: config.TAB_APP_ID,
        issuerHost: config.ENTRA_ISSUER_HOST,
        authority: config.ENTRA_AUTHORITY,
        now,
      }),
    ),
    now,
    logLevel: config.LOG_LEVEL,
    limits,
    trustedProxies: config.TRUSTED_PROXIES,
    meters,
    behind: behind.now,
    accessed: accessLog.note,
    hostOrigins: config.TEAMS_HOST_ORIGINS,
    authority: config.ENTRA_AUTHORITY,
    tab: tabFolder === null ? null : { folder: tabFolder, appId: config.TEAMS_APP_ID, clientId: config.TAB_APP_ID },
  });
  const { app } = built;
  live = built.live;
  if (mail !== null) await registerUnsubscribe(app, { ...mail, endEmails: endEmailsWith({ store, now }), limits });
  if (sales !== null) {
    const { SERVICE_TENANT_ID: tenant, ENTRA_ISSUER_HOST: issuerHost, ENTRA_AUTHORITY: authority } = config;
    const isMarketplace = checkMarketplaceTokenWith({ audience: sales.appId, tenant, issuerHost, authority, now });
    await registerMarketplaceWebhook(app, { billing: sales.billing, isMarketplace, limits });
  }
  const messenger = registerBotRoute(app, {
    config,
    store,
    now,
    useCases,
    findByNumber,
    connectorToken: tokens.connector,
    deskOfChannel: async (tenant, channel) => (await follow.deskOfChannel(tenant, channel))?.id ?? null,
    links,
    hooks: teamHooksWith(follow),
  });
  notifications = openNotifications({
    store,
    organisations: opened.organisations,
    roster,
    plans: opened.plans,
    graph,
    messenger,
    mail,
    links,
    now,
    failed,
    delivered(outcome, count, tenant) {
      meters.delivered(outcome, count);
      app.log.info({ outcome, count, tenant }, 'notified');
    },
  });
  const sending = notifications;
  await opened.replayErasures();
  await app.listen({ port: config.PORT, host: config.HOST });
  const { port } = app.server.address() as AddressInfo;
  relay.start(sweepMs);
  accessLog.start(sweepMs);
  opened.scheduler.start(sweepMs);
  opened.webhooks.start(sweepMs);
  opened.eraser.start(sweepMs);
  sales?.billing.start(sweepMs);
  usage.start(usageSweepMs);
  const sweepFiles = sweepFilesWith({ store, files, now, failed });
  const sweeping = repeat(fileSweepMs, sweepFiles, (error) => failed('sweeping files', error));
  const sweepRosters = sweepRostersWith({ store, syncRoster, now, failed });
  const rereading = repeat(rosterSweepMs, sweepRosters, (error) => failed('sweeping rosters', error));
  const { keepRetention, sweepFreezes } = opened;
  const freezing = repeat(sweepMs, sweepFreezes, (error) => failed('looking for what is to be set aside', error));
  const retaining = repeat(retentionSweepMs, keepRetention, (error) =>
    failed('looking for retention schedules', error),
  );
  const sweepPurges = purgeWith({
    store,
    files,
    vendor: config.SERVICE_TENANT_ID,
    lookAgain: async (tenant) => await sales?.billing.lookAgain(tenant),
    now,
    failed,
    purged: ({ organisation, documents }) =>
      app.log.info({ tenant: organisation, documents }, 'deleted an organisation'),
  });
  const purging = repeat(purgeSweepMs, sweepPurges, (error) => failed('looking for what is to be deleted', error));
  sending.start(sweepMs);
  return {
    url: `http://${config.HOST}:${port}`,
    store,
    rosterChanged: follow.rosterChanged,
    sweepFiles,
    sweepRosters,
    sweepErasures: opened.eraser.sweep,
    sweepRetention: keepRetention,
    sweepFreezes,
    sweepUsage: usage.sweep,
    sweepPurges,
    sweepWebhooks: opened.webhooks.sweep,
    flushAccessLog: accessLog.flush,
    async idle() {
      await relay.idle();
      await sending.idle();
      await opened.webhooks.idle();
      await sales?.billing.idle();
    },
    async close() {
      built.readiness.leave();
      await wait(config.DRAIN_SECONDS * 1000);
      await app.close();
      await sweeping.stop();
      await rereading.stop();
      await retaining.stop();
      await freezing.stop();
      await purging.stop();
      await accessLog.stop();
      await opened.scheduler.stop();
      await opened.webhooks.stop();
      await opened.eraser.stop();
      await sales?.billing.stop();
      await usage.stop();
      await relay.stop();
      await sending.stop();
      mail?.mailer.close();
      await store.close();
      await stopTelemetry();
    },
  };
}
