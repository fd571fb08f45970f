import type { Links } from '#bot/links.ts';
import type { Call, Caller, UseCase } from '#bot/use-case.ts';
import type { answerItem, completeRun, listRuns, readRun, startRun } from '#shared/checklists/run-contract.ts';
import type { listTemplates } from '#shared/checklists/template-contract.ts';
import type * as desks from '#shared/desks/contract.ts';
import type { DeskId, TicketId } from '#shared/kernel/ids.ts';
import { done, type Outcome, type Refusal, refuse } from '#shared/kernel/outcome.ts';
import type * as members from '#shared/members/contract.ts';
import type { MeView } from '#shared/members/contract.ts';
import type * as mine from '#shared/members/mine-contract.ts';
import type * as notifications from '#shared/notifications/preferences-contract.ts';
import type { addComment } from '#shared/tickets/comment-contract.ts';
import type * as tickets from '#shared/tickets/contract.ts';
import type { listTickets, searchTickets } from '#shared/tickets/list-contract.ts';
import type { Via } from '#shared/tickets/ticket.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import { type Language, languageOf } from '#shared/words/language.ts';
import { refusalSentence } from '#shared/words/refusals.ts';
import type { Action, Card } from './cards/card.ts';
import { noticeCard } from './cards/notice-card.ts';
import type { Conversations } from './conversations.ts';
import type { CardAction, ExtensionAsked, Mention, MessageReceived, Place, Sender } from './incoming.ts';
import type { Carried } from './verbs.ts';
import { botWords } from './words.ts';

/** The operations that the bot speaks for; they decide every right, for it as for the API. */
export interface BotUseCases {
  readonly createTicket: UseCase<typeof tickets.createTicket>;
  readonly listTickets: UseCase<typeof listTickets>;
  readonly searchTickets: UseCase<typeof searchTickets>;
  readonly readTicket: UseCase<typeof tickets.readTicket>;
  readonly changeTicket: UseCase<typeof tickets.changeTicket>;
  readonly addComment: UseCase<typeof addComment>;
  readonly mute: UseCase<typeof notifications.mute>;
  readonly readMe: UseCase<typeof members.readMe>;
  readonly listMine: UseCase<typeof mine.listMine>;
  readonly changeMe: UseCase<typeof members.changeMe>;
  readonly readNotificationSettings: UseCase<typeof notifications.readNotificationSettings>;
  readonly listMyRuns: UseCase<typeof mine.listMyRuns>;
  readonly listTemplates: UseCase<typeof listTemplates>;
  readonly listRuns: UseCase<typeof listRuns>;
  readonly startRun: UseCase<typeof startRun>;
  readonly readRun: UseCase<typeof readRun>;
  readonly answerItem: UseCase<typeof answerItem>;
  readonly completeRun: UseCase<typeof completeRun>;
  readonly readDesk: UseCase<typeof desks.readDesk>;
  readonly listMembers: UseCase<typeof desks.listMembers>;
}

export interface TalkDeps {
  readonly useCases: BotUseCases;
  readonly conversations: Conversations;
  /** The desk whose channel it is; null where there is none. Tells nothing of rights. */
  readonly deskOfChannel: (tenant: string, channel: string) => Promise<DeskId | null>;
  /** The ticket that people name by its number, wherever it is now, for the caller; refused like `readTicket`. */
  readonly findByNumber: (
    caller: Caller,
    deskId: DeskId,
    number: number,
  ) => Promise<Outcome<{ readonly id: TicketId; readonly desk: DeskId }>>;
  /** The person as the conversation's roster knows them, null where Teams does not tell. */
  readonly personOf: (place: Place, mention: Mention) => Promise<string | null>;
  readonly links: Links;
  readonly now: () => Date;
}

/** Somebody who turns to the bot, and all that answering them takes. */
export interface Turn {
  readonly id: string;
  readonly call: Call;
  readonly me: MeView;
  readonly place: Place;
  readonly reader: Sender;
  readonly mentions: readonly Mention[];
  readonly language: Language;
  /** What Teams itself is shown in. */
  readonly teamsLanguage: Language;
  readonly words: BotWords;
}

/** An answer for the person, and what a channel may read of it where it is theirs alone. */
export interface Answer {
  readonly card: Card;
  readonly inChannel: { readonly sentence: string; readonly view: Carried } | null;
}

/**
 * The call is the person's, named by Teams in a request that its signature covers. Refused to those whose account their
 * organisation has closed.
 */
export async function openTurn(
  { useCases }: TalkDeps,
  incoming: MessageReceived | CardAction | ExtensionAsked,
  via: Via,
): Promise<Outcome<Turn>> {
  const { id, place, sender, locale } = incoming;
  const caller = { tenant: place.tenant, person: sender.person, name: sender.name };
  const call: Call = { caller, via, idempotencyKey: `teams-${place.conversation}-${id}` };
  const found = await useCases.readMe(call, { params: {}, query: {}, body: undefined });
  if (!found.ok) return found;
  const teamsLanguage = languageOf(locale);
  const language = found.value.language ?? teamsLanguage;
  const mentions = incoming.kind === 'message' ? incoming.mentions : [];
  const words = botWords[language];
  return done({ id, call, me: found.value, place, reader: sender, mentions, language, teamsLanguage, words });
}

/** For everyone of the conversation to read. */
export function openly(card: Card): Answer {
  return { card, inChannel: null };
}

export function notice(turn: Turn, sentence: string, actions: readonly Action[] = []): Answer {
  return openly(noticeCard(sentence, turn.words, actions));
}

export function refused(turn: Turn, refusal: Refusal): Answer {
  return notice(turn, refusalSentence(refusal, turn.language));
}

/** What is typed into Teams is checked against the contract as what is sent to the API is. */
export function invalid(field: string) {
  return refuse('invalid', 'request.invalid', { fields: [field] });
}
