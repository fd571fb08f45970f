import type { RunRow } from '#shared/checklists/run-row.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import type { Carried } from '../verbs.ts';
import { type Card, card, execute, openUrl, said, text } from './card.ts';
import { runElement } from './run-rows.ts';

interface Input {
  readonly heading: string;
  readonly deskId: string;
  readonly runs: readonly RunRow[];
  /** There are others beside these. */
  readonly more: boolean;
  readonly words: BotWords;
  readonly link: string;
  readonly refresh: { readonly by: Carried; readonly readers: readonly string[] };
}

/** The open checklists of a desk, and the way to start another one. */
export function runListCard({ heading, deskId, runs, more, words, link, refresh }: Input): Card {
  const { checklists, typed } = words;
  return card({
    summary: `${heading}: ${runs.length === 0 ? checklists.none : checklists.count(runs.length)}`,
    body: [
      said(heading, { weight: 'Bolder', size: 'Medium' }),
      ...(runs.length === 0 ? [text(checklists.none)] : runs.map((run) => runElement(run, null, words))),
      ...(more ? [text(words.list.more, { isSubtle: true })] : []),
    ],
    actions: [
      execute(checklists.start, { verb: 'say', text: typed.start, deskId }),
      openUrl(words.ticket.open, link),
      execute(words.helpButton, { verb: 'say', text: typed.help }),
    ],
    refresh,
  });
}
