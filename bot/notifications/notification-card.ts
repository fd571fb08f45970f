import { type Action, type Card, card, type Element, execute, openUrl, said } from '#bot/conversations/cards/card.ts';
import type { NotifyWords } from '#shared/words/notify.en.ts';
import type { Chapter, Message } from './message.ts';

/**
 * Told in a person's own chat. Its buttons carry ids only: what they may do is decided when a button comes back.
 * @param settings where the person chooses how they are told
 */
export function notificationCard(message: Message, words: NotifyWords, settings: string): Card {
  const { headline, preview, chapters, more, link, ticket } = message;
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
      ...(chapters.length === 0 ? [said(preview)] : chapters.map(chapterElement)),
      ...(more === null ? [] : [said(more, { isSubtle: true })]),
    ],
    actions: [openUrl(words.open, link), ...onTicket, openUrl(words.settings, settings)],
  });
}

/** Of several tickets each opens where one presses it. */
function chapterElement({ title, link, lines }: Chapter): Element {
  return {
    type: 'Container',
    ...(title === null ? {} : { selectAction: { type: 'Action.OpenUrl', title, url: link } }),
    items: [
      ...(title === null ? [] : [said(title, { weight: 'Bolder' })]),
      ...lines.map((line) => said(line, title === null ? {} : { isSubtle: true })),
    ],
  };
}
