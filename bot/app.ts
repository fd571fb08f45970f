import { randomUUID } from 'node:crypto';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Admit } from '#bot/accounts/admit.ts';
import type { EnterDesk } from '#bot/desks/enter-desk.ts';
import type { AccessLog } from '#bot/http/access-log.ts';
import type { Authenticate } from '#bot/http/authenticate.ts';
import { refuseAddress, registerErrors } from '#bot/http/errors.ts';
import { type Limits, registerLimits } from '#bot/http/limits.ts';
import { type Live, registerLive } from '#bot/http/live.ts';
import { logOptions } from '#bot/http/log.ts';
import { observeRequests } from '#bot/http/observe.ts';
import { openApiDocument } from '#bot/http/openapi.ts';
import { type Behind, type Readiness, registerReadiness } from '#bot/http/readiness.ts';
import { registerSecurityHeaders, securityHeaders } from '#bot/http/security-headers.ts';
import { requireSignIn, serve } from '#bot/http/serve.ts';
import { registerTab } from '#bot/http/static-tab.ts';
import { closeUnusedConnections } from '#bot/http/unused-connections.ts';
import type { Store } from '#bot/store/port.ts';
import type { Meters } from '#bot/telemetry/meters.ts';
import type { UseCases } from '#bot/use-cases.ts';
import { endpoints } from '#shared/contract.ts';

interface Deps {
  readonly store: Store;
  readonly useCases: UseCases;
  readonly enterDesk: EnterDesk;
  readonly authenticate: Authenticate;
  readonly admit: Admit;
  readonly now: () => Date;
  readonly logLevel: string;
  readonly limits: Limits;
  /** Proxies before the service that may say where a request came from. */
  readonly trustedProxies: number;
  readonly meters: Meters;
  readonly behind: () => Behind;
  /** Told where each request came from. */
  readonly accessed: AccessLog['note'];
  readonly hostOrigins: readonly string[];
  /** Origin of Microsoft Entra, as browsers reach it. */
  readonly authority: string;
  readonly tab: { readonly folder: string; readonly appId: string; readonly clientId: string } | null;
}

const bodyLimit = 256 * 1024;

export interface App {
  readonly app: FastifyInstance;
  readonly live: Live;
  readonly readiness: Readiness;
}

/** The HTTP side of the service, without a port: what listens is the process's business. */
export async function buildApp(deps: Deps): Promise<App> {
  const headers = securityHeaders(deps);
  const app = Fastify({
    logger: logOptions(deps.logLevel),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    trustProxy: (_address, hop) => hop < deps.trustedProxies,
    bodyLimit,
    genReqId: () => randomUUID(),
    // As long as 25 MB take over a slow line.
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: refuseAddress(headers),
  });
  app.decorateRequest('signedIn', null);
  registerErrors(app);
  closeUnusedConnections(app);
  observeRequests(app, deps.meters, deps.accessed);
  registerSecurityHeaders(app, headers);
  const readiness = registerReadiness(app, deps.store, deps.behind);
  if (deps.tab !== null)
    await registerTab(app, { ...deps.tab, hostOrigins: deps.hostOrigins, authority: deps.authority });
  await registerApiPage(app);
  const live = await registerApi(app, deps);
  return { app, live, readiness };
}

async function registerApi(app: FastifyInstance, deps: Deps): Promise<Live> {
  let live: Live | null = null;
  await app.register(async (api) => {
    const limitSignedIn = await registerLimits(api, deps.limits);
    api.addHook('onRequest', requireSignIn(deps.authenticate, deps.admit));
    api.addHook('preHandler', limitSignedIn);
    // Each operation goes with the use case of its own id; the union of all pairs is beyond the compiler.
    for (const operation of endpoints) serve(api, operation, deps.useCases[operation.id] as never);
    live = registerLive(api, deps);
  });
  if (live === null) throw new Error('the live stream was not registered');
  return live;
}

/** A readable page of the API at `/docs`, its document at `/docs/json`. */
async function registerApiPage(app: FastifyInstance): Promise<void> {
  await app.register(async (page) => {
    await page.register(swagger, { mode: 'static', specification: { document: openApiDocument() as never } });
    await page.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  });
}
