import type { DeskView } from '#shared/desks/desk.ts';
import type { DeskId, TicketId } from '#shared/kernel/ids.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { shorten } from '#shared/kernel/text.ts';
import type { TicketRow, TicketView } from '#shared/tickets/shown.ts';
import type { BotWords } from '#shared/words/bot.en.ts';
import { execute } from './cards/card.ts';
import type { ListRow } from './cards/list-card.ts';
import { listCard, ownRow } from './cards/list-card.ts';
import { priorityLabel, statusLabel, ticketCard } from './cards/ticket-card.ts';
import type { TicketRef } from './commands.ts';
import { type Answer, refused, type TalkDeps, type Turn } from './turn.ts';
import { mostPages } from './verbs.ts';

/** A ticket and the desk whose words and statuses it is shown in. */
export interface Shown {
  readonly ticket: TicketView;
  readonly desk: DeskView;
}

const listed = 10;

export async function readDesk({ useCases }: TalkDeps, { call }: Turn, deskId: DeskId): Promise<Outcome<DeskView>> {
  return await useCases.readDesk(call, { params: { deskId }, query: {}, body: undefined });
}

export async function readShown(
  deps: TalkDeps,
  turn: Turn,
  deskId: DeskId,
  ticketId: TicketId,
): Promise<Outcome<Shown>> {
  const input = { params: { deskId, ticketId }, query: {}, body: undefined };
  const [desk, ticket] = await Promise.all([readDesk(deps, turn, deskId), deps.useCases.readTicket(turn.call, input)]);
  if (!desk.ok) return desk;
  // A card from before it was moved shows it where it is now.
  if (!ticket.ok && ticket.refusal.movedTo !== undefined)
    return await readShown(deps, turn, ticket.refusal.movedTo, ticketId);
  return ticket.ok ? done({ desk: desk.value, ticket: ticket.value }) : ticket;
}

/** By the number that people say; another desk's key is no ticket of this one. */
export async function findShown(deps: TalkDeps, turn: Turn, deskId: DeskId, ref: TicketRef): Promise<Outcome<Shown>> {
  const found = await deps.findByNumber(turn.call.caller, deskId, ref.number);
  if (!found.ok) return found;
  const shown = await readShown(deps, turn, found.value.desk, found.value.id);
  if (!shown.ok || ref.prefix === null) return shown;
  const asked = found.value.desk === deskId ? done(shown.value.desk) : await readDesk(deps, turn, deskId);
  return asked.ok && asked.value.prefix === ref.prefix ? shown : refuse('missing', 'ticket.not-found');
}

/** Whether every member of the desk sees the ticket, so that a channel may read of it. */
export function isForAll({
  desk,
  ticket,
}: {
  readonly desk: Pick<DeskView, 'visibility'>;
  readonly ticket: Pick<TicketView, 'confidential'>;
}): boolean {
  return desk.visibility === 'everyone' && !ticket.confidential;
}

/** As `isForAll`, where somebody asks: a desk's own channel reads of its tickets, and not of one that went to another desk. */
export function mayBeRead(
  { place }: Turn,
  { desk, ticket }: Parameters<typeof isForAll>[0] & Pick<Shown, 'desk'>,
): boolean {
  return (place.channel === null || place.channel === desk.channel.id) && isForAll({ desk, ticket });
}

/**
 * @param notice what has just happened, said on top of the card; null for mere showing
 * @param inChannel the sentence that the channel reads in the card's place, where everybody on the desk sees the ticket
 */
export function ticketAnswer(
  deps: TalkDeps,
  turn: Turn,
  shown: Shown,
  notice: string | null,
  inChannel: string,
): Answer {
  const { desk, ticket } = shown;
  const { language, words } = turn;
  const link = deps.links.ticket(desk.id, ticket.id, desk.channel.id);
  return {
    card: ticketCard({ ticket, desk, language, words, link, readers: [turn.reader.id], notice }),
    inChannel: {
      sentence: mayBeRead(turn, shown) ? inChannel : words.channel.confidential,
      view: { verb: 'ticket.show', deskId: desk.id, ticketId: ticket.id },
    },
  };
}

export function showTicket(deps: TalkDeps, turn: Turn, shown: Shown, notice: string | null = null): Answer {
  const status = statusLabel(shown.desk.workflow, shown.ticket.status, turn.words);
  return ticketAnswer(deps, turn, shown, notice, turn.words.channel.shown(shown.ticket.key, status));
}

/**
 * The newest open tickets of a desk, as many as a card shows well, and the way to the others.
 * @param cursors those of the pages before, the one of this page last; empty for the first page
 */
