import type { RunRow } from '#shared/checklists/run-row.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import { type Element, execute, said, text } from './card.ts';

/** An instant on the clock of whoever reads the card: Teams writes it. */
export function dueLine(due: string, words: BotWords): Element {
  const at = `${due.slice(0, 19)}Z`;
  return text(`${words.ticket.due} {{DATE(${at}, SHORT)}} {{TIME(${at})}}`, { isSubtle: true, size: 'Small' });
}

/** A checklist among others; a press opens it in the card's place. */
export function runElement(
  run: Pick<RunRow, 'id' | 'deskId' | 'title' | 'due' | 'progress'>,
  deskName: string | null,
  words: BotWords,
): Element {
  const { done, total } = run.progress;
  const facts = [deskName, words.checklists.progress(done, total)].filter((part) => part !== null);
  return {
    type: 'Container',
    separator: true,
    selectAction: execute(`${words.list.show} ${run.title}`, { verb: 'run.show', deskId: run.deskId, runId: run.id }),
    items: [
      said(run.title, { weight: 'Bolder' }),
      said(facts.join(' · '), { isSubtle: true, size: 'Small' }),
      ...(run.due === null ? [] : [dueLine(run.due, words)]),
    ],
  };
}
