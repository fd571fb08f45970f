import type { BotWords } from '#shared/words/bot.en.ts';
import { type Action, type Card, card, said } from './card.ts';
import { firstSteps } from './help-card.ts';

/** One sentence and what to do next; a refusal is never where things end. */
export function noticeCard(sentence: string, words: BotWords, actions: readonly Action[] = []): Card {
  return card({ summary: sentence, body: [said(sentence)], actions: [...actions, ...firstSteps(words)] });
}
