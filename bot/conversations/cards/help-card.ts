import type { BotWords } from '#shared/words/bot.en.ts';
import { type Card, card, type Element, execute, fact, heading, said, text } from './card.ts';

/** What one can say, as one says it. */
export function helpCard(words: BotWords): Card {
  return card({
    summary: words.help.heading,
    body: [heading(words.help.heading), ...commandList(words), text(words.help.anything)],
    actions: firstSteps(words),
  });
}

/** The one card that greets a team. */
export function teamWelcomeCard(team: string, words: BotWords): Card {
  const title = words.welcome.team(team);
  return card({
    summary: title,
    body: [said(title, { size: 'Medium', weight: 'Bolder' }), text(words.welcome.teamBody)],
    actions: [execute(words.helpButton, { verb: 'say', text: words.typed.help })],
  });
}

/** The greeting in personal scope, also the answer to "hello". */
export function personWelcomeCard(name: string, hasDesk: 'has a desk' | 'has no desk', words: BotWords): Card {
  const title = words.welcome.person(name);
  return card({
    summary: title,
    body: [
      said(title, { size: 'Medium', weight: 'Bolder' }),
      text(words.welcome.personBody),
      ...(hasDesk === 'has a desk' ? [] : [text(words.welcome.noDesk)]),
    ],
    actions: firstSteps(words),
  });
}

function commandList({ hints, help }: BotWords): readonly Element[] {
  return [
    fact(hints.new, help.new),
    fact(hints.list, help.list),
    fact(hints.mine, help.mine),
    fact(hints.search, help.search),
    fact(hints.show, help.show),
    fact(hints.assign, help.assign),
    fact(hints.status, help.status),
    fact(hints.comment, help.comment),
    fact(hints.close, help.close),
    fact(hints.reopen, help.reopen),
    fact(hints.checklist, help.checklist),
    fact(hints.start, help.start),
    fact(hints.day, help.day),
    fact(hints.desk, help.desk),
    fact(hints.settings, help.settings),
    fact(hints.language, help.language),
  ];
}

export function firstSteps({ typed, ...words }: BotWords) {
  return [
    execute(words.newTicket, { verb: 'say', text: typed.new }),
    execute(words.mine, { verb: 'say', text: typed.mine }),
    execute(words.helpButton, { verb: 'say', text: typed.help }),
  ];
}
