import { type CustomField, fieldsFor } from '#shared/desks/fields.ts';
import { type DeskPriority, priorityOf } from '#shared/desks/priorities.ts';
import { findStatus, type Status } from '#shared/desks/workflow.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { shorten } from '#shared/kernel/text.ts';
import type { PersonView } from '#shared/members/member.ts';
import { fieldText } from '#shared/tickets/field-text.ts';
import type { TicketView } from '#shared/tickets/shown.ts';
import type { Priority } from '#shared/tickets/ticket.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import type { Language } from '#shared/words/language.ts';
import { type Action, type Card, card, type Element, execute, fact, openUrl, said, subtle, text } from './card.ts';

export interface TicketCardInput {
  readonly ticket: TicketView;
  readonly desk: {
    readonly id: DeskId;
    readonly name: string;
    readonly workflow: readonly Status[];
    readonly priorities: readonly DeskPriority[];
    readonly fields: readonly CustomField[];
  };
  readonly language: Language;
  readonly words: BotWords;
  readonly link: string;
  /** For whom Teams keeps the card true, as the conversation knows them. */
  readonly readers: readonly string[];
  /** What has just happened, or why it did not. */
  readonly notice: string | null;
}

const LONGEST_VALUE = 200;

/** A ticket with the buttons of what its reader may do; each button's right is decided again when it comes back. */
export function ticketCard(input: TicketCardInput): Card {
  const { ticket, desk, words, readers, notice } = input;
  const status = statusLabel(desk.workflow, ticket.status, words);
  return card({
    summary: `${notice === null ? '' : `${notice} `}${ticket.key} · ${ticket.title} · ${status}`,
    body: [
      ...(notice === null ? [] : [text(notice, { color: 'Accent', weight: 'Bolder' })]),
      subtle(ticket.key),
      said(ticket.title, { size: 'Medium', weight: 'Bolder' }),
      ...facts(input, status),
      ...(ticket.description === '' ? [] : [said(shorten(ticket.description, 600))]),
      ...latestComment(input),
    ],
    actions: actions(input),
    refresh: { by: { verb: 'ticket.show', deskId: desk.id, ticketId: ticket.id }, readers },
  });
}

export function statusLabel(workflow: readonly Status[], key: string, words: BotWords): string {
  const status = findStatus(workflow, key);
  return status === undefined ? key : (status.label ?? words.statuses[status.group]);
}

/** As the desk calls it, else in the reader's language. */
export function priorityLabel(priorities: readonly DeskPriority[], key: Priority, words: BotWords): string {
  return priorityOf(priorities, key).label ?? words.priorities[key];
}

export function personName({ name }: PersonView, words: BotWords): string {
  return name === '' ? words.ticket.formerMember : name;
}

/** A day as people of the language write it. */
export function dayLabel(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

function facts({ ticket, desk, words, language }: TicketCardInput, status: string): readonly Element[] {
  const names = new Intl.ListFormat(language).format(ticket.assignees.map((person) => personName(person, words)));
  return [
    fact(words.ticket.status, status),
    fact(words.ticket.priority, priorityLabel(desk.priorities, ticket.priority, words)),
    fact(words.ticket.assignees, names === '' ? words.ticket.nobody : names),
    fact(words.ticket.requester, personName(ticket.requester, words)),
    ...(ticket.due === null ? [] : [fact(words.ticket.due, dayLabel(ticket.due, language))]),
    ...ownFacts(desk.fields, ticket, words, language),
    fact(words.ticket.desk, desk.name),
  ];
}

/** What the ticket holds of the fields that its desk uses. */
function ownFacts(
  fields: readonly CustomField[],
  ticket: TicketView,
  { form, ticket: terms }: BotWords,
  language: Language,
): readonly Element[] {
  const { yes, no } = form;
  return fieldsFor(fields, ticket.category).flatMap((field) => {
    const value = ticket.fields[field.key];
    if (value === undefined) return [];
    const read = fieldText(field, value, { yes, no, unknown: terms.formerMember }, language);
    return [fact(field.label, shorten(read, LONGEST_VALUE))];
  });
}

function latestComment({ ticket, words }: TicketCardInput): readonly Element[] {
  const last = ticket.timeline.findLast(({ comment }) => comment !== undefined && comment.deletedAt === null);
  if (last?.comment === undefined) return [];
  const by = personName(last.by, words);
  return [
    {
      type: 'Container',
      separator: true,
      items: [
        said(words.ticket.lastComment(by), { isSubtle: true, size: 'Small' }),
        said(shorten(last.comment.text, 600)),
      ],
    },
  ];
}

function actions({ ticket, desk, words, link }: TicketCardInput): readonly Action[] {
  const on = { deskId: desk.id, ticketId: ticket.id, version: ticket.version };
  const shown: Action[] = [];
  if (ticket.can.includes('take')) shown.push(execute(words.ticket.take, { verb: 'ticket.take', ...on }));
  if (closingStatus(ticket, desk.workflow) !== null)
    shown.push(execute(words.ticket.close, { verb: 'ticket.close', ...on }));
  if (reopeningStatus(ticket, desk.workflow) !== null)
    shown.push(execute(words.ticket.reopen, { verb: 'ticket.reopen', ...on }));
  if (ticket.can.includes('comment')) shown.push(commentAction(on, words));
  shown.push(openUrl(words.ticket.open, link));
  shown.push(execute(words.ticket.all, { verb: 'say', text: words.typed.list, deskId: desk.id }));
  return shown;
}

function commentAction(on: { deskId: string; ticketId: string; version: string }, words: BotWords): Action {
  const input = {
    type: 'Input.Text',
    id: 'comment',
    label: words.ticket.commentLabel,
    isMultiline: true,
    isRequired: true,
    errorMessage: words.ticket.commentRequired,
    maxLength: 20_000,
  };
  const send = execute(words.ticket.send, { verb: 'ticket.comment', ...on }, { style: 'positive' });
  return {
    type: 'Action.ShowCard',
    title: words.ticket.comment,
    card: { type: 'AdaptiveCard', version: '1.5', body: [input], actions: [send] },
  };
}

/** The status that closing gives, null where this reader cannot close the ticket from here. */
export function closingStatus(ticket: TicketView, workflow: readonly Status[]): string | null {
  return ticket.group === 'closed' ? null : firstNext(ticket, workflow, ['closed']);
}

/** The status that reopening gives, null where this reader cannot. */
export function reopeningStatus(ticket: TicketView, workflow: readonly Status[]): string | null {
  return ticket.group === 'closed' ? firstNext(ticket, workflow, ['active', 'new', 'waiting']) : null;
}

function firstNext(ticket: TicketView, workflow: readonly Status[], groups: readonly Status['group'][]): string | null {
  const allowed = workflow.filter((status) => ticket.next.includes(status.key));
  for (const group of groups) {
    const found = allowed.find((status) => status.group === group);
    if (found !== undefined) return found.key;
  }
  return null;
}
