import { memberId, memberOf } from '#bot/members/member-document.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import type { Caller } from '#bot/use-case.ts';
import { actorOn, type Desk, deskState } from '#shared/desks/desk.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import type { Actor, Member } from '#shared/members/member.ts';
import { deskDocumentId, deskOf, deskPartition } from './desk-document.ts';

/** Somebody on a desk whose roster they are on: what every operation there begins with. */
export interface Entrance {
  readonly partition: Partition;
  readonly desk: Desk;
  readonly etag: string;
  readonly actor: Actor;
  readonly member: Member;
}
export type EnterDesk = (caller: Caller, deskId: string) => Promise<Outcome<Entrance>>;

/**
 * Reads the desk and the caller's place on its roster, both as stored now, so that someone who left is out at once. What
 * one may not see does not exist: another organisation's desk and one without the caller answer alike. Cosmos DB: 2 point
 * reads side by side, 2 RU.
 */
export function enterDeskWith({ store }: { readonly store: Store }): EnterDesk {
  return async (caller, deskId) => {
    const partition = deskPartition(caller.tenant, deskId);
    const [deskDocument, memberDocument] = await Promise.all([
      store.get(partition, deskDocumentId),
      store.get(partition, memberId(caller.person)),
    ]);
    if (deskDocument === null || memberDocument === null) return refuse('missing', 'desk.not-found');
    const member = memberOf(memberDocument);
    if (member.left) return refuse('missing', 'desk.not-found');
    const desk = deskOf(deskDocument);
    const actor = actorOn(desk, member);
    return done({ partition, desk, etag: deskDocument.etag, actor, member });
  };
}

/** As `enterDesk`, for what changes something: refused while the desk is read-only. */
export function enterToWriteWith(deps: { readonly store: Store }): EnterDesk {
  const enter = enterDeskWith(deps);
  return async (caller, deskId) => {
    const entered = await enter(caller, deskId);
    if (!entered.ok) return entered;
    return deskState(entered.value.desk) === 'active' ? entered : refuse('rule', 'desk.read-only');
  };
}
