import { createHash } from 'node:crypto';
import type { Graph, SendOutcome } from '#bot/graph/graph.ts';
import type { Links } from '#bot/links.ts';
import type { Mailer } from '#bot/mail/mailer.ts';
import type { Unsubscribing } from '#bot/mail/unsubscribing.ts';
import { mailWords } from '#bot/mail/words.ts';
import type { Channel } from '#shared/notifications/way.ts';
import type { Language } from '#shared/words/language.ts';
import type { NotifyWords } from '#shared/words/notify.en.ts';
import type { Message } from './message.ts';
import type { Messenger } from './messenger.ts';
import { notificationCard } from './notification-card.ts';
import { notificationMail } from './notification-mail.ts';

interface Deps {
  readonly graph: Pick<Graph, 'sendActivity'>;
  readonly messenger: Messenger;
  readonly links: Pick<Links, 'notificationSettings'>;
  /** Null where no mail server is configured. */
  readonly mail: SendingMail | null;
}
export interface SendingMail {
  readonly mailer: Pick<Mailer, 'send'>;
  readonly unsubscribing: Unsubscribing;
}
export interface Outgoing {
  readonly tenant: string;
  readonly person: string;
  /** Null where Teams does not tell it. */
  readonly email: string | null;
  readonly language: Language;
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

/** Where else somebody is told, when a channel refuses for good. */
const orders: Readonly<Record<Channel, readonly Channel[]>> = {
  feed: ['feed', 'card'],
  card: ['card', 'feed'],
  email: ['email', 'feed', 'card'],
};

/**
 * Sends through the channel that the person chose, and through another only where that refused for good: one message, never
 * two. A card has no way to take another's place, so that one whose acceptance was lost on the way may come twice.
 */
export function sendMessageWith(deps: Deps) {
  return async (outgoing: Outgoing, chosen: Channel): Promise<Sending> => {
    const refusals: string[] = [];
    for (const channel of orders[chosen]) {
      const outcome = await sendThrough(deps, outgoing, channel);
      if (outcome.kind === 'sent') return { kind: 'sent', through: channel };
      const reason = `${channel}: ${outcome.reason}`;
      if (outcome.kind === 'transient') return { ...outcome, reason };
      refusals.push(reason);
    }
    return { kind: 'permanent', reason: refusals.join('; ') };
  };
}
export type SendMessage = ReturnType<typeof sendMessageWith>;

function sendThrough(deps: Deps, outgoing: Outgoing, channel: Channel): Promise<SendOutcome> {
  switch (channel) {
    case 'feed':
      return toFeed(deps, outgoing);
    case 'card':
      return toChat(deps, outgoing);
    case 'email':
      return toMailbox(deps, outgoing);
    default:
      return channel satisfies never;
  }
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

async function toMailbox({ mail, links }: Deps, outgoing: Outgoing): Promise<SendOutcome> {
  const { tenant, person, email, language, id, message } = outgoing;
  if (mail === null || email === null) return { kind: 'permanent', reason: 'NoAddress' };
  const unsubscribe = mail.unsubscribing.link({ tenant, person });
  const said = notificationMail(message, { settings: links.notificationSettings(), unsubscribe }, mailWords[language]);
  const messageId = `<${chainIdOf(`${tenant}/${person}/${id}`)}@${new URL(unsubscribe).hostname}>`;
  return mail.mailer.send({ ...said, to: email, messageId, unsubscribe });
}

/** From 1 up to 2^53 - 1, always the same for the same message: Graph takes 64 bits, JSON carries 53 of them. */
export function chainIdOf(id: string): number {
  const bits = createHash('sha256').update(id).digest().readBigUInt64BE() >> 11n;
  return Math.max(1, Number(bits));
}
