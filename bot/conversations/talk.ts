import { type Refusal, refuse } from '#shared/kernel/outcome.ts';
import { languageOf } from '#shared/words/language.ts';
import { refusalWords } from '#shared/words/refusals.ts';
import type { Card } from './cards/card.ts';
import { channelCard } from './cards/channel-card.ts';
import { typedIn } from './cards/field-inputs.ts';
import { noticeCard } from './cards/notice-card.ts';
import type { CardAction, MessageReceived } from './incoming.ts';
import { press } from './press.ts';
import { say } from './say.ts';
import { openTurn, refused, type TalkDeps } from './turn.ts';
import { Press } from './verbs.ts';
import { botWords } from './words.ts';

/** What the bot answers to a message; in a channel, only what everyone there may read. */
export async function answerMessage(deps: TalkDeps, message: MessageReceived): Promise<Card> {
  const { place, sender } = message;
  if (place.scope === 'personal') await deps.conversations.meetPerson(place, sender);
  const opened = await openTurn(deps, message, 'bot');
  if (!opened.ok) return turnAway(message, opened.refusal);
  const turn = opened.value;
  const { card, inChannel } = await say(deps, turn, message.text, null);
  if (place.scope === 'personal' || inChannel === null) return card;
  return channelCard(inChannel.sentence, inChannel.view, sender.id, turn.words);
}

/** The card that takes the place of the one whose button was pressed, for the person who pressed it. */
export async function answerAction(deps: TalkDeps, action: CardAction): Promise<Card> {
  const opened = await openTurn(deps, action, 'card');
  if (!opened.ok) return turnAway(action, opened.refusal);
  const turn = opened.value;
  const wanted = Press.safeParse({ ...action.data, answers: typedIn(action.data), verb: action.verb });
  return wanted.success
    ? await press(deps, turn, wanted.data)
    : refused(turn, refuse('invalid', 'request.invalid').refusal).card;
}

/** Why somebody is not answered is for them alone; where others read along, it is not said. */
function turnAway({ kind, place, locale }: MessageReceived | CardAction, { code }: Refusal): Card {
  const language = languageOf(locale);
  const words = botWords[language];
  const alone = kind === 'action' || place.scope === 'personal';
  return noticeCard(alone ? refusalWords[language][code] : words.turnedAway, words, []);
}
