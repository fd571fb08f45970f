import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { DeskId, TicketId, WebhookDeliveryId, WebhookId } from '../kernel/ids.ts';
import { PersonView } from '../members/member.ts';
import { EntryView, TicketView } from '../tickets/shown.ts';
import { WebhookEvent, WebhookProblem } from './webhook.ts';

const onDesk = z.strictObject({ deskId: DeskId });
const onWebhook = z.strictObject({ deskId: DeskId, webhookId: WebhookId });
const onDelivery = z.strictObject({ deskId: DeskId, webhookId: WebhookId, deliveryId: WebhookDeliveryId });
const instant = z.iso.datetime();
const path = '/api/v1/desks/:deskId/webhooks';
const tag = 'Webhooks';

/** Of a program that anybody could reach: nothing in it is secret, and nothing is left out of what is sent. */
const Url = z
  .url({ protocol: /^https$/ })
  .max(500)
  .refine(isPlain, { error: 'takes no user name, password or fragment' })
  .meta({ description: 'An https address that the public internet reaches' });
const events = z
  .array(WebhookEvent)
  .min(1)
  .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'each event stands once' });

function isPlain(text: string): boolean {
  const parts = /^https:\/\/([^/?#]*)[^#]*$/i.exec(text);
  return parts?.[1] !== undefined && !parts[1].includes('@');
}

export const WebhookView = z
  .object({
    id: WebhookId,
    url: z.string(),
    events: z.array(WebhookEvent),
    /** Who made it: it is told what they may see. */
    by: PersonView,
    createdAt: instant,
    /** `off` is told nothing: an owner said so, or nothing reached it for three days. */
    state: z.enum(['on', 'off']),
    /** Since when nothing has reached it; null while it is reached. */
    failingSince: instant.nullable(),
  })
  .meta({ id: 'Webhook', description: 'An address that is told what happens on a desk' });
export type WebhookView = z.infer<typeof WebhookView>;

export const NewWebhookView = WebhookView.extend({
  secret: z.string().describe('Signs what is sent, by the rules of Standard Webhooks; told now and never again'),
}).meta({ id: 'NewWebhook' });
export type NewWebhookView = z.infer<typeof NewWebhookView>;

export const WebhookDeliveryView = z
  .object({
    id: WebhookDeliveryId,
    event: WebhookEvent.or(z.literal('test')),
    /** Null for a test. */
    ticket: z.object({ id: TicketId, key: z.string() }).nullable(),
    at: instant,
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.int(),
    /** When it is tried next; null once it is over. */
    due: instant.nullable(),
    /** Of the last answer; null where there was none. */
    status: z.int().nullable(),
    problem: WebhookProblem.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDeliveryView = z.infer<typeof WebhookDeliveryView>;

/** What is sent: the ticket as it is by then, and the step that it is about. */
export const WebhookBody = z
  .object({
    type: WebhookEvent.or(z.literal('test')),
    /** Of the event. */
    timestamp: instant,
    data: z.object({
      deskId: DeskId,
      ticket: TicketView.omit({ timeline: true, earlier: true, next: true, people: true }).nullable(),
      entry: EntryView.nullable(),
    }),
  })
  .meta({
    id: 'WebhookBody',
    description: 'What a webhook is sent; `webhook-id` stays the same when it is sent again',
  });
export type WebhookBody = z.infer<typeof WebhookBody>;

const refusals = ['desk.not-found', 'desk.not-owner', 'signin.missing'] as const;
const writing = [...refusals, 'desk.read-only', 'webhook.not-found'] as const;

export const listWebhooks = endpoint({
  id: 'listWebhooks',
  method: 'GET',
  path,
  tag,
  summary: 'The webhooks of a desk, newest first (owners)',
  params: onDesk,
  reply: z.object({ items: z.array(WebhookView) }),
  refusals,
});

export const createWebhook = endpoint({
  id: 'createWebhook',
  method: 'POST',
  path,
  tag,
  summary: 'Have an address told what happens on a desk, as far as its maker may see it (owners)',
  params: onDesk,
  body: z.strictObject({ url: Url, events }),
  reply: NewWebhookView,
  status: 201,
  refusals: [...refusals, 'desk.read-only', 'webhook.address', 'webhook.too-many'],
});

export const changeWebhook = endpoint({
  id: 'changeWebhook',
  method: 'PATCH',
  path: `${path}/:webhookId`,
  tag,
  summary: 'Choose other events for a webhook, or switch it off or on again (owners)',
  params: onWebhook,
  body: z
    .strictObject({ events, state: z.enum(['on', 'off']) })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, { error: 'something has to change' }),
  reply: WebhookView,
  refusals: writing,
});

export const removeWebhook = endpoint({
  id: 'removeWebhook',
  method: 'DELETE',
  path: `${path}/:webhookId`,
  tag,
  summary: 'Remove a webhook: nothing more is sent to it (owners)',
  params: onWebhook,
  reply: z.object({ id: WebhookId }),
  refusals: [...refusals, 'webhook.not-found'],
});

export const testWebhook = endpoint({
  id: 'testWebhook',
  method: 'POST',
  path: `${path}/:webhookId/test`,
  tag,
  summary: 'Send a webhook an event of type `test`, once, and tell how it went (owners)',
  params: onWebhook,
  reply: WebhookDeliveryView,
  refusals: writing,
});

export const listWebhookDeliveries = endpoint({
  id: 'listWebhookDeliveries',
  method: 'GET',
  path: `${path}/:webhookId/deliveries`,
  tag,
  summary: 'What was sent to a webhook in the last 30 days, and how it went, newest first (owners)',
  params: onWebhook,
  query: z.strictObject({ cursor: z.string().max(2000).optional() }),
  reply: z.object({ items: z.array(WebhookDeliveryView), cursor: z.string().nullable() }),
  refusals: [...refusals, 'webhook.not-found', 'cursor.invalid'],
});

export const replayWebhookDelivery = endpoint({
  id: 'replayWebhookDelivery',
  method: 'POST',
  path: `${path}/:webhookId/deliveries/:deliveryId/replay`,
  tag,
  summary: 'Send an event to a webhook again, under the same `webhook-id` (owners)',
  params: onDelivery,
  reply: WebhookDeliveryView,
  refusals: writing,
});

export const webhookEndpoints = [
  listWebhooks,
  createWebhook,
  changeWebhook,
  removeWebhook,
  testWebhook,
  listWebhookDeliveries,
  replayWebhookDelivery,
] as const;
