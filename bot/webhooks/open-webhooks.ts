import { LRUCache } from 'lru-cache';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import type { Audit } from '#bot/audit/audit.ts';
import { webhookDeliveryIdFor } from '#bot/ids.ts';
import type { Projector } from '#bot/relay/relay.ts';
import { type Repeating, repeat } from '#bot/relay/repeat.ts';
import { openWorkQueue } from '#bot/relay/work-queue.ts';
import { isOvertaken } from '#bot/store/overtaken.ts';
import { type Partition, type Store, StoreError } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import type { readTicket } from '#shared/tickets/contract.ts';
import {
  type Answer,
  eventOf,
  mostWebhooks,
  noticed,
  settle,
  type Webhook,
  type WebhookDelivery,
  type WebhookEvent,
} from '#shared/webhooks/webhook.ts';
import type { Send } from './send.ts';
import { bodyOf } from './webhook-body.ts';
import {
  deliveryDocument,
  deliveryOf,
  deliveryType,
  webhookDocument,
  webhookOf,
  webhookType,
} from './webhook-document.ts';

interface Deps {
  readonly store: Store;
  readonly audit: Audit;
  readonly readTicket: UseCase<typeof readTicket>;
  readonly send: Send;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
}

/** A delivery that this instance may send for a minute. */
export interface Claimed {
  readonly partition: Partition;
  readonly delivery: WebhookDelivery;
  readonly etag: string;
}

export interface Webhooks {
  /** For the relay: one delivery for each event and webhook, whose id makes a second one impossible. */
  readonly project: Projector;
  /** Makes one attempt and tells how it went; null where there is nothing to send to, or that its maker may see. */
  attempt(claimed: Claimed): Promise<WebhookDelivery | null>;
  /** A desk's webhooks changed here. */
  forget(partition: Partition): void;
  /** Sends whatever is due, whichever instance wrote it. */
  sweep(): Promise<void>;
  start(intervalMs: number): void;
  stop(): Promise<void>;
  idle(): Promise<void>;
}

const claimSeconds = 60;
const atOnce = 8;
const page = 50;
/** How long another instance may go by the webhooks that a desk had. */
const knownMs = 5_000;

/** A delivery that may be sent from now on for a minute, before somebody else takes it up. @param at ISO instant */
export function claim(delivery: WebhookDelivery, at: string): WebhookDelivery {
  return { ...delivery, attempts: delivery.attempts + 1, due: secondsAfter(at, claimSeconds) };
}

/** Every webhook of a desk. Cosmos DB: 1 query. */
export async function webhooksOf(store: Store, { tenant, scope }: Partition): Promise<readonly Webhook[]> {
  const where = { field: 'desk', eq: scope } as const;
  const found = await store.query(organisationPartition(tenant), {
    type: webhookType,
    where,
    order: [],
    limit: mostWebhooks,
  });
  return found.items.map(webhookOf);
}

