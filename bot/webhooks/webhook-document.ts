import { z } from 'zod';
import type { Document, Stored } from '#bot/store/port.ts';
import { DeskId, TicketId, WebhookDeliveryId, WebhookId } from '#shared/kernel/ids.ts';
import { type Webhook, type WebhookDelivery, WebhookEvent, WebhookProblem } from '#shared/webhooks/webhook.ts';

const WebhookShape = z.object({
  id: WebhookId,
  desk: DeskId,
  url: z.string(),
  events: z.array(WebhookEvent),
  person: z.string(),
  createdAt: z.string(),
  secret: z.string(),
  state: z.enum(['on', 'off']),
  failingSince: z.string().nullable(),
}) satisfies z.ZodType<Webhook>;

const DeliveryShape = z.object({
  id: WebhookDeliveryId,
  webhook: WebhookId,
  event: WebhookEvent.or(z.literal('test')),
  subject: z.object({ ticket: TicketId, number: z.int(), seq: z.int() }).nullable(),
  at: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.int(),
  due: z.string().nullable(),
  status: z.int().nullable(),
  problem: WebhookProblem.nullable(),
}) satisfies z.ZodType<WebhookDelivery>;

export const webhookType = 'webhook';
export const deliveryType = 'webhookDelivery';
const keptSeconds = 30 * 86_400;

/** Lies with the organisation, so that one commit holds the webhook and the audit entry that tells of it. */
export function webhookDocument(webhook: Webhook): Document {
  const { id, desk, person } = webhook;
  return { id, type: webhookType, schema: 1, desk, person, data: webhook };
}

export function webhookOf(document: Stored): Webhook {
  return WebhookShape.parse(document['data']);
}

/** Lies with its desk. */
export function deliveryDocument(delivery: WebhookDelivery): Document {
  const { id, webhook, at, due } = delivery;
  return {
    id,
    type: deliveryType,
    schema: 1,
    ttl: keptSeconds,
    webhook,
    at,
    ...(due === null ? {} : { due }),
    data: delivery,
  };
}

export function deliveryOf(document: Stored): WebhookDelivery {
  return DeliveryShape.parse(document['data']);
}
