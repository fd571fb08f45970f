import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { minutesBetween } from '../kernel/time.ts';
import { type CommentChanged, deleteComment } from './comments.ts';
import { type Act, type Change, change, inverse, isSameValue } from './decide.ts';
import type { Entry } from './entry.ts';
import type { Ticket } from './ticket.ts';

/** How long one's own action can be taken back. */
export const undoWindowMinutes = 10;

export type Undone =
  | { readonly what: 'change'; readonly change: Change | null }
  | { readonly what: 'comment'; readonly change: CommentChanged }
  /** The ticket itself is taken back: it leaves lists, search and counts, its number stays used. */
  | { readonly what: 'ticket'; readonly change: Change };

/**
 * Takes back one's own entry: a change is reversed where its fields still hold what it set, a comment is deleted, and a
 * ticket just filed is withdrawn where nobody else has touched it.
 * @param later the entries after it, oldest first
 */
export function undo(ticket: Ticket, entry: Entry, later: readonly Entry[], act: Act): Outcome<Undone> {
  if (entry.by !== act.actor.person) return refuse('forbidden', 'undo.not-yours');
  if (minutesBetween(entry.at, act.at) > undoWindowMinutes) return refuse('rule', 'undo.too-late');
  if (entry.kind === 'changed') {
    const untouched = entry.changes.every(({ field, to }) => isSameValue(ticket[field], to));
    if (!untouched) return refuse('rule', 'undo.overtaken');
    const reversed = change(ticket, inverse(entry), act, entry.seq);
    return reversed.ok ? done({ what: 'change', change: reversed.value }) : reversed;
  }
  if (entry.kind === 'comment') {
    if (entry.deletedAt !== null) return refuse('rule', 'undo.nothing');
    const deleted = deleteComment(ticket, entry, act);
    return deleted.ok ? done({ what: 'comment', change: deleted.value }) : deleted;
  }
  if (entry.kind === 'created') {
    if (later.some((other) => other.by !== act.actor.person)) return refuse('rule', 'undo.overtaken');
    return done({ what: 'ticket', change: withdraw(ticket, act) });
  }
  return refuse('rule', 'undo.nothing');
}

function withdraw(ticket: Ticket, { actor, at, via }: Act): Change {
  const seq = ticket.revision + 1;
  return {
    ticket: { ...ticket, revision: seq, updatedAt: at },
    entry: { kind: 'withdrawn', seq, ticket: ticket.id, at, by: actor.person, via },
  };
}
