import { z } from 'zod';
import { botUserId, type Person, personalConversationId } from './cast.ts';
import type { BotReply, Deliver } from './deliver.ts';
import { type activitiesFor, botName, type Mentioned, type Place } from './teams-activities.ts';
import type { Message, Transcript } from './transcript.ts';
import type { World } from './world.ts';

/** `chat` is the person's own with the bot; in a channel, `thread` is the post to answer, none for a new post. */
export type Where = 'chat' | { readonly channelId: string; readonly thread?: string };

/** A button of a card with what the person typed into the card's inputs. */
export interface Action {
  readonly type: 'Action.Execute' | 'Action.Submit';
  readonly id?: string;
  readonly verb?: string;
  readonly data?: unknown;
  /** `automatic` for a card's own refresh; `manual` unless told. */
  readonly trigger?: 'manual' | 'automatic';
}

interface Deps {
  readonly world: World;
  readonly transcript: Transcript;
  readonly activities: ReturnType<typeof activitiesFor>;
  readonly deliver: Deliver;
  readonly botAppId: string;
}

const CardReply = z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.unknown() });

/** The client's side of talking to the bot: writes the transcript and delivers to the bot. */
export function openTalk({ world, transcript, activities, deliver, botAppId }: Deps) {
  const placeOf = (channelId: string, thread: string): Place => {
    const found = world.channel(channelId);
    if (found === undefined) throw new Error(`there is no channel ${channelId}`);
    return { kind: 'channel', team: found.team, channelId, thread };
  };
  const placeOfMessage = ({ conversation, thread }: Message): Place =>
    world.channel(conversation) === undefined ? { kind: 'personal' } : placeOf(conversation, thread);

  return {
    async say(person: Person, where: Where, text: string): Promise<BotReply | null> {
      if (where === 'chat') {
        const chat = personalConversationId(person.oid, botAppId);
        const { id } = transcript.append(chat, null, person.oid, { type: 'message', text });
        return deliver(activities.message(person, { kind: 'personal' }, id, text, []));
      }
      const { channelId, thread = null } = where;
      const message = transcript.append(channelId, thread, person.oid, { type: 'message', text });
      const place = placeOf(channelId, message.thread);
      const mentioned = mentionsIn(text, [activities.bot, ...peopleOf(world, channelId, botAppId)]);
      if (!mentioned.includes(activities.bot)) return null;
      const marked = mentioned.reduce((all, { name }) => all.replaceAll(`@${name}`, `<at>${name}</at>`), text);
      return deliver(activities.message(person, place, message.id, marked, mentioned));
    },

    async press(person: Person, message: Message, action: Action): Promise<BotReply> {
      const place = placeOfMessage(message);
      const { trigger = 'manual', ...pressed } = action;
      if (action.type === 'Action.Submit')
        return deliver(activities.submission(person, place, message.id, action.data));
      const reply = await deliver(
        activities.invoke(person, place, 'adaptiveCard/action', { action: pressed, trigger }, message.id),
      );
      const card = CardReply.safeParse(reply.body);
      // The bot may have updated the message meanwhile: the newest is what the card replaces.
      const newest = transcript.find(message.conversation, message.id);
      if (card.success && newest !== undefined) transcript.showTo(newest, person.oid, card.data.value);
      return reply;
    },

    invoke(person: Person, where: Where, name: string, value: unknown): Promise<BotReply> {
      const place: Place = where === 'chat' ? { kind: 'personal' } : placeOf(where.channelId, where.thread ?? '');
      return deliver(activities.invoke(person, place, name, value));
    },
  };
}

function peopleOf(world: World, channelId: string, botAppId: string): Mentioned[] {
  const found = world.channel(channelId);
  if (found === undefined) return [];
  return world.roster(found.team, found.channel).flatMap(({ oid }) => {
    const person = world.person(oid);
    return person === undefined ? [] : [{ id: botUserId(oid, botAppId), name: person.name }];
  });
}

function mentionsIn(text: string, candidates: readonly Mentioned[]): Mentioned[] {
  return candidates.filter(({ name }) => text.includes(`@${name}`));
}

/** What one types to mention the bot. */
export const botMention = `@${botName}`;
