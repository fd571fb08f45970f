import { type Attachment, fileLimits } from '../files/file.ts';
import type { CommentId } from '../kernel/ids.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { mayOnTicket } from '../members/policy.ts';
import type { Act } from './decide.ts';
import type { Activity, Comment } from './entry.ts';
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

export function comment(ticket: Ticket, input: NewComment, act: Act): Outcome<Commented> {
  const { actor, at, via, people } = act;
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
  const answers = !input.internal && actor.person !== ticket.requester && actor.person !== ticket.submitter;
  return done({
    ticket: {
      ...counted(ticket, { internal: input.internal, files }, 1),
      revision: seq,
      updatedAt: at,
      firstResponseAt: ticket.firstResponseAt ?? (answers ? at : null),
    },
    entry: {
      kind: 'comment',
      id: input.id,
      seq,
      ticket: ticket.id,
      at,
      by: actor.person,
      via,
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
  { actor, at, via }: Act,
): CommentChanged {
  const seq = ticket.revision + 1;
  const entry: Activity = { kind, comment: comment.id, seq, ticket: ticket.id, at, by: actor.person, via };
  return { ticket: { ...ticket, revision: seq, updatedAt: at }, comment, entry };
}

/** Internal notes are for owners and assignees; everyone who sees the ticket sees the rest. */
export function isVisible(comment: Comment, ticket: Ticket, actor: Act['actor']): boolean {
  return !comment.internal || mayOnTicket(actor, 'comment.internal', touchingOf(ticket));
}
