import { Priority } from '#shared/tickets/ticket.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import { type Action, type Card, card, type Element, execute, heading, said } from './card.ts';

export interface NewTicketInput {
  readonly deskId: string;
  readonly deskName: string;
  /** Of the message that brings the form. */
  readonly form: string;
  readonly title: string;
  readonly description: string;
  readonly words: BotWords;
}

export function newTicketCard(input: NewTicketInput): Card {
  const { words } = input;
  return card({
    summary: words.form.heading,
    body: [
      heading(words.form.heading),
      said(input.deskName, { isSubtle: true, size: 'Small' }),
      ...fields(input),
      priorityField(words),
    ],
    actions: [fileAction(input), helpAction(words)],
  });
}

/**
 * Text that is no command may be a request: one press files it, its title still to be corrected.
 * @param suggestion the command that it may have been meant for
 */
export function offerCard(input: NewTicketInput, suggestion: string | null): Card {
  const { words } = input;
  const meant = suggestion === null ? [] : [said(words.offer.suggestion(suggestion))];
  const other =
    suggestion === null ? [] : [execute(suggestion, { verb: 'say', text: suggestion, deskId: input.deskId })];
  return card({
    summary: suggestion === null ? words.offer.heading : words.offer.suggestion(suggestion),
    body: [
      ...meant,
      heading(words.offer.heading),
      said(input.deskName, { isSubtle: true, size: 'Small' }),
      ...fields(input),
    ],
    actions: [fileAction(input), ...other, helpAction(words)],
  });
}

function fields({ title, description, words }: NewTicketInput): readonly Element[] {
  return [
    {
      type: 'Input.Text',
      id: 'title',
      label: words.form.title,
      value: title,
      isRequired: true,
      errorMessage: words.form.titleRequired,
      maxLength: 250,
    },
    {
      type: 'Input.Text',
      id: 'description',
      label: words.form.description,
      value: description,
      isMultiline: true,
      maxLength: 20_000,
    },
  ];
}

function priorityField(words: BotWords): Element {
  const choices = Priority.options.map((value) => ({ title: words.priorities[value], value }));
  return {
    type: 'Input.ChoiceSet',
    id: 'priority',
    label: words.form.priority,
    value: 'normal',
    style: 'compact',
    choices,
  };
}

function fileAction({ deskId, form, words }: NewTicketInput): Action {
  return execute(words.form.file, { verb: 'ticket.create', deskId, form }, { style: 'positive' });
}

function helpAction(words: BotWords): Action {
  return execute(words.helpButton, { verb: 'say', text: words.typed.help });
}
