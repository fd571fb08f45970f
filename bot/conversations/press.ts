import { fieldsFor } from '#shared/desks/fields.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { refusalSentence } from '#shared/words/refusals.ts';
import { readAnswers } from './answers.ts';
import type { Card } from './cards/card.ts';
import { assignedNotice, changeShown, closeShown, commentOn, fileTicket, muteShown, reopenShown } from './change.ts';
import { formAgain } from './form.ts';
import { pressRun, pressStart } from './press-run.ts';
import { say } from './say.ts';
import { listDesk, readDesk, readShown, type Shown, showTicket } from './show.ts';
import { refused, type TalkDeps, type Turn } from './turn.ts';
import type { Press } from './verbs.ts';

type OnTicket = Extract<Press, { ticketId: unknown }>;
type Done = 'assigned' | 'muted' | 'closed' | 'reopened' | 'commented';

/** Does what a button asks and gives the card that takes its card's place: always the present state. */
export async function press(deps: TalkDeps, turn: Turn, wanted: Press): Promise<Card> {
  if (wanted.verb === 'say') return (await say(deps, turn, wanted.text, wanted.deskId ?? null)).card;
  if (wanted.verb === 'ticket.create') return await create(deps, turn, wanted);
  if (wanted.verb === 'list.page') return (await listDesk(deps, turn, wanted.deskId, wanted.cursors)).card;
  if (wanted.verb === 'run.start') return await pressStart(deps, turn, wanted);
  if ('runId' in wanted) return await pressRun(deps, turn, wanted);
  const shown = await readShown(deps, turn, wanted.deskId, wanted.ticketId);
  if (!shown.ok) return refused(turn, shown.refusal).card;
  if (wanted.verb === 'ticket.show') return showTicket(deps, turn, shown.value).card;
  const { done, outcome } = await act(deps, turn, shown.value, wanted);
  if (!outcome.ok) return await showAsItIs(deps, turn, wanted, refusalSentence(outcome.refusal, turn.language));
  const notice = done === 'assigned' ? assignedNotice(turn, shown.value, outcome.value) : turn.words.changed[done];
  return showTicket(deps, turn, outcome.value, notice).card;
}

async function create(deps: TalkDeps, turn: Turn, wanted: Extract<Press, { verb: 'ticket.create' }>): Promise<Card> {
  const { deskId, form, description, priority, answers } = wanted;
  const desk = await readDesk(deps, turn, deskId);
  if (!desk.ok) return refused(turn, desk.refusal).card;
  const title = wanted.title.trim();
  const category = wanted.category === '' ? null : wanted.category;
  const fields = readAnswers(answers, fieldsFor(desk.value.fields, category));
  const filed = await fileTicket(deps, turn, desk.value, { title, description, priority, category, fields }, form);
  if (filed.ok) return showTicket(deps, turn, filed.value, turn.words.changed.filed).card;
  const typed = { title, description, priority, category, typed: answers };
  return (await formAgain(deps, turn, desk.value, form, typed, filed.refusal)).card;
}

async function act(
  deps: TalkDeps,
  turn: Turn,
  shown: Shown,
  wanted: Exclude<OnTicket, { verb: 'ticket.show' }>,
): Promise<{ readonly done: Done; readonly outcome: Outcome<Shown> }> {
  if (wanted.verb === 'ticket.mute') return { done: 'muted', outcome: await muteShown(deps, turn, shown) };
  const change = (changes: Parameters<typeof changeShown>[4]) =>
    changeShown(deps, turn, shown, wanted.version, changes);
  switch (wanted.verb) {
    case 'ticket.take':
      return { done: 'assigned', outcome: await change({ assignees: [turn.reader.person] }) };
    case 'ticket.assign':
      return { done: 'assigned', outcome: await change({ assignees: [wanted.person] }) };
    case 'ticket.close':
      return { done: 'closed', outcome: await closeShown(deps, turn, shown, wanted.version) };
    case 'ticket.reopen':
      return { done: 'reopened', outcome: await reopenShown(deps, turn, shown, wanted.version) };
    case 'ticket.comment': {
      const key = `${wanted.ticketId}-${wanted.version}`;
      return { done: 'commented', outcome: await commentOn(deps, turn, shown, wanted.comment, key) };
    }
    default:
      return wanted satisfies never;
  }
}

/** After a refusal the card was out of date, or the person's rights were: they see how things stand, and why. */
async function showAsItIs(deps: TalkDeps, turn: Turn, { deskId, ticketId }: OnTicket, reason: string): Promise<Card> {
  const shown = await readShown(deps, turn, deskId, ticketId);
  if (!shown.ok) return refused(turn, shown.refusal).card;
  return showTicket(deps, turn, shown.value, turn.words.changed.refused(reason)).card;
}
