import type { FastifyInstance } from 'fastify';
import type { Meters } from '#bot/telemetry/meters.ts';
import { beginTrace } from '#bot/telemetry/spans.ts';
import type { AccessLog } from './access-log.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The step of its trace that the request is. */
    span: ReturnType<typeof beginTrace> | null;
  }
}

/** Of no interest while all is well, and asked every few seconds. */
const quiet = new Set(['/health', '/ready']);

/** One line, one span and one measurement for each request, under its route; apart from them, where it came from. */
export function observeRequests(
  app: FastifyInstance,
  meters: Pick<Meters, 'answered'>,
  accessed: AccessLog['note'],
): void {
  app.decorateRequest('span', null);
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const attributes = { 'http.request.method': request.method, 'http.route': route, 'docket.request': request.id };
    request.span = beginTrace(`${request.method} ${route}`, attributes, done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    request.span?.setAttribute('http.response.status_code', status).end();
    if (quiet.has(route) && status < 400) return;
    meters.answered({ method, route, status, seconds: reply.elapsedTime / 1000 });
    const tenant = request.signedIn?.caller.tenant;
    accessed({
      requestId: request.id,
      method,
      route,
      status,
      address: request.ip,
      agent: (request.headers['user-agent'] ?? '').slice(0, 200),
    });
    request.log.info({ method, route, status, ms: Math.round(reply.elapsedTime), tenant }, 'answered');
  });
}