export async function listDesk(
  deps: TalkDeps,
  turn: Turn,
  deskId: DeskId,
  cursors: readonly string[] = [],
): Promise<Answer> {
  const cursor = cursors.at(-1);
  const [desk, page] = await Promise.all([
    readDesk(deps, turn, deskId),
    deps.useCases.listTickets(turn.call, {
      params: { deskId },
      query: { group: ['new', 'active', 'waiting'], sort: 'updated', direction: 'desc', limit: listed, cursor },
      body: undefined,
    }),
  ]);
  if (!desk.ok) return refused(turn, desk.refusal);
  if (!page.ok) return refused(turn, page.refusal);
  const { words, language } = turn;
  const view = { verb: 'list.page', deskId, cursors } as const;
  const next = cursors.length < mostPages ? page.value.cursor : null;
  const turnTo = (title: string, to: readonly string[]) => execute(title, { ...view, cursors: to });
  const pages = [
    ...(cursors.length > 0 ? [turnTo(words.list.previous, cursors.slice(0, -1))] : []),
    ...(next === null ? [] : [turnTo(words.list.next, [...cursors, next])]),
  ];
  const rows = page.value.items.map((ticket) => deskRow(ticket, desk.value, words));
  const card = listCard({
    heading: words.list.desk(desk.value.name),
    rows,
    more: page.value.cursor !== null && next === null,
    pages,
    none: words.list.none,
    language,
    words,
    link: deps.links.desk(deskId, desk.value.channel.id),
    refresh: { by: view, readers: [turn.reader.id] },
  });
  return { card, inChannel: { sentence: words.list.desk(desk.value.name), view } };
}

/**
 * The newest of a desk's tickets that hold the words, in any status, as many as a card shows well: what the person
 * searches for in the tab is found here, and nothing else.
 */
export async function searchDesk(deps: TalkDeps, turn: Turn, deskId: DeskId, said: string): Promise<Answer> {
  const sought = shorten(said, 200);
  const [desk, found] = await Promise.all([
    readDesk(deps, turn, deskId),
    deps.useCases.searchTickets(turn.call, { params: { deskId }, query: { text: sought }, body: undefined }),
  ]);
  if (!desk.ok) return refused(turn, desk.refusal);
  if (!found.ok) return refused(turn, found.refusal);
  const { words, language } = turn;
  const view = { verb: 'say', text: `${words.typed.search} ${sought}`, deskId } as const;
  const { items, more } = found.value;
  const rows = items.slice(0, listed).map((ticket) => deskRow(ticket, desk.value, words));
  const card = listCard({
    heading: words.list.found(sought),
    rows,
    more: more || items.length > listed,
    pages: [],
    none: words.list.noneFound,
    language,
    words,
    link: deps.links.desk(deskId, desk.value.channel.id),
    refresh: { by: view, readers: [turn.reader.id] },
  });
  return { card, inChannel: { sentence: words.list.found(sought), view } };
}

/** One's own open tickets on every desk: assigned first, then requested, each once. */
export async function listMine(deps: TalkDeps, turn: Turn): Promise<Answer> {
  const ask = (relation: 'assigned' | 'requested') =>
    deps.useCases.listMine(turn.call, { params: {}, query: { relation }, body: undefined });
  const [assigned, requested] = await Promise.all([ask('assigned'), ask('requested')]);
  if (!assigned.ok) return refused(turn, assigned.refusal);
  if (!requested.ok) return refused(turn, requested.refusal);
  const { words, language } = turn;
  const known = new Set(assigned.value.items.map(({ id }) => id));
  const all = [...assigned.value.items, ...requested.value.items.filter(({ id }) => !known.has(id))];
  const view = { verb: 'say', text: words.typed.mine } as const;
  const rows = all.slice(0, listed).map((ticket) => ownRow(ticket, words));
  const card = listCard({
    heading: words.list.mine,
    rows,
    more: all.length > listed || assigned.value.more || requested.value.more,
    pages: [],
    none: words.list.noneMine,
    language,
    words,
    link: deps.links.mine(),
    refresh: { by: view, readers: [turn.reader.id] },
  });
  return { card, inChannel: { sentence: words.list.mine, view } };
}

function deskRow(ticket: TicketRow, { workflow, priorities }: DeskView, words: BotWords): ListRow {
  return {
    ticket,
    status: statusLabel(workflow, ticket.status, words),
    priority: priorityLabel(priorities, ticket.priority, words),
    deskName: null,
  };
}
