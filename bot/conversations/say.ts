import type { DeskId } from '#shared/kernel/ids.ts';
import { execute } from './cards/card.ts';
import { helpCard, personWelcomeCard } from './cards/help-card.ts';
import { offerCard } from './cards/new-ticket-card.ts';
import { assignedNotice, changeShown, closeShown, commentOn, fileTicket, reopenShown, splitRequest } from './change.ts';
import { type Command, parseCommand } from './commands.ts';
import { askDesk, findDesk } from './find-desk.ts';
import { findPeople } from './find-person.ts';
import { formAgain, freshForm } from './form.ts';
import { showDay } from './my-day.ts';
import { setLanguage, showSettings } from './own-settings.ts';
import { listChecklists, startNamed } from './run-talk.ts';
import { setStatus } from './set-status.ts';
import { findShown, listDesk, listMine, readDesk, type Shown, searchDesk, showTicket, ticketAnswer } from './show.ts';
import { type Answer, notice, openly, refused, type TalkDeps, type Turn } from './turn.ts';

/**
 * Answers what somebody wrote, or a button that writes for them. Whatever it is, the answer offers a next step.
 * @param chosen the desk that a card was about; null where the conversation decides
 */
export async function say(deps: TalkDeps, turn: Turn, said: string, chosen: DeskId | null): Promise<Answer> {
  const command = parseCommand(said);
  const { words } = turn;
  switch (command.kind) {
    case 'help':
      return openly(helpCard(words));
    case 'greet':
      return openly(personWelcomeCard(turn.me.name, turn.me.desks.length > 0 ? 'has a desk' : 'has no desk', words));
    case 'incomplete':
      return notice(turn, words.offer.incomplete(words.hints[command.command]));
    case 'mine':
      return await listMine(deps, turn);
    case 'day':
      return await showDay(deps, turn);
    case 'settings':
      return showSettings(deps, turn);
    case 'language':
      return await setLanguage(deps, turn, command.to);
    case 'desk':
      return await chooseDesk(deps, turn, said, chosen);
    default: {
      const found = await findDesk(deps, turn, said, chosen);
      return 'answer' in found ? found.answer : await sayOnDesk(deps, turn, found.desk, command);
    }
  }
}

type OnTicket = Extract<Command, { ticket: unknown }>;
type OnDesk = OnTicket | Extract<Command, { kind: 'new' | 'list' | 'search' | 'checklist' | 'start' | 'unknown' }>;

async function sayOnDesk(deps: TalkDeps, turn: Turn, desk: DeskId, command: OnDesk): Promise<Answer> {
  switch (command.kind) {
    case 'list':
      return await listDesk(deps, turn, desk);
    case 'search':
      return await searchDesk(deps, turn, desk, command.text);
    case 'checklist':
      return await listChecklists(deps, turn, desk);
    case 'start':
      return await startNamed(deps, turn, desk, command.name);
    case 'new':
      return command.text === null
        ? await form(deps, turn, desk, '', null)
        : await file(deps, turn, desk, command.text);
    case 'unknown':
      return await form(deps, turn, desk, command.text, command);
    default: {
      const found = await findShown(deps, turn, desk, command.ticket);
      return found.ok ? await sayOnTicket(deps, turn, found.value, command) : refused(turn, found.refusal);
    }
  }
}

async function sayOnTicket(deps: TalkDeps, turn: Turn, shown: Shown, command: OnTicket): Promise<Answer> {
  switch (command.kind) {
    case 'show':
      return showTicket(deps, turn, shown);
    case 'close':
      return await close(deps, turn, shown);
    case 'reopen':
      return await reopen(deps, turn, shown);
    case 'status':
      return await setStatus(deps, turn, shown, command.value);
    case 'assign':
      return await assign(deps, turn, shown, command.who);
    case 'comment': {
      const added = await commentOn(deps, turn, shown, command.text, turn.id);
      if (!added.ok) return refused(turn, added.refusal);
      const { changed, channel } = turn.words;
      return ticketAnswer(deps, turn, added.value, changed.commented, channel.commented(added.value.ticket.key));
    }
    default:
      return command satisfies never;
  }
}

