import type { DeskId } from '#shared/kernel/ids.ts';
import { askDeskCard } from './cards/ask-desk-card.ts';
import { type Answer, notice, type TalkDeps, type Turn } from './turn.ts';

export type DeskChoice = { readonly desk: DeskId } | { readonly answer: Answer };

/**
 * The desk that somebody speaks of: the one they chose, the one of the channel, their only one, or the one they last spoke
 * of; else they are asked and what they said is kept on the card.
 */
export async function findDesk(deps: TalkDeps, turn: Turn, said: string, chosen: DeskId | null): Promise<DeskChoice> {
  const { tenant } = turn.place;
  if (chosen !== null) {
    await deps.conversations.chooseDesk(tenant, turn.reader.person, chosen);
    return { desk: chosen };
  }
  if (turn.place.channel !== null) {
    const desk = await deps.deskOfChannel(tenant, turn.place.channel);
    return desk === null ? { answer: notice(turn, turn.words.channel.noDesk) } : { desk };
  }
  const [only, ...others] = turn.me.desks;
  if (only === undefined) return { answer: notice(turn, turn.words.welcome.noDesk) };
  if (others.length === 0) return { desk: only.id };
  const last = (await deps.conversations.readPerson(tenant, turn.reader.person))?.desk;
  const remembered = turn.me.desks.find((desk) => desk.id === last);
  return remembered === undefined ? { answer: askDesk(turn, said) } : { desk: remembered.id };
}

export function askDesk(turn: Turn, said: string): Answer {
  if (turn.me.desks.length === 0) return notice(turn, turn.words.welcome.noDesk);
  // Names of desks are for those who are on them: a channel reads the question only.
  const view = { verb: 'say', text: said } as const;
  return { card: askDeskCard(turn.me.desks, said, turn.words), inChannel: { sentence: turn.words.ask.heading, view } };
}
