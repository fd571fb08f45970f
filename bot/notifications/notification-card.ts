import { type Action, type Card, card, execute, openUrl, said } from '#bot/conversations/cards/card.ts';
import type { NotifyWords } from '#shared/words/notify.en.ts';
import type { Message } from './message.ts';

/**
 * Told in a person's own chat. Its buttons carry ids only: what they may do is decided when a button comes back.
 * @param settings where the person chooses how they are told
 */
export function notificationCard(message: Message, words: NotifyWords, settings: string): Card {
  const { headline, preview, lines, link, ticket } = message;
  const onTicket: readonly Action[] =
    ticket === null
      ? []
      : [
          execute(words.show, { verb: 'ticket.show', ...ticket }),
          execute(words.mute, { verb: 'ticket.mute', ...ticket }),
        ];
  return card({
    summary: `${headline} · ${preview}`,
    body: [
      said(headline, { weight: 'Bolder' }),
      ...(lines.length === 0 ? [said(preview)] : lines.map((line) => said(line))),
    ],
    actions: [openUrl(words.open, link), ...onTicket, openUrl(words.settings, settings)],
  });
}
