import type { Entrance } from '#bot/desks/enter-desk.ts';
import { readWaiting } from '#bot/files/attach.ts';
import { newCommentId } from '#bot/ids.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type * as contract from '#shared/tickets/comment-contract.ts';
import {
  type CommentChanged,
  comment,
  deleteComment,
  editComment,
  isVisible,
  mentionsIn,
} from '#shared/tickets/comments.ts';
import type { Act } from '#shared/tickets/decide.ts';
import type { Comment, Entry } from '#shared/tickets/entry.ts';
import type { Ticket } from '#shared/tickets/ticket.ts';
import { actOf, retryOvertaken, type WriteDeps } from './change-ticket.ts';
import { entryOf } from './entry-document.ts';
import { once } from './idempotency.ts';
import { approachTicket, type Found, showAfter, showTicket } from './read-ticket.ts';

/** Cosmos DB: 3 point reads and the timeline side by side, then 1 batch: 2 round trips, about 38 RU. */
export function addCommentWith(deps: WriteDeps): UseCase<typeof contract.addComment> {
  return async ({ caller, via, idempotencyKey }, { params, body }) => {
    const near = await approachTicket(deps, caller, params);
    if (!near.ok) return near;
    const { entrance } = near.value;
    const { partition } = entrance;
    const key = idempotencyKey && {
      person: caller.person,
      operation: `addComment ${params.ticketId}`,
      key: idempotencyKey,
    };
    const repeat = key ? once(deps.store, partition, key, body) : null;
    const act = await actOf(deps, entrance, via, mentionsIn(body.text));
    let entry: Entry | null = null;
    const step = async ({ ticket, etag }: Found, at: string): Promise<Outcome<Ticket>> => {
      const earlier = await (repeat?.earlier() ?? done(null));
      if (!earlier.ok) return earlier;
      // Its twin wrote it, and what an overtaken try decided is nowhere.
      entry = null;
      if (earlier.value !== null) return done(ticket);
      const id = newCommentId();
      const { text, internal = false, files: ids = [] } = body;
      const waiting = { ids, ticket: ticket.id, person: caller.person };
      const taken = await readWaiting(deps.store, partition, waiting);
      if (taken.length < new Set(ids).size) return refuse('rule', 'file.not-waiting', { fields: ['files'] });
      const decided = comment(ticket, { id, text, internal, files: taken }, { ...act, at });
      if (!decided.ok) return decided;
      entry = decided.value.entry;
      const extra = repeat === null ? [] : [repeat.operation(id)];
      return deps.commit({ partition, etag, ...decided.value, taken, extra });
    };
    const added = await retryOvertaken(deps, entrance, params.ticketId, step, near.value);
    return added.ok ? done(await showAfter(deps, near.value, added.value, entry)) : added;
  };
}

export function editCommentWith(deps: WriteDeps): UseCase<typeof contract.editComment> {
  return async ({ caller, via }, { params, body }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const act = await actOf(deps, entered.value, via, mentionsIn(body.text));
    const changed = await onComment(deps, entered.value, params, (ticket, found, at) =>
      editComment(ticket, found, body.text, { ...act, at }),
    );
    return changed.ok ? done(await showTicket(deps, entered.value, changed.value)) : changed;
  };
}

export function deleteCommentWith(deps: WriteDeps): UseCase<typeof contract.deleteComment> {
  return async ({ caller, via }, { params }) => {
    const entered = await deps.enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const act: Act = await actOf(deps, entered.value, via, []);
    const changed = await onComment(deps, entered.value, params, (ticket, found, at) =>
      deleteComment(ticket, found, { ...act, at }),
    );
    return changed.ok ? done(await showTicket(deps, entered.value, changed.value)) : changed;
  };
}

function onComment(
  deps: WriteDeps,
  entrance: Entrance,
  { ticketId, commentId }: { readonly ticketId: string; readonly commentId: string },
  decide: (ticket: Ticket, found: Comment, at: string) => Outcome<CommentChanged>,
): Promise<Outcome<Ticket>> {
  return retryOvertaken(deps, entrance, ticketId, async ({ ticket, etag }, at) => {
    const found = await findComment(deps.store, entrance.partition, ticketId, commentId);
    if (found === null || found.deletedAt !== null || !isVisible(found, ticket, entrance.actor))
      return refuse('missing', 'comment.not-found');
    const decided = decide(ticket, found, at);
    return decided.ok ? deps.commit({ partition: entrance.partition, etag, ...decided.value }) : decided;
  });
}

export async function findComment(
  store: Store,
  partition: Partition,
  ticket: string,
  id: string,
): Promise<Comment | null> {
  const page = await store.query(partition, {
    type: 'entry',
    where: {
      and: [
        { field: 'subject', eq: ticket },
        { field: 'comment', eq: id },
        { field: 'kind', eq: 'comment' },
      ],
    },
    order: [
      ['subject', 'asc'],
      ['seq', 'asc'],
    ],
    limit: 1,
  });
  const entry = page.items[0] === undefined ? null : entryOf(page.items[0]);
  return entry?.kind === 'comment' ? entry : null;
}
