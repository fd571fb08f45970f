import type { DeskView } from '#shared/desks/desk.ts';
import { DeskId, TicketId } from '#shared/kernel/ids.ts';
import { shorten } from '#shared/kernel/text.ts';
import type { TicketRow } from '#shared/tickets/shown.ts';
import { insertedCard } from '../cards/extension-cards.ts';
import { statusLabel } from '../cards/ticket-card.ts';
import { isForAll, readDesk, readShown } from '../show.ts';
import type { TalkDeps, Turn } from '../turn.ts';
import type { ExtensionAnswer, ExtensionDeps, FoundCard } from './answer.ts';

/** Teams shows no more than 25. */
const most = 25;
/** Of the person's desks that are searched; each is a question to the store. */
const mostDesks = 10;

/** The newest matches on the person's desks; before anything is typed, what was last changed there and is still open. */
export async function findTickets(deps: TalkDeps, turn: Turn, said: string): Promise<ExtensionAnswer> {
  const text = shorten(said, 200);
  const asked = turn.me.desks.slice(0, mostDesks).map(({ id }) => onDesk(deps, turn, id, text));
  const found = (await Promise.all(asked)).flat();
  if (found.length === 0)
    return { kind: 'sentence', in: 'list', text: text === '' ? turn.words.list.none : turn.words.list.noneFound };
  const newest = found.sort((a, b) => b.row.updatedAt.localeCompare(a.row.updatedAt)).slice(0, most);
  return { kind: 'found', items: newest.map(({ desk, row }) => cardOf(deps, turn, desk, row)) };
}

interface Found {
  readonly desk: DeskView;
  readonly row: TicketRow;
}

/** A desk that turns the person away has nothing for them. */
async function onDesk(deps: TalkDeps, turn: Turn, deskId: DeskId, text: string): Promise<readonly Found[]> {
  const { searchTickets, listTickets } = deps.useCases;
  const params = { deskId };
  const open = { group: ['new', 'active', 'waiting'], sort: 'updated', direction: 'desc', limit: most } as const;
  const [desk, found] = await Promise.all([
    readDesk(deps, turn, deskId),
    text === ''
      ? listTickets(turn.call, { params, query: { ...open, group: [...open.group] }, body: undefined })
      : searchTickets(turn.call, { params, query: { text }, body: undefined }),
  ]);
  if (!desk.ok || !found.ok) return [];
  return found.value.items.map((row) => ({ desk: desk.value, row }));
}

/** The card of a ticket whose address somebody pasted; nothing for any other address, and for one they may not see. */
export async function unfurl(deps: ExtensionDeps, turn: Turn, url: string): Promise<ExtensionAnswer> {
  const nothing: ExtensionAnswer = { kind: 'found', items: [] };
  const named = ticketIn(url, deps.publicUrl);
  if (named === null) return nothing;
  const shown = await readShown(deps, turn, named.deskId, named.ticketId);
  return shown.ok ? { kind: 'found', items: [cardOf(deps, turn, shown.value.desk, shown.value.ticket)] } : nothing;
}

/** `https://…/tab/desk/<desk>/ticket/<ticket>`, as the tab's address reads in a browser. */
function ticketIn(url: string, publicUrl: string) {
  if (!URL.canParse(url)) return null;
  const { origin, pathname } = new URL(url);
  const [, tab, desk, deskId, ticket, ticketId] = pathname.split('/');
  if (origin !== publicUrl || tab !== 'tab' || desk !== 'desk' || ticket !== 'ticket') return null;
  const ids = { deskId: DeskId.safeParse(deskId), ticketId: TicketId.safeParse(ticketId) };
  return ids.deskId.success && ids.ticketId.success ? { deskId: ids.deskId.data, ticketId: ids.ticketId.data } : null;
}

/** Others read the card once it is sent: of a ticket that not everybody on the desk sees, it tells only where it is. */
function cardOf({ links }: TalkDeps, { words }: Turn, desk: DeskView, ticket: Found['row']): FoundCard {
  const status = statusLabel(desk.workflow, ticket.status, words);
  const link = links.ticket(desk.id, ticket.id, desk.channel.id);
  const card = insertedCard({ ticket, status, link, words, isForAll: isForAll({ desk, ticket }) });
  return { card, title: `${ticket.key} ${ticket.title}`, text: `${status} · ${desk.name}` };
}
