import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Admit } from '#bot/accounts/admit.ts';
import type { Authenticate, SignedIn } from '#bot/http/authenticate.ts';
import type { Call, Caller, UseCase } from '#bot/use-case.ts';
import type { Download } from '#shared/kernel/bytes.ts';
import type { Endpoint } from '#shared/kernel/endpoint.ts';
import type { Refusal } from '#shared/kernel/outcome.ts';
import type { KeyScope } from '#shared/keys/key.ts';
import { openedBy } from '#shared/keys/opened-by.ts';
import { type Language, languageOf } from '#shared/words/language.ts';
import { sendDownload } from './download.ts';
import { jsonOf } from './json-of.ts';
import { describe, type FieldProblem, problemOf, problemType } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the sign-in check before anything of the request is read. */
    signedIn: SignedIn | null;
  }
  interface FastifyContextConfig {
    evenBarred?: boolean;
    counted?: Endpoint['counted'];
    /** The scope that an API key needs; without one the route is for people only. */
    scope?: KeyScope | undefined;
  }
}

/**
 * Lets only people in who are signed in and whose account their organisation has not closed, and API keys to
 * what their scopes open; everything after may rely on
 * `request.signedIn`.
 */
export function requireSignIn(authenticate: Authenticate, admit: Admit) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    // What people may see changes by the minute, and nobody between us and them is to keep it.
    reply.header('cache-control', 'no-store');
    const outcome = await authenticate(request.headers.authorization);
    if (!outcome.ok) return sendRefusal(request, reply.header('www-authenticate', 'Bearer'), outcome.refusal);
    const admitted = await admit(outcome.value, request.routeOptions.config.evenBarred === true);
    if (!admitted.ok) return sendRefusal(request, reply, admitted.refusal);
    const { key } = outcome.value.caller;
    const { scope } = request.routeOptions.config;
    if (key !== undefined && (scope === undefined || !key.scopes.includes(scope)))
      return sendRefusal(request, reply, { kind: 'forbidden', code: 'key.out-of-scope' });
    request.signedIn = outcome.value;
  };
}

const scopes: Readonly<Record<string, KeyScope | undefined>> = openedBy;

/**
 * Registers one operation of the contract: parses what came by its schemas, asks the use case, answers with the reply's
 * schema or a problem document.
 */
export function serve<E extends Endpoint>(app: FastifyInstance, operation: E, useCase: UseCase<E>): void {
  if (operation.takes === 'bytes') return void app.register(async (own) => takeBytes(own, operation, useCase));
  route(app, operation, useCase);
}

/** Bytes are handed on as they come; another body is refused as unsupported. */
function takeBytes<E extends Endpoint>(app: FastifyInstance, operation: E, useCase: UseCase<E>): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  route(app, operation, useCase);
}

function route<E extends Endpoint>(app: FastifyInstance, operation: E, useCase: UseCase<E>): void {
  app.route({
    method: operation.method,
    url: operation.path,
    config: { evenBarred: operation.evenBarred, counted: operation.counted, scope: scopes[operation.id] },
    handler: async (request, reply) => {
      const parsed = parse(operation, request);
      if (!parsed.ok) return sendInvalid(request, reply, parsed.fields);
      if (request.signedIn === null) throw new Error(`${operation.id} was reached without sign-in`);
      const call: Call = {
        caller: request.signedIn.caller,
        via: viaOf(request),
        idempotencyKey: ownKey(parsed.idempotencyKey, request.signedIn.caller),
      };
      // The schemas of this very operation made the input; the compiler cannot follow them through the generic.
      const outcome = await useCase(call, parsed.input as Parameters<UseCase<E>>[1]);
      if (!outcome.ok) return sendRefusal(request, reply, outcome.refusal);
      if (operation.gives === 'bytes') return sendDownload(reply, outcome.value as Download);
      return sendJson(reply.code(operation.status), outcome.value);
    },
  });
}

/** As bytes, which are measured and sent as they are, where a text would be gone through once more for each. */
function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(Buffer.from(jsonOf(value)));
}

/** The tab says who it is; whatever else comes over HTTP is the API. */
function viaOf(request: FastifyRequest): Call['via'] {
  return request.headers['x-docket-client'] === 'tab' ? 'tab' : 'api';
}

/** Of each API key apart from what its maker sends: with a space, which nothing that somebody sent has. */
function ownKey(idempotencyKey: string | null, { key }: Caller): string | null {
  return idempotencyKey === null || key === undefined ? idempotencyKey : `${key.id} ${idempotencyKey}`;
}

const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{8,100}$/, 'Idempotency-Key takes 8 to 100 printable ASCII characters');

type Parsed =
  | { readonly ok: true; readonly input: unknown; readonly idempotencyKey: string | null }
  | { readonly ok: false; readonly fields: readonly FieldProblem[] };

function parse(operation: Endpoint, request: FastifyRequest): Parsed {
  const fields: FieldProblem[] = [];
  const take = (schema: z.ZodType, value: unknown, where: string) => {
    const result = schema.safeParse(value);
    if (!result.success) fields.push(...result.error.issues.flatMap((issue) => problemsOf(issue, where)));
    return result.data;
  };
  const params = take(operation.params, request.params, 'path');
  const query = take(operation.query, request.query, 'query');
  const body = take(operation.body, request.body === null ? undefined : request.body, '');
  const header = request.headers['idempotency-key'];
  const key = operation.idempotent && header !== undefined ? take(IdempotencyKey, header, 'Idempotency-Key') : null;
  if (fields.length > 0) return { ok: false, fields };
  return { ok: true, input: { params, query, body }, idempotencyKey: typeof key === 'string' ? key : null };
}

function problemsOf(issue: z.core.$ZodIssue, where: string): FieldProblem[] {
  const base = [where, ...issue.path.map(String)].filter((part) => part !== '');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...base, key].join('.'), message: issue.message }));
  return [{ path: base.join('.') || 'body', message: issue.message }];
}

export function readerLanguage(request: FastifyRequest): Language {
  return languageOf(request.headers['accept-language']);
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal, readerLanguage(request), request.id);
  if (refusal.kind === 'busy') reply.header('retry-after', '2');
  return reply.code(problem.status).type(problemType).send(problem);
}

function sendInvalid(request: FastifyRequest, reply: FastifyReply, fields: readonly FieldProblem[]): FastifyReply {
  const problem = describe(400, 'request.invalid', readerLanguage(request), request.id);
  return reply
    .code(400)
    .type(problemType)
    .send({ ...problem, fields });
}
