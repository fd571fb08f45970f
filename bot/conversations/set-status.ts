import { isLeaving, type Status } from '#shared/desks/workflow.ts';
import { refuse } from '#shared/kernel/outcome.ts';
import { fold } from '#shared/kernel/text.ts';
import { execute } from './cards/card.ts';
import { noticeCard } from './cards/notice-card.ts';
import { statusLabel } from './cards/ticket-card.ts';
import { changeShown } from './change.ts';
import { mayBeRead, type Shown, showTicket, ticketAnswer } from './show.ts';
import { type Answer, refused, type TalkDeps, type Turn } from './turn.ts';
import { botWords } from './words.ts';

/** The rest of a card's six buttons is for its usual ways on. */
const offered = 5;

/**
 * Gives the ticket the status that the person named, in either language or by its beginning.
 * @param value empty, or no status of the desk: the person is shown which may follow
 */
export async function setStatus(deps: TalkDeps, turn: Turn, shown: Shown, value: string): Promise<Answer> {
  const { ticket, desk } = shown;
  const wanted = findNamed(desk.workflow, value);
  if (wanted === null) return askStatus(turn, shown);
  if (wanted.key === ticket.status) return showTicket(deps, turn, shown);
  const changed = await changeShown(deps, turn, shown, ticket.version, { status: wanted.key });
  if (!changed.ok) return refused(turn, changed.refusal);
  const sentence = turn.words.channel.shown(ticket.key, statusLabel(desk.workflow, wanted.key, turn.words));
  return ticketAnswer(deps, turn, changed.value, turn.words.changed.status, sentence);
}

/** Null where the name is of none of the desk's statuses, or the beginning of several. */
export function findNamed(workflow: readonly Status[], value: string): Status | null {
  const typed = fold(value.trim());
  if (typed === '') return null;
  const usable = workflow.filter((status) => !isLeaving(status));
  const whole = usable.find((status) => namesOf(status).includes(typed));
  if (whole !== undefined) return whole;
  const [only, ...others] = usable.filter((status) => namesOf(status).some((name) => name.startsWith(typed)));
  return only === undefined || others.length > 0 ? null : only;
}

function namesOf({ label, key, group }: Status): readonly string[] {
  const names = label === null ? [botWords.en.statuses[group], botWords.fr.statuses[group]] : [label];
  return [key, ...names].map(fold);
}

function askStatus(turn: Turn, { ticket, desk }: Shown): Answer {
  const { words, language } = turn;
  const [first, ...others] = ticket.next.filter((key) => key !== ticket.status);
  if (first === undefined) return refused(turn, refuse('rule', 'ticket.no-transition').refusal);
  const labels = [first, ...others].map((key) => statusLabel(desk.workflow, key, words));
  const say = (value: string) =>
    ({ verb: 'say', text: `${words.typed.status} ${ticket.key} ${value}`, deskId: desk.id }) as const;
  const names = new Intl.ListFormat(language, { type: 'disjunction' }).format(labels);
  const choices = labels.slice(0, offered).map((label) => execute(label, say(label)));
  return {
    card: noticeCard(words.ask.status(ticket.key, names), words, choices),
    inChannel: {
      sentence: mayBeRead(turn, { desk, ticket }) ? words.channel.whichStatus(ticket.key) : words.channel.confidential,
      view: say(''),
    },
  };
}
