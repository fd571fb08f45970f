import { randomBytes } from 'node:crypto';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import type { Audit } from '#bot/audit/audit.ts';
import { refuseCursor } from '#bot/cursor.ts';
import type { EnterDesk, Entrance } from '#bot/desks/enter-desk.ts';
import { newWebhookDeliveryId, newWebhookId } from '#bot/ids.ts';
import { personView, type Roster } from '#bot/members/roster.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Operation, Store } from '#bot/store/port.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import type { AuditAct } from '#shared/audit/entry.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import { keyOf } from '#shared/tickets/ticket.ts';
import type * as contract from '#shared/webhooks/contract.ts';
import type { WebhookDeliveryView, WebhookView } from '#shared/webhooks/contract.ts';
import { mostWebhooks, type Webhook, type WebhookDelivery } from '#shared/webhooks/webhook.ts';
import { addressOf, hostOf, type Network } from './network.ts';
import { claim, hostIn, newDelivery, type Webhooks, webhooksOf } from './open-webhooks.ts';
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
  readonly enterDesk: EnterDesk;
  readonly roster: Roster;
  readonly audit: Audit;
  readonly webhooks: Webhooks;
  readonly network: Network;
  readonly now: () => Date;
}

const page = 50;

/** Cosmos DB: 1 query beside the entrance. */
export function listWebhooksWith(deps: Deps): UseCase<typeof contract.listWebhooks> {
  return async ({ caller }, { params }) => {
    const entered = await enterAsOwner(deps, caller, params.deskId);
    if (!entered.ok) return entered;
    const found = await webhooksOf(deps.store, entered.value.partition);
    const sorted = [...found].sort((one, other) => other.createdAt.localeCompare(one.createdAt));
    return done({ items: await Promise.all(sorted.map((webhook) => view(deps, entered.value, webhook))) });
  };
}

/** @param deps its `enterDesk` refuses while the desk is read-only */
export function createWebhookWith(deps: Deps): UseCase<typeof contract.createWebhook> {
  return async ({ caller }, { params, body }) => {
    const entered = await enterAsOwner(deps, caller, params.deskId);
    if (!entered.ok) return entered;
    if (!(await isReachable(body.url, deps.network))) return refuse('rule', 'webhook.address', { fields: ['url'] });
    const kept = await webhooksOf(deps.store, entered.value.partition);
    if (kept.length >= mostWebhooks) return refuse('rule', 'webhook.too-many');
    const webhook: Webhook = {
      id: newWebhookId(),
      desk: params.deskId,
      url: body.url,
      events: body.events,
      person: caller.person,
      createdAt: deps.now().toISOString(),
      secret: `whsec_${randomBytes(32).toString('base64')}`,
      state: 'on',
      failingSince: null,
    };
    await commit(deps, caller, entered.value, 'webhook.created', webhook, { create: webhookDocument(webhook) });
    return done({ ...(await view(deps, entered.value, webhook)), secret: webhook.secret });
  };
}

/** @param deps as for `createWebhookWith` */
export function changeWebhookWith(deps: Deps): UseCase<typeof contract.changeWebhook> {
  return async ({ caller }, { params, body }) =>
    retryOvertaken(async () => {
      const found = await find(deps, caller, params);
      if (!found.ok) return found;
      const { entrance, webhook, etag } = found.value;
      const state = body.state ?? webhook.state;
      const failingSince = body.state === 'on' ? null : webhook.failingSince;
      const changed: Webhook = { ...webhook, events: body.events ?? webhook.events, state, failingSince };
      const replaced: Operation = { replace: webhookDocument(changed), etag };
      await commit(deps, caller, entrance, 'webhook.changed', changed, replaced);
      return done(await view(deps, entrance, changed));
    });
}

/** On a read-only desk too. */
export function removeWebhookWith(deps: Deps): UseCase<typeof contract.removeWebhook> {
  return async ({ caller }, { params }) => {
    const found = await find(deps, caller, params);
    if (!found.ok) return found;
    const { entrance, webhook } = found.value;
    await commit(deps, caller, entrance, 'webhook.removed', webhook, { remove: webhook.id });
    return done({ id: webhook.id });
  };
}

/** Waits for the answer. @param deps as for `createWebhookWith` */
export function testWebhookWith(deps: Deps): UseCase<typeof contract.testWebhook> {
  return async ({ caller }, { params }) => {
    const found = await find(deps, caller, params);
    if (!found.ok) return found;
    const { entrance, webhook } = found.value;
    const at = deps.now().toISOString();
    const delivery = claim(newDelivery(webhook, 'test', newWebhookDeliveryId(), null, at), at);
    const { partition } = entrance;
    const [etag] = await deps.store.write(partition, [{ create: deliveryDocument(delivery) }]);
    const settled = await deps.webhooks.attempt({ partition, delivery, etag: etag ?? '' });
    return settled === null ? refuse('missing', 'webhook.not-found') : done(shown(settled, entrance));
  };
}

