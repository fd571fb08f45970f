import { firstOfGroup } from '../desks/workflow.ts';
import type { TicketId } from '../kernel/ids.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { mayOnTicket } from '../members/policy.ts';
import { type Act, type Change, enterStatus, isSameValue } from './decide.ts';
import { type FieldChange, type LinkActivity, signed } from './entry.ts';
import { type LinkKind, type Ticket, touchingOf } from './ticket.ts';

type LinkChange = Change<LinkActivity>;

/** Both sides of one relation, to be committed together: each ticket keeps it in its own words, with its own entry. */
export interface Pair {
  readonly here: LinkChange;
  readonly there: LinkChange;
}

export const mostLinks = 50;

/** The same relation as the other ticket sees it. */
export const mirrorOf: Readonly<Record<LinkKind, LinkKind>> = {
  'child-of': 'parent-of',
  'parent-of': 'child-of',
  'duplicate-of': 'duplicated-by',
  'duplicated-by': 'duplicate-of',
  'blocked-by': 'blocks',
  blocks: 'blocked-by',
  relates: 'relates',
};

/** Of these a ticket has one at most, and nobody comes back to where they began by following them. */
export type UpwardKind = 'child-of' | 'duplicate-of';

/** Which of two tickets a relation puts below the other; null where it puts them side by side. */
export function lowerOf(kind: LinkKind): { readonly side: 'here' | 'there'; readonly kind: UpwardKind } | null {
  if (kind === 'child-of' || kind === 'duplicate-of') return { side: 'here', kind };
  const mirror = mirrorOf[kind];
  return mirror === 'child-of' || mirror === 'duplicate-of' ? { side: 'there', kind: mirror } : null;
}

export function linkBetween(ticket: Ticket, other: TicketId): LinkKind | null {
  return ticket.links.find((link) => link.ticket === other)?.kind ?? null;
}

/** The ticket that stands above one along an upward kind. */
export function aboveOf(ticket: Ticket, kind: UpwardKind): TicketId | null {
  return ticket.links.find((link) => link.kind === kind)?.ticket ?? null;
}

/**
 * Relates two tickets, which is an edit of the one and needs the other to be seen. Null where they are related so already.
 * @param above of a relation that puts one below the other, what stands above the upper one, to the top
 */
export function link(
  here: Ticket,
  there: Ticket,
  kind: LinkKind,
  above: readonly TicketId[],
  act: Act,
): Outcome<Pair | null> {
  if (!mayOnTicket(act.actor, 'ticket.edit', touchingOf(here))) return refuse('forbidden', 'ticket.forbidden');
  const before = linkBetween(here, there.id);
  if (before === kind) return done(null);
  if (before !== null) return refuse('rule', 'link.exists', { fields: ['ticket'] });
  const checked = checkLink(here, there, kind, above);
  return checked.ok ? done(pairOf(here, there, { kind: 'linked', to: kind }, act)) : checked;
}

/**
 * One answer for all that relations rule out by others: it tells nobody of a ticket that they may not see.
 */
function checkLink(here: Ticket, there: Ticket, kind: LinkKind, above: readonly TicketId[]): Outcome<null> {
  const impossible = refuse('rule', 'link.impossible', { fields: ['ticket'] });
  if (here.id === there.id) return impossible;
  const lower = lowerOf(kind);
  if (lower !== null) {
    const [below, upper] = lower.side === 'here' ? [here, there] : [there, here];
    const known = aboveOf(below, lower.kind);
    if ((known !== null && known !== upper.id) || above.includes(below.id)) return impossible;
  }
  const isFull = (ticket: Ticket, other: Ticket) =>
    ticket.links.length >= mostLinks && linkBetween(ticket, other.id) === null;
  const full = isFull(here, there) || isFull(there, here);
  return full ? refuse('rule', 'link.too-many', { fields: ['ticket'] }) : done(null);
}

