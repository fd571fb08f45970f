import { z } from 'zod';
import type { RefusalCode } from './outcome.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Schema = z.ZodType;

const Nothing = z.strictObject({});
const Absent = z.undefined();

/**
 * One HTTP operation as plain data. `bot/http/serve.ts` registers it, `tab/src/app/client.ts` calls it, and the OpenAPI
 * document is printed from it. Params and query arrive as strings, so their schemas take strings.
 */
export interface Endpoint<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Reply extends Schema = Schema,
  Id extends string = string,
> {
  /** OpenAPI operationId, also the key of the row in the policy proof. */
  readonly id: Id;
  readonly method: Method;
  /** With Fastify's `:name` parameters. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  /** 201 where a thing is created, else 200. */
  readonly status: 200 | 201;
  readonly refusals: readonly RefusalCode[];
  /** Those that take an `Idempotency-Key` header. */
  readonly idempotent: boolean;
  /** What counts against the sender's rate limit: the call, or each member of `items` in its body. */
  readonly counted: 'call' | 'items';
  /** JSON, or the bytes of a file as they come. */
  readonly takes: 'json' | 'bytes';
  readonly gives: 'json' | 'bytes';
  /** Open to those as well whose account is suspended or deactivated: the rights that nobody takes from them. */
  readonly evenBarred: boolean;
}

export type ParamsOf<E> = E extends Endpoint<infer P, Schema, Schema, Schema> ? z.output<P> : never;
export type QueryOf<E> = E extends Endpoint<Schema, infer Q, Schema, Schema> ? z.output<Q> : never;
export type BodyOf<E> = E extends Endpoint<Schema, Schema, infer B, Schema> ? z.output<B> : never;
export type ReplyOf<E> = E extends Endpoint<Schema, Schema, Schema, infer R> ? z.output<R> : never;

interface EndpointInput<P extends Schema, Q extends Schema, B extends Schema, R extends Schema, Id extends string> {
  readonly id: Id;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  readonly status?: 200 | 201;
  readonly refusals: readonly RefusalCode[];
  readonly idempotent?: true;
  readonly counted?: 'items';
  readonly takes?: 'bytes';
  readonly gives?: 'bytes';
  readonly evenBarred?: true;
}

/** Parts that an operation does not name are nothing at all: unknown members of params, query and body are refused. */
export function endpoint<
  const Id extends string,
  R extends Schema,
  P extends Schema = typeof Nothing,
  Q extends Schema = typeof Nothing,
  B extends Schema = typeof Absent,
>(input: EndpointInput<P, Q, B, R, Id>): Endpoint<P, Q, B, R, Id> {
  return {
    ...input,
    params: (input.params ?? Nothing) as P,
    query: (input.query ?? Nothing) as Q,
    body: (input.body ?? Absent) as B,
    status: input.status ?? 200,
    idempotent: input.idempotent ?? false,
    counted: input.counted ?? 'call',
    takes: input.takes ?? 'json',
    gives: input.gives ?? 'json',
    evenBarred: input.evenBarred ?? false,
  };
}
