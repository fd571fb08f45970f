import type { MyRunRow, MyTicketRow } from '#shared/members/mine-contract.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import type { Language } from '#shared/words/language.ts';
import { type Card, card, type Element, execute, openUrl, said, text } from './card.ts';
import { ownRow, ticketElement } from './list-card.ts';
import { runElement } from './run-rows.ts';

interface Input {
  readonly tickets: readonly MyTicketRow[];
  readonly runs: readonly MyRunRow[];
  readonly more: boolean;
  readonly language: Language;
  readonly words: BotWords;
  readonly link: string;
  readonly readers: readonly string[];
}

/** What somebody has to do today: what is due or overdue, and the items of checklists that fall to them. */
export function dayCard({ tickets, runs, more, language, words, link, readers }: Input): Card {
  const { day, typed } = words;
  const ticketRows = tickets.map((ticket) => ticketElement(ownRow(ticket, words), { words, language }));
  const runRows = runs.flatMap((run) => [
    runElement(run, run.deskName, words),
    ...run.mine.slice(0, 3).map(({ title }) => said(`☐  ${title}`, { size: 'Small' })),
  ]);
  const isFree = tickets.length + runs.length === 0;
  return card({
    summary: isFree ? `${day.heading}: ${day.free}` : `${day.heading}: ${day.count(tickets.length, runs.length)}`,
    body: [
      said(day.heading, { weight: 'Bolder', size: 'Medium' }),
      ...(isFree ? [text(day.free)] : []),
      ...section(day.tickets, ticketRows),
      ...section(day.checklists, runRows),
      ...(more ? [text(words.list.more, { isSubtle: true })] : []),
    ],
    actions: [
      execute(words.mine, { verb: 'say', text: typed.mine }),
      execute(words.newTicket, { verb: 'say', text: typed.new }),
      openUrl(words.ticket.open, link),
    ],
    refresh: { by: { verb: 'say', text: typed.day }, readers },
  });
}

function section(title: string, rows: readonly Element[]): readonly Element[] {
  return rows.length === 0 ? [] : [text(title, { weight: 'Bolder', spacing: 'Medium' }), ...rows];
}
