import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mostAtOnce } from '#shared/tickets/bulk-contract.ts';

/** Requests in a minute, counted by each instance on its own. */
export interface Limits {
  readonly address: number;
  readonly organisation: number;
  readonly person: number;
}

const timeWindow = 60_000;
type Counted = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>;

/**
 * Nobody asks more than so much: neither an address, before anything else of its request is looked at, nor a person or an API
 * key, nor all of an organisation together. The person's own limit is told with each reply.
 * @returns for the requests of those who are signed in
 */
export async function registerLimits(app: FastifyInstance, limits: Limits) {
  await app.register(rateLimit, { global: false });
  const ofAddress = app.createRateLimit({ max: limits.address, timeWindow });
  const ofOrganisation = app.createRateLimit({ max: limits.organisation, timeWindow, keyGenerator: organisationOf });
  const limitPerson = limitPerPerson(app, limits.person);
  app.addHook('onRequest', async (request, reply) => refuseAbove(await ofAddress(request), reply));
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    await limitPerson(request, reply);
    refuseAbove(await count(ofOrganisation, request), reply);
  };
}

/** What one person may do in a minute, told with each reply. */
export function limitPerPerson(app: FastifyInstance, max: number) {
  const ofPerson = app.createRateLimit({ max, timeWindow, keyGenerator: personOf });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const counted = await count(ofPerson, request);
    if (!counted.isAllowed) {
      reply.header('x-ratelimit-limit', counted.max);
      reply.header('x-ratelimit-remaining', counted.remaining);
      reply.header('x-ratelimit-reset', counted.ttlInSeconds);
    }
    refuseAbove(counted, reply);
  };
}

/** A call with several items counts as so many calls, so that nobody does more by sending them together. */
async function count(limit: (request: FastifyRequest) => Promise<Counted>, request: FastifyRequest): Promise<Counted> {
  const items = request.routeOptions.config.counted === 'items' ? Items.safeParse(request.body).data?.items : undefined;
  for (let more = Math.min(items?.length ?? 1, mostAtOnce); more > 1; more--) await limit(request);
  return limit(request);
}

const Items = z.object({ items: z.array(z.unknown()) });

function organisationOf({ signedIn }: FastifyRequest): string {
  return `${signedIn?.caller.tenant}`;
}

/** A program has a limit of its own, which takes nothing from whoever made its key. */
function personOf({ signedIn }: FastifyRequest): string {
  return `${signedIn?.caller.tenant}/${signedIn?.caller.key?.id ?? signedIn?.caller.person}`;
}

function refuseAbove(counted: Counted, reply: FastifyReply): void {
  if (counted.isAllowed || !counted.isExceeded) return;
  reply.header('retry-after', counted.ttlInSeconds);
  throw Object.assign(new Error('too many requests'), { statusCode: 429 });
}
