import type { Card } from '#bot/conversations/cards/card.ts';

/** The bot's way into a person's own chat; `bot/teams` implements it. */
export interface Messenger {
  toPerson(tenant: string, person: string, card: Card): Promise<MessageOutcome>;
}

export type MessageOutcome =
  | { readonly kind: 'ok' }
  /** `retryAfter` in seconds, where Teams says. */
  | { readonly kind: 'transient'; readonly retryAfter: number | null; readonly reason: string }
  /** They never opened a chat with the bot, or removed the app. */
  | { readonly kind: 'permanent'; readonly reason: string };
