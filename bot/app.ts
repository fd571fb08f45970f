import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance } from 'fastify';
import type { EnterDesk } from '#bot/desks/enter-desk.ts';
import type { Authenticate } from '#bot/http/authenticate.ts';
import { registerErrors } from '#bot/http/errors.ts';
import { type Live, registerLive } from '#bot/http/live.ts';
import { openApiDocument } from '#bot/http/openapi.ts';
import { registerSecurityHeaders } from '#bot/http/security-headers.ts';
import { requireSignIn, serve } from '#bot/http/serve.ts';
import { registerTab } from '#bot/http/static-tab.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCases } from '#bot/use-cases.ts';
import { endpoints } from '#shared/contract.ts';

interface Deps {
  readonly store: Store;
  readonly useCases: UseCases;
  readonly enterDesk: EnterDesk;
  readonly authenticate: Authenticate;
  readonly now: () => Date;
  readonly logLevel: string;
  readonly requestsPerMinute: number;
  readonly hostOrigins: readonly string[];
  readonly tab: { readonly folder: string; readonly appId: string } | null;
}

const bodyLimit = 256 * 1024;

/** The HTTP side of the service, without a port: what listens is the process's business. */
export async function buildApp(deps: Deps): Promise<{ readonly app: FastifyInstance; readonly live: Live }> {
  const app = Fastify({
    logger: { level: deps.logLevel, redact: ['req.headers.authorization'] },
    bodyLimit,
    genReqId: () => randomUUID(),
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  app.decorateRequest('caller', null);
  registerErrors(app);
  await registerSecurityHeaders(app, deps.hostOrigins);
  app.get('/health', { config: { rateLimit: false } }, () => ({ status: 'up' }));
  if (deps.tab !== null) await registerTab(app, { ...deps.tab, hostOrigins: deps.hostOrigins });
  await registerApiPage(app);
  const live = await registerApi(app, deps);
  return { app, live };
}

async function registerApi(app: FastifyInstance, deps: Deps): Promise<Live> {
  let live: Live | null = null;
  await app.register(async (api) => {
    api.addHook('onRequest', requireSignIn(deps.authenticate));
    await api.register(rateLimit, {
      hook: 'preHandler',
      max: deps.requestsPerMinute,
      timeWindow: 60_000,
      keyGenerator: (request) => `${request.caller?.tenant}/${request.caller?.person}`,
    });
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
