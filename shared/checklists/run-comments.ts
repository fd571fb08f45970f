import type { CommentId } from '../kernel/ids.ts';
import { done, type Outcome, refuse } from '../kernel/outcome.ts';
import { mentionsIn } from '../tickets/comments.ts';
import type { Act } from '../tickets/decide.ts';
import { type RunChange, step } from './decide.ts';
import type { Run } from './run.ts';
import type { RunComment } from './run-entry.ts';

export function commentRun(
  run: Run,
  input: { readonly id: CommentId; readonly text: string },
  act: Act,
): Outcome<RunChange> {
  const mentions = checkMentions(input.text, act);
  if (!mentions.ok) return mentions;
  const said = { id: input.id, text: input.text, mentions: mentions.value, editedAt: null, deletedAt: null };
  return done(step({ ...run, comments: run.comments + 1 }, { kind: 'comment', ...said }, act));
}

/** Null where it reads so already. */
export function editRunComment(run: Run, comment: RunComment, text: string, act: Act): Outcome<RunChange | null> {
  if (comment.by !== act.actor.person) return refuse('forbidden', 'comment.not-yours');
  if (comment.text === text) return done(null);
  const mentions = checkMentions(text, act);
  if (!mentions.ok) return mentions;
  const edited = { ...comment, text, mentions: mentions.value, editedAt: act.at };
  return done({ ...step(run, { kind: 'comment-edited', comment: comment.id }, act), comment: edited });
}

/** Its words are gone for good; the history keeps that there was one. */
export function deleteRunComment(run: Run, comment: RunComment, act: Act): Outcome<RunChange> {
  if (comment.by !== act.actor.person) return refuse('forbidden', 'comment.not-yours');
  const emptied = { ...comment, text: '', mentions: [], deletedAt: act.at };
  const fewer = { ...run, comments: run.comments - 1 };
  return done({ ...step(fewer, { kind: 'comment-deleted', comment: comment.id }, act), comment: emptied });
}

function checkMentions(text: string, { people }: Act): Outcome<string[]> {
  const mentions = [...mentionsIn(text)];
  if (mentions.every((person) => people.get(person)?.left === false)) return done(mentions);
  return refuse('rule', 'comment.unknown-mention', { fields: ['text'] });
}
