import { languageOf } from '#shared/words/language.ts';
import { refusalWords } from '#shared/words/refusals.ts';
import type { Card } from '../cards/card.ts';
import type { ExtensionAsked } from '../incoming.ts';
import { openTurn, type TalkDeps } from '../turn.ts';
import { openForm, sendForm } from './file-ticket.ts';
import { findTickets, unfurl } from './find-tickets.ts';

/** What the message extension shows: a dialog, cards to choose from, or a sentence in either's place. */
export type ExtensionAnswer =
  | { readonly kind: 'dialog'; readonly title: string; readonly card: Card }
  | { readonly kind: 'found'; readonly items: readonly FoundCard[] }
  | { readonly kind: 'sentence'; readonly in: 'dialog' | 'list'; readonly text: string };

/** A card to insert, and the lines by which it is chosen. */
export interface FoundCard {
  readonly card: Card;
  readonly title: string;
  readonly text: string;
}

export interface ExtensionDeps extends TalkDeps {
  /** Where the tab is served, without a path: whose links are ours. */
  readonly publicUrl: string;
}

/** What is asked through the message extension, answered to the person alone until they send it. */
export async function answerExtension(deps: ExtensionDeps, asked: ExtensionAsked): Promise<ExtensionAnswer> {
  const opened = await openTurn(deps, asked, 'message');
  if (!opened.ok) {
    const where = asked.kind === 'form-opened' || asked.kind === 'form-sent' ? 'dialog' : 'list';
    return { kind: 'sentence', in: where, text: refusalWords[languageOf(asked.locale)][opened.refusal.code] };
  }
  const turn = opened.value;
  switch (asked.kind) {
    case 'form-opened':
      return await openForm(deps, turn, asked.about);
    case 'form-sent':
      return await sendForm(deps, turn, asked.data);
    case 'tickets-sought':
      return await findTickets(deps, turn, asked.text);
    case 'link-pasted':
      return await unfurl(deps, turn, asked.url);
    default:
      return asked satisfies never;
  }
}
