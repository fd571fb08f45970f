import type { FastifyInstance } from 'fastify';
import type { Store } from '#bot/store/port.ts';

export interface Readiness {
  /** From now on the load balancer is to look elsewhere. */
  leave(): void;
}

/** What follows from requests later, and takes no instance out: an outage of Teams delays messages alone. */
export interface Behind {
  /** For how long the oldest work in the outbox had been due when it was last looked through; null until then. */
  readonly outboxSeconds: number | null;
  /** Whether Microsoft Graph answered this instance's last call; null until there was one. */
  readonly graph: 'up' | 'down' | null;
}

/** Remembers what the relay and Microsoft Graph last told. */
export function openBehind() {
  let behind: Behind = { outboxSeconds: null, graph: null };
  return {
    overdue(outboxSeconds: number) {
      behind = { ...behind, outboxSeconds };
    },
    heardGraph(answered: boolean) {
      behind = { ...behind, graph: answered ? 'up' : 'down' };
    },
    now: () => behind,
  };
}

/** A document that nobody writes: asking for it tells whether the store answers. */
const probe = { tenant: 'docket', scope: 'probe' };
const keptMs = 1_000;
const patienceMs = 3_000;

/**
 * `GET /ready`: whether this instance should be given requests, as 200 or 503, and why not. `GET /health` tells only that the
 * process answers, so that an outage of the store restarts nobody.
 */
export function registerReadiness(app: FastifyInstance, store: Pick<Store, 'get'>, behind: () => Behind): Readiness {
  let leaving = false;
  let last: { readonly at: number; readonly answers: Promise<boolean> } | null = null;

  function storeAnswers(): Promise<boolean> {
    const now = performance.now();
    if (last === null || now - last.at > keptMs) last = { at: now, answers: ask(store) };
    return last.answers;
  }

  app.get('/health', () => ({ status: 'up' }));
  app.get('/ready', async (_request, reply) => {
    const answers = await storeAnswers();
    const ready = answers && !leaving;
    return reply.code(ready ? 200 : 503).send({ ready, leaving, store: answers ? 'up' : 'down', ...behind() });
  });
  return {
    leave: () => {
      leaving = true;
    },
  };
}

async function ask(store: Pick<Store, 'get'>): Promise<boolean> {
  const timer = Promise.withResolvers<boolean>();
  const timeout = setTimeout(() => timer.resolve(false), patienceMs);
  const answer = store.get(probe, 'probe').then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, timer.promise]);
  } finally {
    clearTimeout(timeout);
  }
}
