import { createHash } from 'node:crypto';
import type { DeskView } from '#shared/desks/desk.ts';
import { firstOfGroup } from '#shared/desks/workflow.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { shorten } from '#shared/kernel/text.ts';
import { addComment } from '#shared/tickets/comment-contract.ts';
import { createTicket, type TicketChanges } from '#shared/tickets/contract.ts';
import type { CustomValue } from '#shared/tickets/field-values.ts';
import type { Priority } from '#shared/tickets/ticket.ts';
import { closingStatus, reopeningStatus } from './cards/ticket-card.ts';
import type { Shown } from './show.ts';
import { invalid, type TalkDeps, type Turn } from './turn.ts';

/** Changes a ticket as the card or command showed it; what somebody else changed meanwhile is refused, never overwritten. */
export async function changeShown(
  deps: TalkDeps,
  turn: Turn,
  { desk, ticket }: Shown,
  version: string,
  changes: TicketChanges,
): Promise<Outcome<Shown>> {
  const params = { deskId: desk.id, ticketId: ticket.id };
  const changed = await deps.useCases.changeTicket(turn.call, { params, query: {}, body: { version, changes } });
  return changed.ok ? done({ desk, ticket: changed.value }) : changed;
}

/** @param key the same key with the same text comments once */
export async function commentOn(
  deps: TalkDeps,
  turn: Turn,
  { desk, ticket }: Shown,
  text: string,
  key: string,
): Promise<Outcome<Shown>> {
  const body = addComment.body.safeParse({ text });
  if (!body.success) return invalid('text');
  const params = { deskId: desk.id, ticketId: ticket.id };
  const call = { ...turn.call, idempotencyKey: keyOf(key, text) };
  const added = await deps.useCases.addComment(call, { params, query: {}, body: body.data });
  return added.ok ? done({ desk, ticket: added.value }) : added;
}

/** Ends what the person hears of the ticket; on the desk nothing changes. */
export async function muteShown(deps: TalkDeps, turn: Turn, shown: Shown): Promise<Outcome<Shown>> {
  const input = { params: { subject: shown.ticket.id }, query: {}, body: { deskId: shown.desk.id } };
  const muted = await deps.useCases.mute(turn.call, input);
  return muted.ok ? done(shown) : muted;
}

/** The desk decides whether the status may follow and the policy whether the person may set it; they see their refusal. */
export async function closeShown(deps: TalkDeps, turn: Turn, shown: Shown, version: string): Promise<Outcome<Shown>> {
  const { ticket, desk } = shown;
  if (ticket.group === 'closed') return done(shown);
  const status = closingStatus(ticket, desk.workflow) ?? firstOfGroup(desk.workflow, 'closed')?.key;
  return status === undefined
    ? refuse('rule', 'ticket.no-transition')
    : await changeShown(deps, turn, shown, version, { status });
}

export async function reopenShown(deps: TalkDeps, turn: Turn, shown: Shown, version: string): Promise<Outcome<Shown>> {
  const { ticket, desk } = shown;
  if (ticket.group !== 'closed') return done(shown);
  const status = reopeningStatus(ticket, desk.workflow) ?? firstOfGroup(desk.workflow, 'active')?.key;
  return status === undefined
    ? refuse('rule', 'ticket.no-transition')
    : await changeShown(deps, turn, shown, version, { status });
}

export interface NewTicket {
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  readonly category: string | null;
  readonly fields: Readonly<Record<string, CustomValue>>;
  /** Whoever the ticket is for, where it is not the one who files it. */
  readonly requester?: string;
}

/** @param key the same key with the same values files one ticket */
export async function fileTicket(
  deps: TalkDeps,
  turn: Turn,
  desk: DeskView,
  wanted: NewTicket,
  key: string,
): Promise<Outcome<Shown>> {
  const body = createTicket.body.safeParse(wanted);
  if (!body.success) return invalid('title');
  const call = { ...turn.call, idempotencyKey: keyOf(key, JSON.stringify(wanted)) };
  const filed = await deps.useCases.createTicket(call, { params: { deskId: desk.id }, query: {}, body: body.data });
  return filed.ok ? done({ desk, ticket: filed.value }) : filed;
}

/** The first line is the title; what does not fit there is kept whole in the description. */
export function splitRequest(text: string): { readonly title: string; readonly description: string } {
  const [first = '', ...others] = text.trim().split(/\r?\n/);
  const title = shorten(first.trim(), 250);
  const rest = others.join('\n').trim();
  return { title, description: title === first.trim() ? rest : text.trim() };
}

/** Teams hands a message or a press over again when its answer was lost. */
function keyOf(key: string, content: string): string {
  return `teams-${createHash('sha256')
    .update(JSON.stringify([key, content]))
    .digest('base64url')}`;
}

/** Says that a ticket is assigned, and who no longer is, for the one named takes the place of those before. */
export function assignedNotice({ language, words }: Turn, before: Shown, after: Shown): string {
  const kept = new Set(after.ticket.assignees.map(({ id }) => id));
  const others = before.ticket.assignees.filter(({ id }) => !kept.has(id)).map(({ name }) => name);
  if (others.length === 0) return words.changed.assigned;
  return words.changed.reassigned(new Intl.ListFormat(language).format(others));
}
