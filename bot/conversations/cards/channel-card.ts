import type { BotWords } from '#shared/words/bot.en.ts';
import type { Carried } from '../verbs.ts';
import { type Card, card, execute, said } from './card.ts';

/**
 * What a whole channel may read of an answer that is one person's to see: tickets have readers of their own, and a guest of
 * the team reads the channel too. Teams shows the person who asked their own view at once; others ask for theirs.
 */
export function channelCard(sentence: string, view: Carried, reader: string, words: BotWords): Card {
  return card({
    summary: sentence,
    body: [said(sentence)],
    actions: [execute(words.channel.forYou, view)],
    refresh: { by: view, readers: [reader] },
  });
}
