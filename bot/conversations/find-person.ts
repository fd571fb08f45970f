import type { DeskId } from '#shared/kernel/ids.ts';
import { done, type Outcome } from '#shared/kernel/outcome.ts';
import { fold } from '#shared/kernel/text.ts';
import type { MemberView } from '#shared/members/member.ts';
import type { TalkDeps, Turn } from './turn.ts';

/**
 * The people of a desk whom a name may mean: the one mentioned, those of exactly that name, else those whose names have a
 * word that begins with each word said. Empty where nobody is meant.
 */
export async function findPeople(
  deps: TalkDeps,
  turn: Turn,
  deskId: DeskId,
  name: string,
): Promise<Outcome<readonly Pick<MemberView, 'id' | 'name'>[]>> {
  const mention = turn.mentions.find((item) => fold(item.name) === fold(name));
  const mentioned = mention === undefined ? null : (mention.person ?? (await deps.personOf(turn.place, mention)));
  if (mention !== undefined && mentioned !== null) return done([{ id: mentioned, name: mention.name }]);
  const wanted = fold(name);
  const [first = ''] = wanted.split(' ');
  const found = await deps.useCases.listMembers(turn.call, {
    params: { deskId },
    query: { search: first },
    body: undefined,
  });
  if (!found.ok) return found;
  const exact = found.value.items.filter((member) => fold(member.name) === wanted);
  return done(exact.length > 0 ? exact : found.value.items.filter((member) => isMeant(member.name, wanted)));
}

function isMeant(name: string, wanted: string): boolean {
  const parts = fold(name).split(/[\s'’-]+/u);
  return wanted.split(' ').every((word) => parts.some((part) => part.startsWith(word)));
}
