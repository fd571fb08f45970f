import { z } from 'zod';
import type { DeskId, TicketId, WebhookDeliveryId, WebhookId } from '../kernel/ids.ts';
import { secondsAfter } from '../kernel/time.ts';
import type { Entry } from '../tickets/entry.ts';

/** What a subscriber can be told of. */
export const WebhookEvent = z
  .enum(['ticket.created', 'ticket.changed', 'ticket.commented'])
  .meta({ id: 'WebhookEvent' });
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** Tells a program at an address of its own what happens on a desk, as far as the owner who made it may see it. */
export interface Webhook {
  readonly id: WebhookId;
  readonly desk: DeskId;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Who made it, and with whose eyes it sees. */
  readonly person: string;
  readonly createdAt: string;
  /** `whsec_` and base64; signs what is sent, so it cannot be kept as a digest. */
  readonly secret: string;
  readonly state: 'on' | 'off';
  /** Since when nothing has reached it; null while it is reached. */
  readonly failingSince: string | null;
}

/** Why nothing was delivered: an address that is not public, no answer in time, none at all, another answer than 2xx. */
export const WebhookProblem = z.enum(['address', 'timeout', 'unreachable', 'status', 'off']);
export type WebhookProblem = z.infer<typeof WebhookProblem>;

/** One event on its way to one webhook; what is sent is read when it is sent, as its maker may see it then. */
export interface WebhookDelivery {
  readonly id: WebhookDeliveryId;
  readonly webhook: WebhookId;
  readonly event: WebhookEvent | 'test';
  /** The ticket and the step of it; null for a test. */
  readonly subject: { readonly ticket: TicketId; readonly number: number; readonly seq: number } | null;
  readonly at: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  /** When it is tried next; null once it is over. */
  readonly due: string | null;
  /** Of the last answer; null where there was none. */
  readonly status: number | null;
  readonly problem: WebhookProblem | null;
}

export interface Answer {
  readonly status: number | null;
  readonly problem: WebhookProblem | null;
}

/** Seconds after each failed attempt; after the last there is none. */
const waits = [5, 60, 300, 1800, 7200, 18_000, 36_000, 86_400];
/** For so long nothing may reach a webhook before it is switched off. */
const patienceSeconds = 3 * 86_400;
const gone = 410;
export const mostWebhooks = 20;

/** The event that an entry is told as; null for what nobody is told of. */
export function eventOf({ kind }: Entry): WebhookEvent | null {
  switch (kind) {
    case 'created':
      return 'ticket.created';
    case 'comment':
      return 'ticket.commented';
    case 'changed':
    case 'linked':
    case 'unlinked':
    case 'merged':
    case 'unmerged':
      return 'ticket.changed';
    case 'comment-edited':
    case 'comment-deleted':
    case 'withdrawn':
    case 'moved':
      return null;
    default:
      return kind satisfies never;
  }
}

/**
 * A delivery after an attempt.
 * @param at ISO instant of the answer
 * @param random from 0 up to 1; spreads what is tried again
 */
export function settle(delivery: WebhookDelivery, answer: Answer, at: string, random: number): WebhookDelivery {
  const { status, problem } = answer;
  if (problem === null) return { ...delivery, state: 'delivered', due: null, status, problem };
  const wait = delivery.event === 'test' || problem === 'off' ? undefined : waits[delivery.attempts - 1];
  if (wait === undefined) return { ...delivery, state: 'failed', due: null, status, problem };
  return { ...delivery, due: secondsAfter(at, wait * (1 + random / 10)), status, problem };
}

/** A webhook after an attempt; the very same where nothing changes. @param at ISO instant of the answer */
export function noticed(webhook: Webhook, { status, problem }: Answer, at: string): Webhook {
  if (problem === null) return webhook.failingSince === null ? webhook : { ...webhook, failingSince: null };
  const failingSince = webhook.failingSince ?? at;
  const isOver = status === gone || secondsAfter(failingSince, patienceSeconds) <= at;
  if (isOver) return { ...webhook, failingSince, state: 'off' };
  return webhook.failingSince === null ? { ...webhook, failingSince } : webhook;
}
