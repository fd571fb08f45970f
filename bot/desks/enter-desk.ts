import type { Organisations } from '#bot/accounts/organisations.ts';
import { memberId, memberOf } from '#bot/members/member-document.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import type { Caller } from '#bot/use-case.ts';
import { barring, barringFromChange, type Organisation } from '#shared/accounts/organisation.ts';
import { actorOn, asServed, type Desk, deskState } from '#shared/desks/desk.ts';
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

interface Deps {
  readonly store: Store;
  readonly organisations: Pick<Organisations, 'known'>;
}

/**
 * Reads the desk and the caller's place on its roster, both as stored now, so that someone who left is out at once. What
 * one may not see does not exist: another organisation's desk, one without the caller and another than a key's answer alike. An account that was
 * suspended or deactivated is let into none, and a desk of an organisation that does not pay is read-only. Cosmos DB: 2 point reads side by side, 2 RU.
 */
export function enterDeskWith(deps: Deps): EnterDesk {
  const enter = enterWith(deps);
  return async (caller, deskId) => {
    const entered = await enter(caller, deskId);
    return entered.ok ? done(entered.value.entrance) : entered;
  };
}

/** As `enterDesk`, for what changes something: refused while the desk is read-only, and to restricted accounts. */
export function enterToWriteWith(deps: Deps): EnterDesk {
  const enter = enterWith(deps);
  return async (caller, deskId) => {
    const entered = await enter(caller, deskId);
    if (!entered.ok) return entered;
    const { entrance, organisation } = entered.value;
    const barred = barringFromChange(organisation, caller.person);
    if (!barred.ok) return barred;
    return deskState(entrance.desk) === 'active' ? done(entrance) : refuse('rule', 'desk.read-only');
  };
}

interface Entered {
  readonly entrance: Entrance;
  readonly organisation: Organisation;
}

function enterWith({ store, organisations }: Deps): (caller: Caller, deskId: string) => Promise<Outcome<Entered>> {
  return async (caller, deskId) => {
    if (caller.key !== undefined && caller.key.desk !== deskId) return refuse('missing', 'desk.not-found');
    const partition = deskPartition(caller.tenant, deskId);
    const [organisation, deskDocument, memberDocument] = await Promise.all([
      organisations.known(caller.tenant),
      store.get(partition, deskDocumentId),
      store.get(partition, memberId(caller.person)),
    ]);
    const barred = barring(organisation, caller.person);
    if (!barred.ok) return barred;
    if (deskDocument === null || memberDocument === null) return refuse('missing', 'desk.not-found');
    const member = memberOf(memberDocument);
    if (member.left) return refuse('missing', 'desk.not-found');
    const desk = asServed(deskOf(deskDocument), organisation.service);
    const acting = actorOn(desk, member);
    const actor = caller.key === undefined ? acting : { ...acting, key: caller.key.name };
    const entrance = { partition, desk, etag: deskDocument.etag, actor, member };
    return done({ entrance, organisation });
  };
}
