import type { FieldValue } from '#shared/tickets/entry.ts';
import type { EntryView, LinkView } from '#shared/tickets/shown.ts';

export type CommentEntry = EntryView & { readonly comment: NonNullable<EntryView['comment']> };

export type LinkEntry = EntryView & { readonly link: LinkView };

export type MovedEntry = EntryView & { readonly origin: NonNullable<EntryView['origin']> };

export interface FieldStep {
  readonly seq: number;
  readonly at: string;
  readonly field: string;
  readonly from: FieldValue;
  readonly to: FieldValue;
}

/** What a reader sees as one line of the timeline. */
export type TimelineItem =
  | { readonly kind: 'comment'; readonly seq: number; readonly entry: CommentEntry }
  | { readonly kind: 'created'; readonly seq: number; readonly entry: EntryView }
  | { readonly kind: 'link'; readonly seq: number; readonly entry: LinkEntry }
  | { readonly kind: 'moved'; readonly seq: number; readonly entry: MovedEntry }
  | { readonly kind: 'changes'; readonly seq: number; readonly run: ChangeRun };

export interface ChangeRun {
  readonly by: EntryView['by'];
  readonly via: EntryView['via'];
  readonly key: EntryView['key'];
  /** Of the last change. */
  readonly at: string;
  /** Whether every step takes something back. */
  readonly undoes: boolean;
  readonly steps: readonly FieldStep[];
}

const RUN_MINUTES = 60;

/**
 * The timeline as it is read: comments as they were written, and changes that one person made in one go as one line. That a
 * comment was edited or deleted is said on the comment itself.
 * @param entries oldest first
 */
export function foldTimeline(entries: readonly EntryView[]): readonly TimelineItem[] {
  const items: TimelineItem[] = [];
  for (const entry of entries) {
    if (isComment(entry)) items.push({ kind: 'comment', seq: entry.seq, entry });
    else if (entry.kind === 'created') items.push({ kind: 'created', seq: entry.seq, entry });
    else if (isLink(entry)) items.push({ kind: 'link', seq: entry.seq, entry });
    else if (isMoved(entry)) items.push({ kind: 'moved', seq: entry.seq, entry });
    else if (entry.kind === 'changed') addChange(items, entry);
  }
  return items;
}

function isComment(entry: EntryView): entry is CommentEntry {
  return entry.kind === 'comment' && entry.comment !== undefined;
}

function isLink(entry: EntryView): entry is LinkEntry {
  return entry.link !== undefined;
}

function isMoved(entry: EntryView): entry is MovedEntry {
  return entry.origin !== undefined;
}

function addChange(items: TimelineItem[], entry: EntryView): void {
  const steps = (entry.changes ?? []).map((change) => ({ seq: entry.seq, at: entry.at, ...change }));
  const undoes = (entry.undoes ?? null) !== null;
  const last = items.at(-1);
  if (last?.kind === 'changes' && continues(last.run, entry, undoes)) {
    const run = { ...last.run, at: entry.at, steps: [...last.run.steps, ...steps] };
    items[items.length - 1] = { ...last, run };
    return;
  }
  const { seq, by, via, key, at } = entry;
  items.push({ kind: 'changes', seq, run: { by, via, key, at, undoes, steps } });
}

function continues(run: ChangeRun, entry: EntryView, undoes: boolean): boolean {
  const apart = Date.parse(entry.at) - Date.parse(run.at);
  const isSameHand = run.by.id === entry.by.id && run.via === entry.via && run.key === entry.key;
  return isSameHand && run.undoes === undoes && apart <= RUN_MINUTES * 60_000;
}

/** The fields a run touched, each once, in the order they were first touched. */
export function fieldsOf(run: ChangeRun): readonly string[] {
  return [...new Set(run.steps.map((step) => step.field))];
}