export function openWebhooks(deps: Deps): Webhooks {
  const { store, send, now, failed } = deps;
  const known = new LRUCache<string, readonly Webhook[]>({ max: 5_000, ttl: knownMs });
  const queue = openWorkQueue(atOnce, (error) => failed('sending to a webhook', error));

  async function subscribed(partition: Partition, event: WebhookEvent): Promise<readonly Webhook[]> {
    const key = keyOf(partition);
    const start = performance.now();
    const webhooks = known.get(key) ?? (await webhooksOf(store, partition));
    if (!known.has(key)) known.set(key, webhooks, { start });
    return webhooks.filter(({ state, events }) => state === 'on' && events.includes(event));
  }

  const project: Projector = async (happening) => {
    if ('run' in happening) return;
    const { partition, ticket, entry } = happening;
    const event = eventOf(entry);
    if (event === null) return;
    const { id, number } = ticket;
    for (const webhook of await subscribed(partition, event)) {
      const parts = [webhook.id, id, String(entry.seq)];
      const subject = { ticket: id, number, seq: entry.seq };
      const delivery = claim(newDelivery(webhook, event, webhookDeliveryIdFor(parts), subject, entry.at), at());
      try {
        const [etag] = await store.write(partition, [{ create: deliveryDocument(delivery) }]);
        void queue.add(async () => void (await attempt({ partition, delivery, etag: etag ?? '' })));
      } catch (error) {
        if (!(error instanceof StoreError) || error.kind !== 'exists') throw error;
      }
    }
  };

  const at = () => now().toISOString();

  async function attempt({ partition, delivery, etag }: Claimed): Promise<WebhookDelivery | null> {
    const document = await store.get(organisationPartition(partition.tenant), delivery.webhook);
    const webhook = document?.type === webhookType ? webhookOf(document) : null;
    const body = webhook === null ? null : await bodyOf(deps, partition, webhook, delivery);
    if (webhook === null || body === null) {
      await store.write(partition, [{ remove: delivery.id, etag }]);
      return null;
    }
    const { url, secret, state } = webhook;
    const isOff = state === 'off' && delivery.event !== 'test';
    const answer: Answer = isOff
      ? { status: null, problem: 'off' }
      : await send({ url, secret, id: delivery.id, body: JSON.stringify(body), at: now() });
    const settled = settle(delivery, answer, at(), Math.random());
    await store.write(partition, [{ replace: deliveryDocument(settled), etag }]);
    if (!isOff) await notice(partition.tenant, webhook.id, answer);
    return settled;
  }

  /** What an answer says of the webhook; one that nothing reaches any more is switched off, which the audit log tells. */
  async function notice(tenant: string, id: string, answer: Answer): Promise<void> {
    const partition = organisationPartition(tenant);
    const document = await store.get(partition, id);
    if (document?.type !== webhookType) return;
    const before = webhookOf(document);
    const after = noticed(before, answer, at());
    if (after === before) return;
    const facts = { act: 'webhook.gave-up', by: after.person, subject: null, detail: hostIn(after.url) } as const;
    const told = after.state === before.state ? [] : await deps.audit.adding(tenant, facts);
    try {
      await store.write(partition, [{ replace: webhookDocument(after), etag: document.etag }, ...told]);
      known.delete(keyOf({ tenant, scope: after.desk }));
    } catch (error) {
      // Another delivery noticed it too, or an owner changed the webhook: the next answer tells again.
      if (!isOvertaken(error)) throw error;
    }
  }

  async function sweep(): Promise<void> {
    const found = await store.due(deliveryType, at(), page);
    const taken = found.map(async ({ partition, document }) => {
      const delivery = claim(deliveryOf(document), at());
      try {
        const [etag] = await store.write(partition, [{ replace: deliveryDocument(delivery), etag: document.etag }]);
        await queue.add(async () => void (await attempt({ partition, delivery, etag: etag ?? '' })));
      } catch (error) {
        const isGone = error instanceof StoreError && error.kind === 'missing';
        if (!isOvertaken(error) && !isGone) failed(`taking up ${delivery.id}`, error);
      }
    });
    await Promise.all(taken);
  }

  let sweeping: Repeating | null = null;
  return {
    project,
    attempt,
    sweep,
    forget: (partition) => void known.delete(keyOf(partition)),
    idle: queue.idle,
    start(intervalMs) {
      sweeping ??= repeat(intervalMs, sweep, (error) => failed('sweeping webhooks', error));
    },
    async stop() {
      await sweeping?.stop();
      await queue.idle();
    },
  };
}

/** Not tried yet. @param at ISO instant of the event */
export function newDelivery(
  webhook: Webhook,
  event: WebhookDelivery['event'],
  id: WebhookDelivery['id'],
  subject: WebhookDelivery['subject'],
  at: string,
): WebhookDelivery {
  const untried = { state: 'waiting', attempts: 0, due: null, status: null, problem: null } as const;
  return { id, webhook: webhook.id, event, subject, at, ...untried };
}

/** For the audit log: the rest of an address may hold what opens it. */
export function hostIn(url: string): string {
  return new URL(url).host;
}

function keyOf({ tenant, scope }: Partition): string {
  return `${tenant}/${scope}`;
}
