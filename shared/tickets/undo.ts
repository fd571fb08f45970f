import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { minutesBetween } from '../kernel/time.ts';
import { type CommentChanged, isVisible, undoComment } from './comments.ts';
import { type Act, type Change, change, inverse, isSameValue, valueIn } from './decide.ts';
import { type Entry, type LinkActivity, type Move, signed } from './entry.ts';
import type { Ticket } from './ticket.ts';

/** How long one's own action can be taken back. */
export const undoWindowMinutes = 10;

export type Undone =
  | { readonly what: 'change'; readonly change: Change | null }
  | { readonly what: 'comment'; readonly change: CommentChanged }
  /** The ticket itself is taken back: it leaves lists, search and counts, its number stays used. */
  | { readonly what: 'ticket'; readonly change: Change };

/** Whether somebody's own entry can still be taken back; whoever may not see it is told that there is nothing. */
export function mayUndo(ticket: Ticket, entry: Entry, { actor, at }: Act): Outcome<null> {
  const isKnown = undoable.has(entry.kind) && isVisible(entry, ticket, actor);
  if (!isKnown) return refuse('rule', 'undo.nothing');
  if (entry.by !== actor.person) return refuse('forbidden', 'undo.not-yours');
  return minutesBetween(entry.at, at) > undoWindowMinutes ? refuse('rule', 'undo.too-late') : done(null);
}

const undoable: ReadonlySet<Entry['kind']> = new Set([
  'created',
  'changed',
  'comment',
  'linked',
  'unlinked',
  'merged',
  'moved',
] as const);

/**
 * Takes back one's own entry: a change is reversed where its fields still hold what it set, a comment is deleted, and a
 * ticket just filed is withdrawn where nobody else has touched it and it stands alone. Steps on a pair are for `undoLink`, moves go back as they came.
 * @param later the entries after it, oldest first
 */
export function undo(
  ticket: Ticket,
  entry: Exclude<Entry, LinkActivity | Move>,
  later: readonly Entry[],
  act: Act,
): Outcome<Undone> {
  const may = mayUndo(ticket, entry, act);
  if (!may.ok) return may;
  if (entry.kind === 'changed') {
    const untouched = entry.changes.every(({ field, to }) => isSameValue(valueIn(ticket, field), to));
    if (!untouched) return refuse('rule', 'undo.overtaken');
    const reversed = change(ticket, inverse(entry), act, entry);
    if (reversed.ok) return done({ what: 'change', change: reversed.value });
    // Whoever takes a step back names no field.
    return refuse(reversed.refusal.kind, reversed.refusal.code);
  }
  if (entry.kind === 'comment') {
    if (entry.deletedAt !== null) return refuse('rule', 'undo.nothing');
    const deleted = undoComment(ticket, entry, later, act);
    return deleted.ok ? done({ what: 'comment', change: deleted.value }) : deleted;
  }
  if (ticket.links.length > 0 || later.some((other) => other.by !== act.actor.person))
    return refuse('rule', 'undo.overtaken');
  return done({ what: 'ticket', change: withdraw(ticket, act) });
}

/** Takes a ticket back: its document leaves lists, search and counts. */
export function withdraw(ticket: Ticket, act: Act): Change {
  const seq = ticket.revision + 1;
  return {
    ticket: { ...ticket, revision: seq, updatedAt: act.at },
    entry: { kind: 'withdrawn', seq, ticket: ticket.id, ...signed(act) },
  };
}
