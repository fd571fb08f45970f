import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Requests in a minute, counted by each instance on its own. */
export interface Limits {
  readonly address: number;
  readonly organisation: number;
  readonly person: number;
}

const timeWindow = 60_000;
type Counted = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>;

/**
 * Nobody asks more than so much: neither an address, before anything else of its request is looked at, nor a person, nor all
 * people of an organisation together. The person's own limit is told with each reply.
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
    refuseAbove(await ofOrganisation(request), reply);
  };
}

/** What one person may do in a minute, told with each reply. */
export function limitPerPerson(app: FastifyInstance, max: number) {
  const ofPerson = app.createRateLimit({ max, timeWindow, keyGenerator: personOf });
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const counted = await ofPerson(request);
    if (!counted.isAllowed) {
      reply.header('x-ratelimit-limit', counted.max);
      reply.header('x-ratelimit-remaining', counted.remaining);
      reply.header('x-ratelimit-reset', counted.ttlInSeconds);
    }
    refuseAbove(counted, reply);
  };
}

function organisationOf({ signedIn }: FastifyRequest): string {
  return `${signedIn?.caller.tenant}`;
}

function personOf({ signedIn }: FastifyRequest): string {
  return `${signedIn?.caller.tenant}/${signedIn?.caller.person}`;
}

function refuseAbove(counted: Counted, reply: FastifyReply): void {
  if (counted.isAllowed || !counted.isExceeded) return;
  reply.header('retry-after', counted.ttlInSeconds);
  throw Object.assign(new Error('too many requests'), { statusCode: 429 });
}
