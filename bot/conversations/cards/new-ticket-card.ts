import { offeredCategories } from '#shared/desks/categories.ts';
import type { DeskView } from '#shared/desks/desk.ts';
import { fieldsFor } from '#shared/desks/fields.ts';
import { offeredPriorities } from '#shared/desks/priorities.ts';
import type { PersonView } from '#shared/members/member.ts';
import type { Priority } from '#shared/tickets/ticket.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import { type Action, type Card, card, type Element, execute, heading, said, text } from './card.ts';
import { fieldInputs, type Typed } from './field-inputs.ts';

export interface NewTicketInput {
  readonly desk: Pick<DeskView, 'id' | 'name' | 'categories' | 'priorities' | 'fields'>;
  /** Of the message that brings the form. */
  readonly form: string;
  readonly title: string;
  readonly description: string;
  readonly words: BotWords;
}

/** What was typed before, where the form comes again. */
export interface Begun {
  readonly priority: Priority;
  readonly category: string | null;
  readonly typed: Typed;
  /** Why the ticket was not filed; null for a fresh form. */
  readonly reason: string | null;
  readonly people: readonly PersonView[];
}

/** The fields and their order are those of the tab's form; of the desk's own, those of the category chosen so far. */
export function newTicketCard(input: NewTicketInput, begun: Begun): Card {
  const { words } = input;
  return card({
    summary: begun.reason ?? words.form.heading,
    body: [...reasonOf(begun), heading(words.form.heading), ...newTicketInputs(input, begun)],
    actions: [fileAction(input), helpAction(words)],
  });
}

/** The form in a dialog of Teams, which has its own heading and knows no Action.Execute. */
export function newTicketDialog(input: NewTicketInput, begun: Begun, author: Author | null): Card {
  const { words, desk, form } = input;
  const data = { step: 'file', deskId: desk.id, form, author: author?.person ?? '' };
  return card({
    summary: begun.reason ?? words.form.heading,
    body: [
      ...reasonOf(begun),
      ...newTicketInputs(input, begun),
      ...(author === null ? [] : [authorToggle(author, words)]),
    ],
    actions: [{ type: 'Action.Submit', title: words.form.file, style: 'positive', data }],
  });
}

/** Who wrote the message that a ticket is made of. */
export interface Author {
  readonly person: string;
  readonly name: string;
  /** Whether the ticket is to be theirs. */
  readonly requests: boolean;
}

function authorToggle({ name, requests }: Author, words: BotWords): Element {
  return {
    type: 'Input.Toggle',
    id: 'forAuthor',
    title: words.form.forAuthor(name),
    value: requests ? 'yes' : 'no',
    valueOn: 'yes',
    valueOff: 'no',
    wrap: true,
  };
}

function reasonOf({ reason }: Begun): readonly Element[] {
  return reason === null ? [] : [text(reason, { color: 'Attention', weight: 'Bolder' })];
}

function newTicketInputs(input: NewTicketInput, { priority, category, typed, people }: Begun): readonly Element[] {
  const { words, desk } = input;
  return [
    said(desk.name, { isSubtle: true, size: 'Small' }),
    ...fields(input),
    priorityField(desk, priority, words),
    categoryField(desk, category, words),
    ...fieldInputs(fieldsFor(desk.fields, category), { typed, people, words }),
  ];
}

/**
 * Text that is no command may be a request: one press files it, its title still to be corrected.
 * @param suggestion the command that it may have been meant for
 */
export function offerCard(input: NewTicketInput, suggestion: string | null): Card {
  const { words } = input;
  const meant = suggestion === null ? [] : [said(words.offer.suggestion(suggestion))];
  const other =
    suggestion === null ? [] : [execute(suggestion, { verb: 'say', text: suggestion, deskId: input.desk.id })];
  return card({
    summary: suggestion === null ? words.offer.heading : words.offer.suggestion(suggestion),
    body: [
      ...meant,
      heading(words.offer.heading),
      said(input.desk.name, { isSubtle: true, size: 'Small' }),
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

function priorityField({ priorities }: NewTicketInput['desk'], value: Priority, words: BotWords): Element {
  const choices = offeredPriorities(priorities).map(({ key, label }) => ({
    title: label ?? words.priorities[key],
    value: key,
  }));
  return {
    type: 'Input.ChoiceSet',
    id: 'priority',
    label: words.form.priority,
    value,
    style: 'compact',
    choices,
  };
}

function categoryField({ categories }: NewTicketInput['desk'], category: string | null, words: BotWords): Element {
  const choices = offeredCategories(categories).map(({ key, label }) => ({ title: label, value: key }));
  return {
    type: 'Input.ChoiceSet',
    id: 'category',
    label: words.form.category,
    ...(category === null ? {} : { value: category }),
    style: 'compact',
    choices,
  };
}

function fileAction({ desk, form, words }: NewTicketInput): Action {
  return execute(words.form.file, { verb: 'ticket.create', deskId: desk.id, form }, { style: 'positive' });
}

function helpAction(words: BotWords): Action {
  return execute(words.helpButton, { verb: 'say', text: words.typed.help });
}
