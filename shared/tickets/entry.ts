import { z } from 'zod';
import type { Attachment } from '../files/file.ts';
import type { CommentId, DeskId, TicketId } from '../kernel/ids.ts';
import type { Actor } from '../members/member.ts';
import type { LinkKind, Ticket, TicketField, TicketLink, Via } from './ticket.ts';

/**
 * One step of a ticket's history, written in the same commit as what it tells of. It is history, outbox and audit at once.
 * Only a comment's text ever changes afterwards, and another entry says so.
 */
export type Entry = Activity | Comment;

interface Envelope {
  /** 1, 2, 3 … on its ticket, without a gap: the ticket's revision after it. */
  readonly seq: number;
  readonly ticket: TicketId;
  readonly at: string;
  readonly by: string;
  readonly via: Via;
  /** The name, at that time, of the API key that acted for `by`. */
  readonly key?: string | undefined;
}

/** Who did something, when and through what, as an entry of history tells it. */
export function signed({ actor, at, via }: { readonly actor: Actor; readonly at: string; readonly via: Via }) {
  const step = { at, by: actor.person, via };
  return actor.key === undefined ? step : { ...step, key: actor.key };
}

export type Activity = Envelope &
  (
    | { readonly kind: 'created' }
    | {
        readonly kind: 'changed';
        readonly changes: readonly FieldChange[];
        readonly undoes: number | null;
        /** As they were before, where the status changed, so that taking it back restores them exactly. */
        readonly times: StatusTimes | null;
      }
    | CommentActivity
    | LinkFacts
    | MoveFacts
    | { readonly kind: 'withdrawn' }
  );

/** That a comment was edited or deleted; told to those only who may read the comment. */
interface CommentActivity {
  readonly kind: 'comment-edited' | 'comment-deleted';
  readonly comment: CommentId;
  readonly internal: boolean;
}

/** Of two tickets that were related, merged, or parted again; the other has an entry of its own from the same commit. */
interface LinkFacts {
  readonly kind: 'linked' | 'unlinked' | 'merged' | 'unmerged';
  readonly link: TicketLink;
  /** How they stood to each other before. */
  readonly was: LinkKind | null;
  /** The place of the other ticket's entry in its history. */
  readonly beside: number;
  /** What a merge changed on this ticket besides. */
  readonly changes: readonly FieldChange[];
  readonly times: StatusTimes | null;
}
export type LinkActivity = Envelope & LinkFacts;

/** That it was handed to another desk, which has the entry and the whole history from then on. */
interface MoveFacts {
  readonly kind: 'moved';
  /** Where it was, called as it was called then. */
  readonly origin: { readonly desk: DeskId; readonly name: string; readonly key: string };
  readonly target: DeskId;
  /** What did not fit the new desk, in its terms; told there only. */
  readonly changes: readonly FieldChange[];
}
export type Move = Envelope & MoveFacts;
export type StatusTimes = Pick<Ticket, 'resolvedAt' | 'closedAt'>;

export type Comment = Envelope & {
  readonly kind: 'comment';
  readonly id: CommentId;
  readonly text: string;
  /** Seen by owners and assignees only. */
  readonly internal: boolean;
  readonly mentions: readonly string[];
  readonly files: readonly Attachment[];
  readonly editedAt: string | null;
  /** Its text is gone; that it was there stays. */
  readonly deletedAt: string | null;
};

export interface FieldChange {
  readonly field: TicketField;
  readonly from: FieldValue;
  readonly to: FieldValue;
}
export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
export type FieldValue = string | number | boolean | null | readonly string[];

/** The fields that an entry tells of, whatever else it says. */
export function changesOf(entry: Entry): readonly FieldChange[] {
  return 'changes' in entry ? entry.changes : [];
}

export function isLinkActivity(entry: Entry): entry is LinkActivity {
  return 'link' in entry;
}

/** An internal note, or what tells of one. */
export function isInternal(entry: Entry): boolean {
  return 'internal' in entry && entry.internal;
}
