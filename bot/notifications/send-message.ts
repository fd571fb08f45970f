import { createHash } from 'node:crypto';
import type { Graph, SendOutcome } from '#bot/graph/graph.ts';
import type { Links } from '#bot/links.ts';
import type { Channel } from '#shared/notifications/way.ts';
import type { NotifyWords } from '#shared/words/notify.en.ts';
import type { Message } from './message.ts';
import type { Messenger } from './messenger.ts';
import { notificationCard } from './notification-card.ts';

interface Deps {
  readonly graph: Pick<Graph, 'sendActivity'>;
  readonly messenger: Messenger;
  readonly links: Pick<Links, 'notificationSettings'>;
}
export interface Outgoing {
  readonly tenant: string;
  readonly person: string;
  /** A team that the person is in and the app is installed in. */
  readonly team: string;
  /** Of the message: sent twice, the second takes the first's place in the feed. */
  readonly id: string;
  readonly message: Message;
  readonly words: NotifyWords;
}
export type Sending =
  | { readonly kind: 'sent'; readonly through: Channel }
  | Exclude<SendOutcome, { readonly kind: 'sent' }>;

/**
 * Sends through the channel that the person chose, and through the other only where the first refused for good: one message,
 * never both. A card has no way to take another's place, so that one whose acceptance was lost on the way may come twice.
 */
export function sendMessageWith(deps: Deps) {
  return async (outgoing: Outgoing, chosen: Channel): Promise<Sending> => {
    const first = await sendThrough(deps, outgoing, chosen);
    if (first.kind !== 'permanent') return first;
    const second = await sendThrough(deps, outgoing, chosen === 'feed' ? 'card' : 'feed');
    if (second.kind !== 'permanent') return second;
    return { kind: 'permanent', reason: `${first.reason}; ${second.reason}` };
  };
}
export type SendMessage = ReturnType<typeof sendMessageWith>;

async function sendThrough(deps: Deps, outgoing: Outgoing, channel: Channel): Promise<Sending> {
  const outcome = channel === 'feed' ? await toFeed(deps, outgoing) : await toChat(deps, outgoing);
  return outcome.kind === 'sent'
    ? { kind: 'sent', through: channel }
    : { ...outcome, reason: `${channel}: ${outcome.reason}` };
}

function toFeed({ graph }: Deps, { tenant, person, team, id, message }: Outgoing): Promise<SendOutcome> {
  const { activityType, parameters, preview, topic, link } = message;
  const chainId = chainIdOf(`${tenant}/${person}/${id}`);
  return graph.sendActivity(tenant, team, {
    recipient: person,
    activityType,
    parameters,
    preview,
    topic,
    webUrl: link,
    chainId,
  });
}

async function toChat({ messenger, links }: Deps, { tenant, person, message, words }: Outgoing): Promise<SendOutcome> {
  const card = notificationCard(message, words, links.notificationSettings());
  const outcome = await messenger.toPerson(tenant, person, card);
  switch (outcome.kind) {
    case 'ok':
      return { kind: 'sent' };
    case 'transient':
      return { kind: 'transient', retryAfterSeconds: outcome.retryAfter, reason: outcome.reason };
    case 'permanent':
      return outcome;
    default:
      return outcome satisfies never;
  }
}

/** From 1 up to 2^53 - 1, always the same for the same message: Graph takes 64 bits, JSON carries 53 of them. */
export function chainIdOf(id: string): number {
  const bits = createHash('sha256').update(id).digest().readBigUInt64BE() >> 11n;
  return Math.max(1, Number(bits));
}
