import { wallAt } from '#shared/kernel/zone.ts';
import type { MyRunRow } from '#shared/members/mine-contract.ts';
import { dayCard } from './cards/day-card.ts';
import { type Answer, refused, type TalkDeps, type Turn } from './turn.ts';

const shown = 8;

/** What falls to somebody today, on every desk and on their own clock: due or overdue tickets, and checklists. */
export async function showDay(deps: TalkDeps, turn: Turn): Promise<Answer> {
  const { useCases, links, now } = deps;
  const own = { params: {}, query: {}, body: undefined };
  const [settings, assigned, checklists] = await Promise.all([
    useCases.readNotificationSettings(turn.call, own),
    useCases.listMine(turn.call, { ...own, query: { relation: 'assigned' } }),
    useCases.listMyRuns(turn.call, own),
  ]);
  if (!settings.ok) return refused(turn, settings.refusal);
  if (!assigned.ok) return refused(turn, assigned.refusal);
  if (!checklists.ok) return refused(turn, checklists.refusal);
  const { timeZone } = settings.value;
  const today = wallAt(now().toISOString(), timeZone).slice(0, 10);
  const isToday = (due: string | null) => due !== null && wallAt(due, timeZone).slice(0, 10) <= today;
  const fallsToday = ({ due, mine }: MyRunRow) =>
    isToday(due) || mine.some((item) => item.due === null || isToday(item.due));
  const tickets = assigned.value.items.filter(({ due }) => due !== null && due <= today);
  const runs = checklists.value.items.filter(fallsToday);
  const { words, language, reader } = turn;
  const card = dayCard({
    tickets: tickets.slice(0, shown),
    runs: runs.slice(0, shown),
    more: tickets.length > shown || runs.length > shown,
    language,
    words,
    link: links.mine(),
    readers: [reader.id],
  });
  return { card, inChannel: { sentence: words.day.heading, view: { verb: 'say', text: words.typed.day } } };
}