async function chooseDesk(deps: TalkDeps, turn: Turn, said: string, chosen: DeskId | null): Promise<Answer> {
  const desk = turn.me.desks.find(({ id }) => id === chosen);
  if (desk === undefined) return askDesk(turn, said);
  await deps.conversations.chooseDesk(turn.place.tenant, turn.reader.person, desk.id);
  return notice(turn, turn.words.ask.chosen(desk.name));
}

async function file(deps: TalkDeps, turn: Turn, deskId: DeskId, text: string): Promise<Answer> {
  const desk = await readDesk(deps, turn, deskId);
  if (!desk.ok) return refused(turn, desk.refusal);
  const wanted = { ...splitRequest(text), priority: 'normal', category: null } as const;
  const filed = await fileTicket(deps, turn, desk.value, { ...wanted, fields: {} }, turn.id);
  if (!filed.ok) return await formAgain(deps, turn, desk.value, turn.id, { ...wanted, typed: {} }, filed.refusal);
  const { changed, channel } = turn.words;
  return ticketAnswer(deps, turn, filed.value, changed.filed, channel.filed(filed.value.ticket.key));
}

async function form(
  deps: TalkDeps,
  turn: Turn,
  deskId: DeskId,
  text: string,
  unknown: Extract<Command, { kind: 'unknown' }> | null,
): Promise<Answer> {
  const desk = await readDesk(deps, turn, deskId);
  if (!desk.ok) return refused(turn, desk.refusal);
  const request = splitRequest(text);
  if (unknown === null) return await freshForm(deps, turn, desk.value, request);
  return openly(offerCard({ desk: desk.value, form: turn.id, ...request, words: turn.words }, unknown.suggestion));
}

async function close(deps: TalkDeps, turn: Turn, shown: Shown): Promise<Answer> {
  const closed = await closeShown(deps, turn, shown, shown.ticket.version);
  if (!closed.ok) return refused(turn, closed.refusal);
  return ticketAnswer(deps, turn, closed.value, turn.words.changed.closed, turn.words.channel.closed(shown.ticket.key));
}

async function reopen(deps: TalkDeps, turn: Turn, shown: Shown): Promise<Answer> {
  const { changed, channel } = turn.words;
  const reopened = await reopenShown(deps, turn, shown, shown.ticket.version);
  if (!reopened.ok) return refused(turn, reopened.refusal);
  return ticketAnswer(deps, turn, reopened.value, changed.reopened, channel.reopened(shown.ticket.key));
}

async function assign(deps: TalkDeps, turn: Turn, shown: Shown, who: string): Promise<Answer> {
  const { ticket, desk } = shown;
  const { words, reader } = turn;
  const me = [{ id: reader.person, name: turn.me.name }];
  const found = who === 'me' ? { ok: true as const, value: me } : await findPeople(deps, turn, desk.id, who);
  if (!found.ok) return refused(turn, found.refusal);
  const [person, ...others] = found.value;
  if (person === undefined) return notice(turn, words.people.unknown(who));
  const on = { verb: 'ticket.assign', deskId: desk.id, ticketId: ticket.id, version: ticket.version } as const;
  if (others.length > 0) {
    const choices = found.value.slice(0, 3).map(({ id, name }) => execute(name, { ...on, person: id }));
    return notice(turn, words.people.several(who), choices);
  }
  const changed = await changeShown(deps, turn, shown, ticket.version, { assignees: [person.id] });
  if (!changed.ok) return refused(turn, changed.refusal);
  const sentence = words.channel.assigned(ticket.key, person.name);
  return ticketAnswer(deps, turn, changed.value, assignedNotice(turn, shown, changed.value), sentence);
}
