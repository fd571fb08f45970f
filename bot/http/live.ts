import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { EnterDesk } from '#bot/desks/enter-desk.ts';
import { type Happening, subjectOf } from '#bot/relay/outbox.ts';
import { repeat } from '#bot/relay/repeat.ts';
import type { Store } from '#bot/store/port.ts';
import { entryId } from '#bot/tickets/entry-document.ts';
import { DeskId } from '#shared/kernel/ids.ts';
import { livePath } from '#shared/members/contract.ts';
import { isInternal } from '#shared/tickets/entry.ts';
import { limitPerPerson } from './limits.ts';
import { type Listener, openListeners } from './listeners.ts';
import { findNews, type Step, type Watched } from './live-news.ts';
import { eventOf, mayHear, type Subject } from './live-subject.ts';
import { sendRefusal } from './serve.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly now: () => Date;
}

/** Streams that one person may open; tabs open theirs again where a network is poor. */
const openingsPerMinute = 60;
const pollMs = 1_000;
const pingMs = 15_000;
const Desks = z
  .string()
  .max(2000)
  .transform((text) => text.split(','))
  .pipe(z.array(DeskId).min(1).max(50));

export interface Live {
  /** What this instance has just committed, told at once. */
  readonly tell: (happening: Happening) => Promise<void>;
}

/**
 * Server-sent events with ids and versions only; the tab refetches what it shows. What other instances commit is found by
 * asking, once a second, for the newest entries of those desks that somebody here looks at. Rights are those of the moment:
 * whoever has left, or may not see the ticket or the entry, is told nothing, and a stream ends with the token it was opened by.
 */
export function registerLive(app: FastifyInstance, { store, enterDesk, now }: Deps): Live {
  const listeners = openListeners();
  const watched = new Map<string, Watched>();

  const limitOpening = limitPerPerson(app, openingsPerMinute);
  app.get(livePath, { preHandler: limitOpening }, async (request, reply) => {
    const query = z.object({ desks: Desks }).safeParse(request.query);
    if (!query.success)
      return sendRefusal(request, reply, { kind: 'invalid', code: 'request.invalid', fields: ['query.desks'] });
    const { signedIn } = request;
    if (signedIn === null) throw new Error('the live stream was reached without sign-in');
    const { caller, expires } = signedIn;
    const desks = [...new Set(query.data.desks)];
    const entered = await Promise.all(desks.map((desk) => enterDesk(caller, desk)));
    const refused = entered.find((outcome) => !outcome.ok);
    if (refused !== undefined && !refused.ok) return sendRefusal(request, reply, refused.refusal);
    reply.hijack();
    if (reply.raw.destroyed) return;
    begin(reply);
    for (const deskId of desks) watch(caller.tenant, deskId);
    listeners.add({ caller, desks: new Set(desks), until: expires, reply });
  });

  function watch(tenant: string, deskId: string): void {
    const key = `${tenant}/${deskId}`;
    if (!watched.has(key)) watched.set(key, { tenant, deskId, since: now().toISOString(), told: new Map() });
  }

  async function tell(tenant: string, subject: Subject, steps: readonly Pick<Step, 'internal'>[]): Promise<void> {
    const { desk } = 'run' in subject ? subject.run : subject.ticket;
    await Promise.all(listeners.of(tenant, desk).map((listener) => tellOne(listener, desk, subject, steps)));
  }

  async function tellOne(listener: Listener, desk: string, subject: Subject, steps: readonly Pick<Step, 'internal'>[]) {
    const entered = await enterDesk(listener.caller, desk);
    if (!entered.ok) listener.reply.raw.end();
    else if (steps.some((step) => mayHear(entered.value, subject, step))) listeners.send(listener, eventOf(subject));
  }

  async function poll(): Promise<void> {
    listeners.endExpired(now().getTime());
    for (const [key, desk] of watched) {
      if (listeners.of(desk.tenant, desk.deskId).length === 0) watched.delete(key);
      else for await (const { subject, steps } of findNews(store, desk)) await tell(desk.tenant, subject, steps);
    }
  }

  const polling = repeat(pollMs, poll, (error) =>
    app.log.warn({ err: error }, 'looking for changes by other instances failed'),
  );
  const pinging = repeat(
    pingMs,
    async () => listeners.ping(),
    (error) => app.log.warn({ err: error }, 'keeping live streams open failed'),
  );
  app.addHook('preClose', async () => {
    await Promise.all([polling.stop(), pinging.stop()]);
    listeners.endAll();
  });

  return {
    async tell(happening) {
      const { partition, entry } = happening;
      await tell(partition.tenant, happening, [{ internal: !('run' in happening) && isInternal(happening.entry) }]);
      const desk = watched.get(`${partition.tenant}/${partition.scope}`);
      desk?.told.set(entryId(subjectOf(happening), entry.seq), entry.at);
    },
  };
}

function begin({ raw }: FastifyReply): void {
  // Whatever befalls a stream is its own: it ends, and the tab connects again.
  raw.on('error', () => raw.destroy());
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write('event: ping\ndata: {}\n\n');
}
