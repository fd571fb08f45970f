import { readReading } from '#bot/members/reading.ts';
import type { Roster } from '#bot/members/roster.ts';
import { isRosterOld, type SyncRoster } from '#bot/members/sync-roster.ts';
import type { Store } from '#bot/store/port.ts';
import type { UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/desks/contract.ts';
import { leavingIn } from '#shared/desks/leaving.ts';
import { done } from '#shared/kernel/outcome.ts';
import { fold } from '#shared/kernel/text.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import { deskView } from './desk-view.ts';
import type { EnterDesk } from './enter-desk.ts';
import type { MoveLeaving } from './move-leaving.ts';

interface Deps {
  readonly store: Store;
  readonly roster: Roster;
  readonly enterDesk: EnterDesk;
  /** Starts a re-reading; its outcome is logged, the reader does not wait for it. */
  readonly healRoster: (...args: Parameters<SyncRoster>) => void;
  /** Goes on where the tickets of a status that goes are not all moved. */
  readonly moveLeaving: (...args: Parameters<MoveLeaving>) => void;
  readonly now: () => Date;
}

/** Opening the tab heals a roster older than 15 minutes in the background (R2). */
export function readDeskWith({
  store,
  enterDesk,
  healRoster,
  moveLeaving,
  now,
}: Deps): UseCase<typeof contract.readDesk> {
  return async ({ caller }, { params }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, etag, actor, member } = entered.value;
    if (leavingIn(desk).length > 0 && mayOnDesk(actor, 'desk.change')) moveLeaving(caller, desk.id);
    const reading = await readReading(store, partition);
    if (isRosterOld(reading?.at ?? null, now())) healRoster(caller.tenant, desk.id);
    return done(deskView(desk, etag, member));
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