/** Takes a relation away; the history of both keeps that there was one. */
export function unlink(here: Ticket, there: Ticket, act: Act): Outcome<Pair> {
  if (!mayOnTicket(act.actor, 'ticket.edit', touchingOf(here))) return refuse('forbidden', 'ticket.forbidden');
  if (linkBetween(here, there.id) === null) return refuse('missing', 'link.not-found');
  return done(pairOf(here, there, { kind: 'unlinked', to: null }, act));
}

/**
 * Makes a ticket the duplicate of another: it is closed, and who asked for or watched it watches the other, as far as they
 * are on the roster (`act.people`). Both keep their histories. Whoever may edit both may merge them, since watching may
 * open the other to people.
 * @param above of what the other is a duplicate itself, to the top
 */
export function merge(here: Ticket, there: Ticket, above: readonly TicketId[], act: Act): Outcome<Pair> {
  const mayBoth = [here, there].every((ticket) => mayOnTicket(act.actor, 'ticket.edit', touchingOf(ticket)));
  if (!mayBoth) return refuse('forbidden', 'ticket.forbidden');
  const checked = checkLink(here, there, 'duplicate-of', above);
  if (!checked.ok) return checked;
  const closed = firstOfGroup(act.desk.workflow, 'closed');
  const closing = closed === undefined || here.group === 'closed' ? null : closed;
  const watchers = [...new Set([...there.watchers, ...followers(here, there, act)])].slice(0, mostWatchers);
  const told = { kind: 'merged', to: 'duplicate-of' } as const;
  const pair = pairOf(here, there, told, act);
  return done({
    here:
      closing === null
        ? pair.here
        : withChanges(pair.here, [{ field: 'status', from: here.status, to: closing.key }], (ticket) =>
            enterStatus(ticket, closing, act.at),
          ),
    there:
      watchers.length === there.watchers.length
        ? pair.there
        : withChanges(pair.there, [{ field: 'watchers', from: there.watchers, to: watchers }], (ticket) => ({
            ...ticket,
            watchers,
          })),
  });
}

const mostWatchers = 100;

function followers(here: Ticket, there: Ticket, { people }: Act): readonly string[] {
  const engaged = new Set([there.requester, ...there.assignees]);
  return [here.requester, ...here.watchers].filter(
    (person) => people.get(person)?.left === false && !engaged.has(person),
  );
}

/** A step on a pair as one of the two tickets keeps it, with the ticket as it is now. */
export interface Side {
  readonly ticket: Ticket;
  readonly entry: LinkActivity;
}

/**
 * Takes a step on a pair back on both tickets at once: the relation is as it was before, a ticket that a merge closed is
 * open again, and those whom it brought over watch no longer. Refused where the relation or the status went on since.
 * @param above as for `link`, for the relation that comes back
 */
export function undoLink(here: Side, there: Side, above: readonly TicketId[], act: Act): Outcome<Pair> {
  const { entry } = here;
  if (entry.kind === 'unmerged') return refuse('rule', 'undo.nothing');
  const after = entry.kind === 'unlinked' ? null : entry.link.kind;
  const isAsLeft = (side: Side) =>
    side.entry.changes.every((change) => change.field !== 'status' || holds(side, change));
  if (linkBetween(here.ticket, there.ticket.id) !== after || !isAsLeft(here) || !isAsLeft(there))
    return refuse('rule', 'undo.overtaken');
  const back = entry.kind === 'unlinked' ? entry.link.kind : entry.was;
  const checked = back === null ? done(null) : checkLink(here.ticket, there.ticket, back, above);
  if (!checked.ok) return refuse('rule', 'undo.overtaken');
  const kind = { linked: 'unlinked', unlinked: 'linked', merged: 'unmerged' } as const;
  const pair = pairOf(here.ticket, there.ticket, { kind: kind[entry.kind], to: back }, act);
  const undone = { here: restored(pair.here, here.entry, act), there: restored(pair.there, there.entry, act) };
  const tickets = [here.ticket, there.ticket, undone.here.ticket, undone.there.ticket];
  const may = tickets.some((ticket) => mayOnTicket(act.actor, 'ticket.edit', touchingOf(ticket)));
  return may ? done(undone) : refuse('forbidden', 'ticket.forbidden');
}

