import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StoreError } from '#bot/store/port.ts';
import type { RefusalCode } from '#shared/kernel/outcome.ts';
import { describe, problemType } from './problem.ts';
import type { SecurityHeaders } from './security-headers.ts';
import { readerLanguage } from './serve.ts';

/** Whatever was not refused by a rule: the framework's own "no", an outage of the store, a bug. Nothing inner is told. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof StoreError && error.kind === 'busy') {
      request.log.warn({ err: error }, 'the store is busy');
      return send(request, reply.header('retry-after', '2'), 503, 'service.busy');
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'a request failed');
    return send(request, reply, Math.min(status, 500), codeOf(status));
  });
  app.setNotFoundHandler((request, reply) => send(request, reply, 404, 'route.not-found'));
}

/**
 * An address that cannot be decoded, or is longer than any of ours, is refused by the framework before any hook or handler.
 * @param headers that every reply has
 */
export function refuseAddress(headers: SecurityHeaders) {
  return (_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    void send(request, reply.headers(headers), 404, 'route.not-found');
  };
}

function codeOf(status: number): RefusalCode {
  if (status === 413) return 'request.too-large';
  if (status === 415) return 'request.unsupported';
  if (status === 429) return 'request.too-many';
  return status >= 500 ? 'service.failed' : 'request.invalid';
}

function send(request: FastifyRequest, reply: FastifyReply, status: number, code: RefusalCode): FastifyReply {
  const problem = describe(status, code, readerLanguage(request), request.id);
  // The body could not be read at all.
  const fields = code === 'request.invalid' ? { fields: [{ path: 'body', message: problem.detail }] } : {};
  return reply
    .code(status)
    .type(problemType)
    .send({ ...problem, ...fields });
}
