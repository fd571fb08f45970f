import { createContext, useContext } from 'react';
import { z } from 'zod';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '#shared/kernel/endpoint.ts';
import { type Clash, type RefusalCode, refusalCodes } from '#shared/kernel/outcome.ts';
import type { Language } from '#shared/words/language.ts';

export interface FieldProblem {
  /** Where in the request, such as `changes.title`. */
  readonly path: string;
  readonly message: string;
}

/** The service said no; `message` is a sentence in the reader's language that says what to do. */
export class RefusalError extends Error {
  readonly status: number;
  readonly code: RefusalCode;
  readonly fields: readonly FieldProblem[];
  readonly clashes: readonly Clash[];
  /** The desk where a ticket is now, with `ticket.moved`. */
  readonly movedTo: string | null;

  constructor(
    refusal: Pick<RefusalError, 'status' | 'code' | 'message'> &
      Partial<Pick<RefusalError, 'fields' | 'clashes' | 'movedTo'>>,
  ) {
    super(refusal.message);
    this.name = 'RefusalError';
    this.status = refusal.status;
    this.code = refusal.code;
    this.fields = refusal.fields ?? [];
    this.clashes = refusal.clashes ?? [];
    this.movedTo = refusal.movedTo ?? null;
  }
}

/** The service was not reached: whether it did what was asked is not known. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

type Empty = Record<string, never>;
type Part<Name extends string, Value> = Empty extends Value
  ? { readonly [K in Name]?: Value }
  : { readonly [K in Name]: Value };
/** What an address can hold; values left out or undefined are not sent, lists are joined by commas. */
type QueryIn<E extends Endpoint> = Partial<{ readonly [K in keyof QueryOf<E>]: QueryOf<E>[K] | undefined }>;

export type Call<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  (undefined extends BodyOf<E> ? { readonly body?: undefined } : { readonly body: BodyOf<E> }) & {
    readonly query?: QueryIn<E>;
    /** The same key for the same thing, so that sending again after a lost reply cannot double it. */
    readonly idempotencyKey?: string;
    readonly signal?: AbortSignal;
  };

/**
 * Calls one operation of the contract and gives its parsed reply.
 * @throws RefusalError where the service says no, OfflineError where it is not reached
 */
export type Send = <E extends Endpoint>(
  endpoint: E,
  ...call: Empty extends Call<E> ? [call?: Call<E>] : [call: Call<E>]
) => Promise<ReplyOf<E>>;

/** Opens a stream of the service; the same errors as `Send`. */
export type OpenStream = (path: string, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;

export interface Client {
  readonly send: Send;
  readonly openStream: OpenStream;
}

export interface ClientOptions {
  /** A token for the service; rejects where the person is not signed in. */
  readonly token: () => Promise<string>;
  readonly language: Language;
  readonly words: { readonly offline: string; readonly failed: string; readonly signIn: string };
}

export function createClient({ token, language, words }: ClientOptions): Client {
  const request = async (path: string, init: RequestInit, accept: string, more: Record<string, string> = {}) => {
    const bearer = await token().catch(() => {
      throw new RefusalError({ status: 401, code: 'signin.missing', message: words.signIn });
    });
    const headers = {
      accept,
      'accept-language': language,
      authorization: `Bearer ${bearer}`,
      'x-docket-client': 'tab',
      ...more,
    };
    const reply = await reach(path, { ...init, headers }, words.offline);
    if (!reply.ok) throw await refusalOf(reply, words.failed);
    return reply;
  };

  return {
    send: async (endpoint, ...[call]) => {
      const { params, query, body, idempotencyKey, signal }: LooseCall = call ?? {};
      const path = fillPath(endpoint.path, params ?? {}) + queryText(query ?? {});
      const reply = await request(
        path,
        { method: endpoint.method, signal: signal ?? null, body: body === undefined ? null : JSON.stringify(body) },
        'application/json',
        {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
      );
      const json = await reply.json().catch((cause: unknown) => {
        throw aborted(signal) ? cause : new OfflineError(words.offline, { cause });
      });
      // The schema is the endpoint's own; the compiler cannot follow that through the generic.
      return endpoint.reply.parse(json) as ReplyOf<typeof endpoint>;
    },
    openStream: async (path, signal) => {
      const reply = await request(path, { signal }, 'text/event-stream');
      if (reply.body === null) throw new OfflineError(words.offline);
      return reply.body;
    },
  };
}

export const SendContext = createContext<Send | null>(null);

export function useSend(): Send {
  const send = useContext(SendContext);
  if (send === null) throw new Error('useSend is used outside SendContext');
  return send;
}

/** Whether the service keeps something from the reader: it is not theirs to see, or is there no more. */
export function isWithheld(problem: unknown): boolean {
  return problem instanceof RefusalError && (problem.status === 403 || problem.status === 404);
}

/** Why something did not work, in a sentence for the reader. */
export function reasonOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

interface LooseCall {
  readonly params?: unknown;
  readonly query?: object;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

async function reach(path: string, init: RequestInit, offline: string): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    throw aborted(init.signal) ? cause : new OfflineError(offline, { cause });
  }
}

function aborted(signal: AbortSignal | null | undefined): boolean {
  return signal?.aborted ?? false;
}

const Problem = z.object({
  detail: z.string(),
  code: z.enum(refusalCodes),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  clashes: z
    .array(z.object({ field: z.string(), yours: z.unknown(), theirs: z.unknown(), by: z.string(), at: z.string() }))
    .default([]),
  movedTo: z.string().nullable().default(null),
});

/** Gateways between us and the service answer with pages of their own: those are told as a failure of the service. */
export async function refusalOf(reply: Response, failed: string): Promise<RefusalError> {
  const problem = Problem.safeParse(await reply.json().catch(() => null));
  if (!problem.success) return new RefusalError({ status: reply.status, code: 'service.failed', message: failed });
  const { detail, ...rest } = problem.data;
  return new RefusalError({ status: reply.status, message: detail, ...rest });
}

export function fillPath(path: string, params: unknown): string {
  const values = z.record(z.string(), z.string()).parse(params);
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${path} was called without ${name}`);
    return encodeURIComponent(value);
  });
}

function queryText(query: object): string {
  const stated = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(stated.map(([name, value]) => [name, String(value)]));
  return stated.length === 0 ? '' : `?${search}`;
}