/** What remains of a relation where the other ticket has gone to another desk. */
export function part(ticket: Ticket, gone: Pick<Ticket, 'id' | 'revision'>, act: By): LinkChange {
  return side(ticket, gone, { kind: 'unlinked', was: linkBetween(ticket, gone.id), to: null }, act);
}

function holds({ ticket }: Side, { to }: FieldChange): boolean {
  return isSameValue(ticket.status, to);
}

function restored(change: LinkChange, { changes, times }: LinkActivity, { desk }: Act): LinkChange {
  let next = change;
  for (const { field, from, to } of changes) {
    if (field === 'watchers' && Array.isArray(from) && Array.isArray(to)) {
      const brought = new Set(to.filter((person) => !from.includes(person)));
      const watchers = next.ticket.watchers.filter((person) => !brought.has(person));
      const told = { field, from: next.ticket.watchers, to: watchers } as const;
      next = withChanges(next, [told], (ticket) => ({ ...ticket, watchers }));
    }
    const status = field === 'status' ? desk.workflow.find(({ key }) => key === from) : undefined;
    if (status !== undefined) {
      const told = { field, from: to, to: status.key } as const;
      next = withChanges(next, [told], (ticket) => ({ ...ticket, status: status.key, group: status.group, ...times }));
    }
  }
  return next;
}

/** A relation leaves `updatedAt` alone: a list is not to tell of a ticket that its reader may not see. */
function pairOf(
  here: Ticket,
  there: Ticket,
  { kind, to }: { readonly kind: LinkActivity['kind']; readonly to: LinkKind | null },
  act: Act,
): Pair {
  const was = linkBetween(here, there.id);
  const by = signed(act);
  const mirrored = (link: LinkKind | null) => (link === null ? null : mirrorOf[link]);
  return {
    here: side(here, there, { kind, was, to }, by),
    there: side(there, here, { kind, was: mirrored(was), to: mirrored(to) }, by),
  };
}

/** Whose step it is, when, through what. */
type By = Pick<LinkActivity, 'by' | 'at' | 'via' | 'key'>;

function side(
  ticket: Ticket,
  other: Pick<Ticket, 'id' | 'revision'>,
  { kind, was, to }: Pick<LinkActivity, 'kind' | 'was'> & { readonly to: LinkKind | null },
  by: By,
): LinkChange {
  const seq = ticket.revision + 1;
  const others = ticket.links.filter((link) => link.ticket !== other.id);
  const told = to ?? was;
  if (told === null) throw new Error(`${ticket.id} and ${other.id} are not related`);
  return {
    ticket: {
      ...ticket,
      links: to === null ? others : [...others, { kind: to, ticket: other.id }],
      revision: seq,
    },
    entry: {
      kind,
      seq,
      ticket: ticket.id,
      ...by,
      link: { kind: told, ticket: other.id },
      was,
      beside: other.revision + 1,
      changes: [],
      times: null,
    },
  };
}

/** The change of a pair's side with fields that change in the same step. */
function withChanges(
  { ticket, entry }: LinkChange,
  changes: readonly FieldChange[],
  apply: (ticket: Ticket) => Ticket,
): LinkChange {
  const { resolvedAt, closedAt } = ticket;
  const isStatus = changes.some(({ field }) => field === 'status');
  return {
    ticket: { ...apply(ticket), updatedAt: entry.at },
    entry: {
      ...entry,
      changes: [...entry.changes, ...changes],
      times: isStatus ? { resolvedAt, closedAt } : entry.times,
    },
  };
}
