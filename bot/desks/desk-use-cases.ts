import type { Roster } from '#bot/members/roster.ts';
import { isRosterOld, type SyncRoster } from '#bot/members/sync-roster.ts';
import { type Store, StoreError } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/desks/contract.ts';
import { done, refuse } from '#shared/kernel/outcome.ts';
import { fold } from '#shared/kernel/text.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import { deskDocument } from './desk-document.ts';
import { deskView } from './desk-view.ts';
import type { EnterDesk } from './enter-desk.ts';

interface Deps {
  readonly store: Store;
  readonly roster: Roster;
  readonly enterDesk: EnterDesk;
  /** Starts a re-reading; its outcome is logged, the reader does not wait for it. */
  readonly healRoster: (...args: Parameters<SyncRoster>) => void;
  readonly now: () => Date;
}

/** Opening the tab heals a roster older than 15 minutes in the background (R2). */
export function readDeskWith({ enterDesk, healRoster, now }: Deps): UseCase<typeof contract.readDesk> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { desk, etag, member } = entered.value;
    if (isRosterOld(desk.rosterReadAt, now())) healRoster(caller.tenant, desk.id);
    return done(deskView(desk, etag, member));
  };
}

export function changeDeskWith({ store, enterDesk }: Deps): UseCase<typeof contract.changeDesk> {
  return async ({ caller }, { params, body }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, actor, member } = entered.value;
    if (!mayOnDesk(actor, 'desk.change')) return refuse('forbidden', 'desk.not-owner');
    if (desk.state !== 'active') return refuse('rule', 'desk.read-only');
    const { version, ...wanted } = body;
    const changed = {
      ...desk,
      ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
    };
    try {
      const [etag] = await store.write(partition, [{ replace: deskDocument(changed), etag: version }]);
      return done(deskView(changed, etag ?? '', member));
    } catch (error) {
      if (error instanceof StoreError && error.kind === 'stale') return refuse('stale', 'desk.stale');
      throw error;
    }
  };
}

const shown = 200;

/** Guests see only themselves; others everyone on the roster, those who left not among them. */
export function listMembersWith({ roster, enterDesk }: Deps): UseCase<typeof contract.listMembers> {
  return async ({ caller }, { params, query }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, actor, member } = entered.value;
    const everyone = mayOnDesk(actor, 'members.read') ? await roster.all(partition) : [member];
    const wanted = fold(query.search ?? '');
    const present = everyone.filter((person) => !person.left && ` ${fold(person.name)}`.includes(` ${wanted}`));
    const items = present.slice(0, shown).map(({ person, name, left, role }) => ({ id: person, name, left, role }));
    return done({ items });
  };
}
