import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { runOf } from '#bot/checklists/run-document.ts';
import { deskPartition } from '#bot/desks/desk-document.ts';
import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import { type Happening, subjectOf } from '#bot/relay/outbox.ts';
import type { Store } from '#bot/store/port.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import type { Run } from '#shared/checklists/run.ts';
import { DeskId } from '#shared/kernel/ids.ts';
import { type LiveEvent, type LiveRunEvent, livePath } from '#shared/members/contract.ts';
import { mayOnDesk, mayOnTicket } from '#shared/members/policy.ts';
import { type Ticket, touchingOf } from '#shared/tickets/ticket.ts';
import { sendRefusal } from './serve.ts';

interface Deps {
  readonly store: Store;
  readonly enterDesk: EnterDesk;
  readonly now: () => Date;
}
interface Listener {
  readonly tenant: string;
  readonly person: string;
  readonly name: string;
  readonly deskId: string;
  readonly reply: FastifyReply;
}
interface Watched {
  readonly tenant: string;
  readonly deskId: string;
  since: string;
  readonly sent: Map<string, number>;
}

/** A reader who does not read is cut off; its tab connects again and refetches. */
const mostUnread = 256 * 1024;
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
  readonly stop: () => void;
}

/**
 * Server-sent events with ids and versions only; the tab refetches what it shows. What other instances commit is found by
 * asking, once a second, for the newest entries of those desks that somebody here looks at. Rights are those of the moment:
 * whoever has left, or may not see the ticket, is told nothing.
 */
export function registerLive(app: FastifyInstance, { store, enterDesk, now }: Deps): Live {
  const listeners = new Set<Listener>();
  const watched = new Map<string, Watched>();

  app.get(livePath, async (request, reply) => {
    const query = z.object({ desks: Desks }).safeParse(request.query);
    if (!query.success)
      return sendRefusal(request, reply, { kind: 'invalid', code: 'request.invalid', fields: ['query.desks'] });
    const { caller } = request;
    if (caller === null) throw new Error('the live stream was reached without sign-in');
    const entered = await Promise.all(query.data.desks.map((desk) => enterDesk(caller, desk)));
    const refused = entered.find((outcome) => !outcome.ok);
    if (refused !== undefined && !refused.ok) return sendRefusal(request, reply, refused.refusal);
    reply.hijack();
    if (reply.raw.destroyed) return;
    // Whatever befalls a stream is its own: it ends, and the tab connects again.
    reply.raw.on('error', () => reply.raw.destroy());
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    send(reply, 'event: ping\ndata: {}\n\n');
    const mine = query.data.desks.map((deskId) => ({ ...caller, deskId, reply }));
    for (const listener of mine) {
      listeners.add(listener);
      const key = `${listener.tenant}/${listener.deskId}`;
      if (!watched.has(key)) {
        watched.set(key, {
          tenant: listener.tenant,
          deskId: listener.deskId,
          since: now().toISOString(),
          sent: new Map(),
        });
      }
    }
    reply.raw.on('close', () => {
      for (const listener of mine) listeners.delete(listener);
    });
  });

  async function tell(tenant: string, subject: Subject): Promise<void> {
    const { desk } = 'run' in subject ? subject.run : subject.ticket;
    const to = [...listeners].filter((listener) => listener.tenant === tenant && listener.deskId === desk);
    await Promise.all(to.map((listener) => tellOne(enterDesk, listener, subject)));
  }

  async function poll(): Promise<void> {
    for (const [key, desk] of watched) {
      const isHeard = [...listeners].some((item) => item.tenant === desk.tenant && item.deskId === desk.deskId);
      if (!isHeard) watched.delete(key);
      else for (const subject of await newSubjects(store, desk)) await tell(desk.tenant, subject);
    }
  }

  const polling = setInterval(() => {
    poll().catch((error: unknown) => app.log.warn({ err: error }, 'looking for changes by other instances failed'));
  }, pollMs);
  const pinging = setInterval(() => {
    for (const { reply } of listeners) send(reply, 'event: ping\ndata: {}\n\n');
  }, pingMs);

  const stop = () => {
    clearInterval(polling);
    clearInterval(pinging);
    for (const { reply } of listeners) reply.raw.end();
  };
  app.addHook('preClose', async () => stop());

  return {
    stop,
    async tell(happening) {
      const { partition, entry } = happening;
      const desk = watched.get(`${partition.tenant}/${partition.scope}`);
      desk?.sent.set(subjectOf(happening), entry.seq);
      await tell(partition.tenant, happening);
    },
  };
}

type Subject = { readonly ticket: Ticket } | { readonly run: Run };

async function tellOne(enterDesk: EnterDesk, listener: Listener, subject: Subject): Promise<void> {
  const entered = await enterDesk(listener, listener.deskId);
  if (!entered.ok) return void listener.reply.raw.end();
  if (!maySee(entered.value, subject)) return;
  send(listener.reply, eventOf(subject));
}

function eventOf(subject: Subject): string {
  if ('run' in subject) {
    const { desk, id, revision } = subject.run;
    const event: LiveRunEvent = { deskId: desk, runId: id, version: String(revision) };
    return `event: run\ndata: ${JSON.stringify(event)}\n\n`;
  }
  const { desk, id, revision } = subject.ticket;
  const event: LiveEvent = { deskId: desk, ticketId: id, version: String(revision) };
  return `event: ticket\ndata: ${JSON.stringify(event)}\n\n`;
}

function send({ raw }: FastifyReply, text: string): void {
  if (raw.writableEnded || raw.destroyed) return;
  if (raw.writableLength > mostUnread) raw.destroy();
  else raw.write(text);
}

function maySee({ actor }: Entrance, subject: Subject): boolean {
  if ('run' in subject) return mayOnDesk(actor, 'run.read');
  return mayOnTicket(actor, 'ticket.read', touchingOf(subject.ticket));
}

const Step = z.object({ subject: z.string(), seq: z.int() });

/** Tickets and runs with entries that nobody here has been told of, a little overlap against clocks that differ. */
async function newSubjects(store: Store, desk: Watched): Promise<readonly Subject[]> {
  const partition = deskPartition(desk.tenant, desk.deskId);
  const from = new Date(Date.parse(desk.since) - 5_000).toISOString();
  const where = { field: 'at', gt: from };
  const page = await store.query(partition, { type: 'entry', where, order: [['at', 'desc']], limit: 50 });
  const fresh = page.items
    .map((item) => Step.parse(item))
    .filter((step) => (desk.sent.get(step.subject) ?? 0) < step.seq);
  for (const { subject, seq } of fresh) desk.sent.set(subject, Math.max(seq, desk.sent.get(subject) ?? 0));
  // Only what the next look can find again has to be remembered.
  const seen = new Set(page.items.map((item) => item['subject']));
  for (const subject of desk.sent.keys()) if (!seen.has(subject)) desk.sent.delete(subject);
  const newest = page.items[0]?.['at'];
  if (typeof newest === 'string' && newest > desk.since) desk.since = newest;
  const documents = await Promise.all(
    [...new Set(fresh.map(({ subject }) => subject))].map((id) => store.get(partition, id)),
  );
  return documents.flatMap((document): Subject[] => {
    if (document?.type === 'run') return [{ run: runOf(document) }];
    return document?.type === 'ticket' ? [{ ticket: ticketOf(document) }] : [];
  });
}
