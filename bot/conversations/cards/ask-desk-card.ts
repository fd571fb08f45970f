import type { DeskSummary } from '#shared/desks/desk.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import { type Card, card, type Element, execute, heading } from './card.ts';

/**
 * Asks which desk is meant and goes on with what the person wrote. The choice comes back as `deskId`.
 * @param desks those that the person is on, at least one
 */
export function askDeskCard(desks: readonly DeskSummary[], said: string, words: BotWords): Card {
  return card({
    summary: words.ask.heading,
    body: [heading(words.ask.heading), deskChoice(desks, words)],
    actions: [execute(words.ask.go, { verb: 'say', text: said }, { style: 'positive' })],
  });
}

/** The choice comes back as `deskId`. */
export function deskChoice(desks: readonly DeskSummary[], words: BotWords): Element {
  const choices = desks.map(({ id, name, teamName }) => ({ title: `${name} (${teamName})`, value: id }));
  return {
    type: 'Input.ChoiceSet',
    id: 'deskId',
    label: words.ask.label,
    style: choices.length > 5 ? 'compact' : 'expanded',
    value: choices[0]?.value ?? '',
    choices,
  };
}