/** Cosmos DB: 1 query beside the entrance and the webhook. */
export function listWebhookDeliveriesWith(deps: Deps): UseCase<typeof contract.listWebhookDeliveries> {
  return async ({ caller }, { params, query: { cursor } }) => {
    const found = await find(deps, caller, params);
    if (!found.ok) return found;
    const { entrance, webhook } = found.value;
    try {
      const read = await deps.store.query(entrance.partition, {
        type: deliveryType,
        where: { field: 'webhook', eq: webhook.id },
        order: [['at', 'desc']],
        limit: page,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const items = read.items.map((document) => shown(deliveryOf(document), entrance));
      return done({ items, cursor: read.cursor });
    } catch (error) {
      return refuseCursor(error, cursor);
    }
  };
}

/** From its first attempt on again; the next sweep sends it. @param deps as for `createWebhookWith` */
export function replayWebhookDeliveryWith(deps: Deps): UseCase<typeof contract.replayWebhookDelivery> {
  return async ({ caller }, { params }) => {
    const found = await find(deps, caller, params);
    if (!found.ok) return found;
    const { entrance, webhook } = found.value;
    const document = await deps.store.get(entrance.partition, params.deliveryId);
    if (document?.type !== deliveryType || document['webhook'] !== webhook.id)
      return refuse('missing', 'webhook.not-found');
    const again: WebhookDelivery = {
      ...deliveryOf(document),
      state: 'waiting',
      attempts: 0,
      due: deps.now().toISOString(),
    };
    await deps.store.write(entrance.partition, [{ put: deliveryDocument(again) }]);
    return done(shown(again, entrance));
  };
}

async function enterAsOwner(deps: Deps, caller: Caller, deskId: string): Promise<Outcome<Entrance>> {
  const entered = await deps.enterDesk(caller, deskId);
  if (!entered.ok || mayOnDesk(entered.value.actor, 'desk.change')) return entered;
  return refuse('forbidden', 'desk.not-owner');
}

interface Found {
  readonly entrance: Entrance;
  readonly webhook: Webhook;
  readonly etag: string;
}

async function find(
  deps: Deps,
  caller: Caller,
  { deskId, webhookId }: { readonly deskId: string; readonly webhookId: string },
): Promise<Outcome<Found>> {
  const entered = await enterAsOwner(deps, caller, deskId);
  if (!entered.ok) return entered;
  const document = await deps.store.get(organisationPartition(caller.tenant), webhookId);
  if (document?.type !== webhookType || document['desk'] !== deskId) return refuse('missing', 'webhook.not-found');
  return done({ entrance: entered.value, webhook: webhookOf(document), etag: document.etag });
}

/** A name that is not resolved yet may be one day; one that leads inside never is. */
async function isReachable(url: string, network: Network): Promise<boolean> {
  try {
    return (await addressOf(hostOf(new URL(url)), network)) !== null;
  } catch {
    return true;
  }
}

/** The webhook as it becomes and the audit entry that tells of it, both or neither. */
async function commit(
  { store, audit, webhooks }: Deps,
  { tenant, person }: Caller,
  { desk, partition }: Entrance,
  act: AuditAct,
  webhook: Webhook,
  operation: Operation,
): Promise<void> {
  const facts = { act, by: person, subject: null, detail: `${hostIn(webhook.url)} (${desk.name})` };
  const write = async () => {
    await store.write(organisationPartition(tenant), [operation, ...(await audit.adding(tenant, facts))]);
  };
  // Where the webhook itself changed meanwhile, whoever decided on it decides again.
  await ('replace' in operation ? write() : retryOvertaken(write));
  webhooks.forget(partition);
}

async function view({ roster }: Deps, { partition }: Entrance, webhook: Webhook): Promise<WebhookView> {
  const { id, url, events, person, createdAt, state, failingSince } = webhook;
  const people = await roster.named(partition, [person]);
  return { id, url, events: [...events], by: personView(people, person), createdAt, state, failingSince };
}

function shown(delivery: WebhookDelivery, { desk }: Entrance): WebhookDeliveryView {
  const { id, event, subject, at, state, attempts, due, status, problem } = delivery;
  const ticket = subject === null ? null : { id: subject.ticket, key: keyOf(desk.prefix, subject.number) };
  return { id, event, ticket, at, state, attempts, due, status, problem };
}
