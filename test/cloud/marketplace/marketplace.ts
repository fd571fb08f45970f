import { type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { marketplaceApp, vendorTenant } from '../app-registrations.ts';
import type { Entra } from '../entra.ts';
import { marketplaceResource } from '../entra-tokens.ts';
import { type Fault, openFaults } from '../faults.ts';
import { type Handler, listen, type Params, type Reply, type Request, type Routes, routed } from '../loopback.ts';
import { type Book, type Operation, openBook, type Subscription } from './book.ts';

export interface MarketplaceOptions {
  readonly entra: Entra;
  /** Where events are told; asked each time. */
  readonly webhookUrl: () => string;
  readonly port?: number;
  readonly now?: () => Date;
}

/** A webhook call that waits to be made: once, again, late or never, as the caller likes. */
export interface Told {
  readonly operation: Operation;
  /** Gives the status that the service answered. */
  deliver(): Promise<number>;
}

/** The commercial marketplace on loopback: fulfilment v2 and its operations. */
export interface Marketplace {
  /** For MARKETPLACE_URL; paths begin with /api. */
  readonly url: string;
  readonly book: Book;
  /** `METHOD /path` of each call. */
  readonly calls: readonly string[];
  change(id: string, to: { readonly planId: string } | { readonly quantity: number }): Told;
  tell(id: string, action: 'Renew' | 'Suspend' | 'Unsubscribe' | 'Reinstate'): Told;
  /** The token that the marketplace signs its webhook calls with, with claims laid over. */
  webhookToken(over?: Readonly<Record<string, unknown>>): Promise<string>;
  plan(fault: Fault): void;
  close(): Promise<void>;
}

export async function startMarketplace(options: MarketplaceOptions): Promise<Marketplace> {
  const { entra, webhookUrl, port = 0, now = () => new Date() } = options;
  const book = openBook(now);
  const calls: string[] = [];
  const faults = openFaults((code, message) => ({ error: { code, message } }));
  const webhookToken = (over: Readonly<Record<string, unknown>> = {}) =>
    entra.mintToken({
      aud: marketplaceApp.appId,
      iss: `https://sts.windows.net/${vendorTenant}/`,
      tid: vendorTenant,
      appid: marketplaceResource,
      ver: '1.0',
      ...over,
    });
  const told = (operation: Operation): Told => ({
    operation,
    async deliver() {
      const reply = await fetch(webhookUrl(), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await webhookToken()}` },
        body: JSON.stringify(payloadOf(book, operation)),
      });
      await reply.arrayBuffer();
      return reply.status;
    },
  });
  const api = routed(routes(book), () => fail(404, 'NotFound'));
  const server = await listen(
    async (request) => {
      calls.push(`${request.method} ${request.url.pathname}`);
      if (request.url.searchParams.get('api-version') !== '2018-08-31') return fail(400, 'BadApiVersion');
      if (!(await isPublisher(request, entra.keys))) return fail(403, 'Forbidden');
      return faults.around(request, () => api(request));
    },
    { port },
  );
  return {
    url: server.origin,
    book,
    calls,
    change: (id, to) => told(book.change(id, to)),
    tell: (id, action) => told(book.tell(id, action)),
    webhookToken,
    plan: faults.plan,
    close: server.close,
  };
}

async function isPublisher(request: Request, keys: JWTVerifyGetKey): Promise<boolean> {
  const token = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1] ?? '';
  try {
    const { payload } = await jwtVerify(token, keys, { audience: marketplaceResource, algorithms: ['RS256'] });
    return payload['tid'] === vendorTenant && payload['appid'] === marketplaceApp.appId;
  } catch {
    return false;
  }
}

const pageSize = 2;
const Activation = z.looseObject({ planId: z.string() });
const Answer = z.looseObject({ status: z.enum(['Success', 'Failure']) });

function routes(book: Book): Routes {
  const one =
    (handle: (subscription: Subscription, request: Request, params: Params) => Reply): Handler =>
    (request, params) => {
      const subscription = book.subscriptions.get(params['id'] ?? '');
      return subscription === undefined ? fail(404, 'NotFound') : handle(subscription, request, params);
    };
  return {
    'GET /api/saas/subscriptions': ({ url }) => {
      const all = [...book.subscriptions.values()];
      const skip = Number(url.searchParams.get('continuationToken') ?? 0);
      const next = new URL(url);
      next.searchParams.set('continuationToken', String(skip + pageSize));
      const link = skip + pageSize < all.length ? { '@nextLink': next.href } : {};
      return ok({ subscriptions: all.slice(skip, skip + pageSize), ...link });
    },
    'POST /api/saas/subscriptions/resolve': ({ headers }) => {
      const found = book.resolve(String(headers['x-ms-marketplace-token']));
      if (found === null) return fail(400, 'BadArgument');
      const { id, name: subscriptionName, offerId, planId, quantity } = found;
      return ok({ id, subscriptionName, offerId, planId, quantity, subscription: found });
    },
    'POST /api/saas/subscriptions/:id/activate': one(({ id }, { body }) => {
      const parsed = Activation.safeParse(JSON.parse(body));
      const status = parsed.success ? book.activate(id, parsed.data.planId) : 400;
      return status === 200 ? { status } : fail(status, 'BadArgument');
    }),
    'GET /api/saas/subscriptions/:id': one((subscription) => ok(subscription)),
    'GET /api/saas/subscriptions/:id/operations': one(({ id }) => {
      const open = [...book.operations.values()].filter(
        ({ subscriptionId, status }) => subscriptionId === id && status === 'InProgress',
      );
      return ok({ operations: open.map(({ answers: _, ...shown }) => shown) });
    }),
    'GET /api/saas/subscriptions/:id/operations/:operation': one(({ id }, _, params) => {
      const operation = book.operations.get(params['operation'] ?? '');
      if (operation?.subscriptionId !== id) return fail(404, 'NotFound');
      const { answers: __, ...shown } = operation;
      return ok(shown);
    }),
    'PATCH /api/saas/subscriptions/:id/operations/:operation': one((_, { body }, params) => {
      const parsed = Answer.safeParse(JSON.parse(body));
      if (!parsed.success) return fail(400, 'BadArgument');
      const status = book.answer(params['operation'] ?? '', parsed.data.status);
      return status === 200 ? { status } : fail(status, status === 409 ? 'Conflict' : 'NotFound');
    }),
  };
}

/** The webhook's body: numbers come as text at times, and members that nobody documented are among them. */
function payloadOf(book: Book, { answers: _, ...operation }: Operation) {
  return {
    ...operation,
    quantity: operation.quantity === null ? null : String(operation.quantity),
    operationRequestSource: 'Azure',
    purchaseToken: null,
    subscription: book.subscriptions.get(operation.subscriptionId),
    unheardOf: { by: 'anyone' },
  };
}

function ok(body: object): Reply {
  return { status: 200, body };
}
function fail(status: number, code: string): Reply {
  return { status, body: { error: { code, message: code } } };
}
