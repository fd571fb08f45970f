import { type Attachment, fileLimits } from '../files/file.ts';
import type { CommentId } from '../kernel/ids.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { mayOnTicket } from '../members/policy.ts';
import type { Act } from './decide.ts';
import { type Activity, type Comment, type Entry, isInternal, signed } from './entry.ts';
import { type Ticket, touchingOf } from './ticket.ts';

/** A mention is a Markdown link to a person, `[@Nadia](person:<oid>)`, so that the text reads anywhere. */
const MENTION = /\[@[^\]\n]{1,200}\]\(person:([0-9a-f-]{36})\)/g;

export function mentionsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(MENTION)].flatMap((match) => match[1] ?? []))];
}

export interface Commented {
  readonly ticket: Ticket;
  readonly entry: Comment;
}

export interface NewComment {
  readonly id: CommentId;
  readonly text: string;
  readonly internal: boolean;
  /** That wait for it. */
  readonly files?: readonly Attachment[];
}

/** An internal note leaves `updatedAt` alone: whoever may not read it is not to see by a list that there is one. */
export function comment(ticket: Ticket, input: NewComment, act: Act): Outcome<Commented> {
  const { actor, at, people } = act;
  const facts = touchingOf(ticket);
  if (!mayOnTicket(actor, 'comment.add', facts)) return refuse('forbidden', 'ticket.forbidden');
  if (input.internal && !mayOnTicket(actor, 'comment.internal', facts))
    return refuse('forbidden', 'comment.internal-forbidden', { fields: ['internal'] });
  const files = (input.files ?? []).map(({ id, name, type, size }) => ({ id, name, type, size }));
  if (input.text.trim() === '' && files.length === 0) return refuse('rule', 'comment.empty', { fields: ['text'] });
  if (ticket.files + ticket.noteFiles + files.length > fileLimits.perTicket)
    return refuse('rule', 'file.too-many', { fields: ['files'] });
  const mentions = mentionsIn(input.text);
  if (!mentions.every((person) => people.get(person)?.left === false))
    return refuse('rule', 'comment.unknown-mention', { fields: ['text'] });
  const seq = ticket.revision + 1;
  const isAnswer = answers({ internal: input.internal, by: actor.person }, ticket);
  return done({
    ticket: {
      ...counted(ticket, { internal: input.internal, files }, 1),
      revision: seq,
      updatedAt: input.internal ? ticket.updatedAt : at,
      firstResponseAt: ticket.firstResponseAt ?? (isAnswer ? at : null),
    },
    entry: {
      kind: 'comment',
      id: input.id,
      seq,
      ticket: ticket.id,
      ...signed(act),
      text: input.text,
      internal: input.internal,
      mentions,
      files,
      editedAt: null,
      deletedAt: null,
    },
  });
}

export interface CommentChanged {
  readonly ticket: Ticket;
  readonly comment: Comment;
  readonly entry: Activity;
  /** Files that nobody shall see any more. */
  readonly released?: readonly Attachment[];
}

export function editComment(ticket: Ticket, comment: Comment, text: string, act: Act): Outcome<CommentChanged> {
  if (comment.by !== act.actor.person) return refuse('forbidden', 'comment.not-yours');
  const mentions = mentionsIn(text);
  if (text.trim() === '' && comment.files.length === 0) return refuse('rule', 'comment.empty', { fields: ['text'] });
  if (!mentions.every((person) => act.people.get(person)?.left === false))
    return refuse('rule', 'comment.unknown-mention', { fields: ['text'] });
  return done(record(ticket, { ...comment, text, mentions, editedAt: act.at }, 'comment-edited', act));
}

/**
 * Takes back a comment just written: deleted like any other, and no longer the first response where it was that.
 * @param later the entries after it, oldest first
 */
export function undoComment(
  ticket: Ticket,
  comment: Comment,
  later: readonly Entry[],
  act: Act,
): Outcome<CommentChanged> {
  const deleted = deleteComment(ticket, comment, act);
  if (!deleted.ok || ticket.firstResponseAt !== comment.at) return deleted;
  const next = later.find((entry) => entry.kind === 'comment' && entry.deletedAt === null && answers(entry, ticket));
  return done({ ...deleted.value, ticket: { ...deleted.value.ticket, firstResponseAt: next?.at ?? null } });
}

/** A public comment by somebody who did not ask: the first of them is the first response. */
function answers({ internal, by }: Pick<Comment, 'internal' | 'by'>, ticket: Ticket): boolean {
  return !internal && by !== ticket.requester && by !== ticket.submitter;
}

export function deleteComment(ticket: Ticket, comment: Comment, act: Act): Outcome<CommentChanged> {
  if (comment.by !== act.actor.person) return refuse('forbidden', 'comment.not-yours');
  const emptied = { ...comment, text: '', mentions: [], files: [], deletedAt: act.at };
  return done({ ...record(counted(ticket, comment, -1), emptied, 'comment-deleted', act), released: comment.files });
}

/** One comment more or less, with its files; internal notes do not show in what everyone sees counted. */
function counted(ticket: Ticket, { internal, files }: Pick<Comment, 'internal' | 'files'>, sign: 1 | -1): Ticket {
  const change = sign * files.length;
  if (internal) return { ...ticket, noteFiles: ticket.noteFiles + change };
  return { ...ticket, comments: ticket.comments + sign, files: ticket.files + change };
}

function record(
  ticket: Ticket,
  comment: Comment,
  kind: 'comment-edited' | 'comment-deleted',
  act: Act,
): CommentChanged {
  const seq = ticket.revision + 1;
  const { id, internal } = comment;
  const entry: Activity = { kind, comment: id, internal, seq, ticket: ticket.id, ...signed(act) };
  return { ticket: { ...ticket, revision: seq, updatedAt: internal ? ticket.updatedAt : act.at }, comment, entry };
}

/** Internal notes are for owners and assignees; everyone who sees the ticket sees the rest of its timeline. */
export function isVisible(entry: Entry, ticket: Ticket, actor: Act['actor']): boolean {
  return !isInternal(entry) || mayOnTicket(actor, 'comment.internal', touchingOf(ticket));
}
