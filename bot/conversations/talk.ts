import { refuse } from '#shared/kernel/outcome.ts';
import type { Card } from './cards/card.ts';
import { channelCard } from './cards/channel-card.ts';
import { typedIn } from './cards/field-inputs.ts';
import type { CardAction, MessageReceived } from './incoming.ts';
import { press } from './press.ts';
import { say } from './say.ts';
import { openTurn, refused, type TalkDeps } from './turn.ts';
import { Press } from './verbs.ts';

/** What the bot answers to a message; in a channel, only what everyone there may read. */
export async function answerMessage(deps: TalkDeps, message: MessageReceived): Promise<Card> {
  const { place, sender } = message;
  if (place.scope === 'personal') await deps.conversations.meetPerson(place, sender);
  const turn = await openTurn(deps, message, 'bot');
  const { card, inChannel } = await say(deps, turn, message.text, null);
  if (place.scope === 'personal' || inChannel === null) return card;
  return channelCard(inChannel.sentence, inChannel.view, sender.id, turn.words);
}

/** The card that takes the place of the one whose button was pressed, for the person who pressed it. */
export async function answerAction(deps: TalkDeps, action: CardAction): Promise<Card> {
  const turn = await openTurn(deps, action, 'card');
  const wanted = Press.safeParse({ ...action.data, answers: typedIn(action.data), verb: action.verb });
  return wanted.success
    ? await press(deps, turn, wanted.data)
    : refused(turn, refuse('invalid', 'request.invalid').refusal).card;
}
