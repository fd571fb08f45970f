import type { MyTicketRow } from '#shared/members/mine-contract.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import type { Language } from '#shared/words/language.ts';
import type { Carried } from '../verbs.ts';
import { type Action, type Card, card, type Element, execute, openUrl, said, text } from './card.ts';
import { dayLabel, personName } from './ticket-card.ts';

export interface ListCardInput {
  readonly heading: string;
  readonly rows: readonly ListRow[];
  /** There are others that no page of the card leads to. */
  readonly more: boolean;
  /** The buttons that turn the page. */
  readonly pages: readonly Action[];
  readonly none: string;
  readonly language: Language;
  readonly words: BotWords;
  readonly link: string;
  readonly refresh: { readonly by: Carried; readonly readers: readonly string[] };
}
export interface ListRow {
  readonly ticket: TicketRow;
  readonly status: string;
  readonly priority: string;
  /** Named only where the list goes across desks. */
  readonly deskName: string | null;
}

/** Tickets one below the other; a press on one opens it in the card's place. */
export function listCard(input: ListCardInput): Card {
  const { rows, words } = input;
  const count = words.list.count(rows.length);
  return card({
    summary: `${input.heading}: ${rows.length === 0 ? input.none : count}`,
    body: [
      said(input.heading, { weight: 'Bolder', size: 'Medium' }),
      ...(rows.length === 0 ? [text(input.none)] : rows.map((row) => ticketElement(row, input))),
      ...(input.more ? [text(words.list.more, { isSubtle: true })] : []),
    ],
    actions: [
      ...input.pages,
      execute(words.newTicket, { verb: 'say', text: words.typed.new }),
      openUrl(words.ticket.open, input.link),
      execute(words.helpButton, { verb: 'say', text: words.typed.help }),
    ],
    refresh: input.refresh,
  });
}

/** One's own ticket, as its desk names its status and its priority. */
export function ownRow(ticket: MyTicketRow, words: BotWords): ListRow {
  const status = ticket.statusLabel ?? words.statuses[ticket.group];
  const priority = ticket.deskPriority.label ?? words.priorities[ticket.priority];
  return { ticket, status, priority, deskName: ticket.deskName };
}

/** A ticket among others; a press opens it in the card's place. */
export function ticketElement(
  { ticket, status, priority, deskName }: ListRow,
  { words, language }: Pick<ListCardInput, 'words' | 'language'>,
): Element {
  const assignee = ticket.assignees[0];
  const facts = [
    deskName,
    status,
    priority,
    assignee === undefined ? words.ticket.nobody : personName(assignee, words),
    ticket.due === null ? null : `${words.ticket.due} ${dayLabel(ticket.due, language)}`,
  ].filter((part) => part !== null);
  return {
    type: 'Container',
    separator: true,
    selectAction: execute(`${words.list.show} ${ticket.key}`, {
      verb: 'ticket.show',
      deskId: ticket.deskId,
      ticketId: ticket.id,
    }),
    items: [
      said(`${ticket.key}  ${ticket.title}`, { weight: 'Bolder' }),
      said(facts.join(' · '), { isSubtle: true, size: 'Small' }),
    ],
  };
}
