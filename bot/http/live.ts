import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { deskPartition } from '#bot/desks/desk-document.ts';
import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import type { Happening } from '#bot/relay/outbox.ts';
import type { Store } from '#bot/store/port.ts';
import { entryOf } from '#bot/tickets/entry-document.ts';
import { ticketOf } from '#bot/tickets/ticket-document.ts';
import { DeskId } from '#shared/kernel/ids.ts';
import { type LiveEvent, livePath } from '#shared/members/contract.ts';
import { mayOnTicket } from '#shared/members/policy.ts';
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

  app.get(livePath, { config: { rateLimit: false } }, async (request, reply) => {
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

  async function tell(tenant: string, ticket: Ticket): Promise<void> {
    const to = [...listeners].filter((listener) => listener.tenant === tenant && listener.deskId === ticket.desk);
    await Promise.all(to.map((listener) => tellOne(enterDesk, listener, ticket)));
  }

  async function poll(): Promise<void> {
    for (const [key, desk] of watched) {
      const isHeard = [...listeners].some((item) => item.tenant === desk.tenant && item.deskId === desk.deskId);
      if (!isHeard) watched.delete(key);
      else for (const ticket of await newTickets(store, desk)) await tell(desk.tenant, ticket);
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
    async tell({ partition, ticket, entry }) {
      const desk = watched.get(`${partition.tenant}/${partition.scope}`);
      desk?.sent.set(ticket.id, entry.seq);
      await tell(partition.tenant, ticket);
    },
  };
}

async function tellOne(enterDesk: EnterDesk, listener: Listener, ticket: Ticket): Promise<void> {
  const entered = await enterDesk(listener, listener.deskId);
  if (!entered.ok) return void listener.reply.raw.end();
  if (!maySee(entered.value, ticket)) return;
  const event: LiveEvent = { deskId: ticket.desk, ticketId: ticket.id, version: String(ticket.revision) };
  send(listener.reply, `event: ticket\ndata: ${JSON.stringify(event)}\n\n`);
}

function send({ raw }: FastifyReply, text: string): void {
  if (raw.writableEnded || raw.destroyed) return;
  if (raw.writableLength > mostUnread) raw.destroy();
  else raw.write(text);
}

function maySee({ actor }: Entrance, ticket: Ticket): boolean {
  return mayOnTicket(actor, 'ticket.read', touchingOf(ticket));
}

/** Tickets with entries that nobody here has been told of, a little overlap against clocks that differ. */
async function newTickets(store: Store, desk: Watched): Promise<readonly Ticket[]> {
  const partition = deskPartition(desk.tenant, desk.deskId);
  const from = new Date(Date.parse(desk.since) - 5_000).toISOString();
  const where = { field: 'at', gt: from };
  const page = await store.query(partition, { type: 'entry', where, order: [['at', 'desc']], limit: 50 });
  const fresh = page.items.map(entryOf).filter((entry) => (desk.sent.get(entry.ticket) ?? 0) < entry.seq);
  for (const entry of fresh) desk.sent.set(entry.ticket, Math.max(entry.seq, desk.sent.get(entry.ticket) ?? 0));
  // Only what the next look can find again has to be remembered.
  const seen = new Set(page.items.map((item) => item['subject']));
  for (const ticket of desk.sent.keys()) if (!seen.has(ticket)) desk.sent.delete(ticket);
  const newest = page.items[0]?.['at'];
  if (typeof newest === 'string' && newest > desk.since) desk.since = newest;
  const documents = await Promise.all(
    [...new Set(fresh.map((entry) => entry.ticket))].map((id) => store.get(partition, id)),
  );
  return documents.flatMap((document) => (document?.type === 'ticket' ? [ticketOf(document)] : []));
}
