import type { DeskSummary } from '#shared/desks/desk.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import { deskChoice } from './ask-desk-card.ts';
import { type Card, card, fact, heading, openUrl, said, text } from './card.ts';
import { personName } from './ticket-card.ts';

/** What goes from one step of the dialog to the next. */
interface Draft {
  readonly form: string;
  readonly title: string;
  readonly description: string;
  readonly author: string;
}

/** Asks which desk a ticket is for, keeping what the message says. Dialogs of Teams know no Action.Execute. */
export function askDeskDialog(desks: readonly DeskSummary[], draft: Draft, words: BotWords): Card {
  return card({
    summary: words.ask.heading,
    body: [heading(words.ask.heading), deskChoice(desks, words)],
    actions: [{ type: 'Action.Submit', title: words.ask.go, style: 'positive', data: { step: 'desk', ...draft } }],
  });
}

/** How the dialog ends: the ticket stands, and here is the way to it. */
export function filedCard({ ticket }: { readonly ticket: TicketRow }, link: string, words: BotWords): Card {
  return card({
    summary: words.channel.filed(ticket.key),
    body: [
      text(words.channel.filed(ticket.key), { weight: 'Bolder' }),
      said(ticket.title),
      fact(words.ticket.requester, personName(ticket.requester, words)),
    ],
    actions: [openUrl(words.ticket.open, link)],
  });
}

interface Inserted {
  readonly ticket: Pick<TicketRow, 'key' | 'title' | 'assignees'>;
  readonly status: string;
  readonly link: string;
  readonly words: BotWords;
  /** Whether everybody on the desk sees the ticket. */
  readonly isForAll: boolean;
}

/** A ticket in a conversation that others read, where the bot may not be: it shows and links, and does nothing. */
export function insertedCard({ ticket, status, link, words, isForAll }: Inserted): Card {
  const { key, title, assignees } = ticket;
  const names = assignees.map((person) => personName(person, words)).join(', ');
  const facts = [
    fact(words.ticket.status, status),
    fact(words.ticket.assignees, names === '' ? words.ticket.nobody : names),
  ];
  return card({
    summary: isForAll ? `${key} · ${title}` : key,
    body: [
      said(key, { isSubtle: true, size: 'Small' }),
      ...(isForAll ? [said(title, { weight: 'Bolder' }), ...facts] : [text(words.channel.confidential)]),
    ],
    actions: [openUrl(words.ticket.open, link)],
  });
}
