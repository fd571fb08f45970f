import { templateOf } from '#bot/checklists/template-document.ts';
import { type Partition, type Store, StoreError } from '#bot/store/port.ts';
import type { Caller, UseCase } from '#bot/use-case.ts';
import type * as contract from '#shared/desks/contract.ts';
import type { Category } from '#shared/desks/desk.ts';
import { leavingIn } from '#shared/desks/leaving.ts';
import { changeSettings } from '#shared/desks/settings.ts';
import { done, type Outcome, refuse } from '#shared/kernel/outcome.ts';
import { mayOnDesk } from '#shared/members/policy.ts';
import { deskDocument } from './desk-document.ts';
import { deskView } from './desk-view.ts';
import type { EnterDesk } from './enter-desk.ts';
import type { MoveLeaving } from './move-leaving.ts';
import { settingsEntryDocument } from './settings-entry.ts';
import { findUsed } from './used-values.ts';

interface Deps {
  readonly store: Store;
  /** Refuses while the desk is read-only. */
  readonly enterDesk: EnterDesk;
  /** Starts to move the tickets of statuses that go; nobody waits for it. */
  readonly moveLeaving: (...args: Parameters<MoveLeaving>) => void;
  readonly now: () => Date;
}

/** Two owners at once: the second is told, and nothing of the first is overwritten. Cosmos DB: 1 batch, about 20 RU. */
export function changeDeskWith({ store, enterDesk, moveLeaving, now }: Deps): UseCase<typeof contract.changeDesk> {
  return async ({ caller }, { params, body }) => {
    const entered = await enterDesk(caller, params.deskId);
    if (!entered.ok) return entered;
    const { partition, desk, etag, actor, member } = entered.value;
    if (!mayOnDesk(actor, 'desk.change')) return refuse('forbidden', 'desk.not-owner');
    const { version, copiedFrom, ...wanted } = body;
    if (version !== etag) return refuse('stale', 'desk.stale');
    const source = copiedFrom === undefined ? done(null) : await nameOfOwned(enterDesk, caller, copiedFrom);
    if (!source.ok) return source;
    const brought = await checkTemplates(store, partition, desk.categories, wanted.categories ?? []);
    if (!brought.ok) return brought;
    const used = await findUsed(store, partition, desk.fields, wanted.fields ?? desk.fields);
    const decided = changeSettings(desk, wanted, used);
    if (!decided.ok) return decided;
    const { desk: next, changes } = decided.value;
    if (changes.length === 0) return done(deskView(desk, etag, member));
    try {
      const [saved] = await store.write(partition, [
        { replace: deskDocument(next), etag: version },
        {
          create: settingsEntryDocument(changes, {
            by: caller.person,
            at: now().toISOString(),
            copiedFrom: source.value,
          }),
        },
      ]);
      if (leavingIn(next).length > 0) moveLeaving(caller, next.id);
      return done(deskView(next, saved ?? '', member));
    } catch (error) {
      if (error instanceof StoreError && error.kind === 'stale') return refuse('stale', 'desk.stale');
      throw error;
    }
  };
}

/** Templates that categories newly bring are the desk's own and on its list. Cosmos DB: 1 point read for each. */
async function checkTemplates(
  store: Store,
  partition: Partition,
  before: readonly Category[],
  wanted: readonly Category[],
): Promise<Outcome<null>> {
  const known = new Set(before.map(({ checklist }) => checklist?.template));
  for (const [n, { checklist }] of wanted.entries()) {
    if (checklist === undefined || known.has(checklist.template)) continue;
    const document = await store.get(partition, checklist.template);
    if (document?.type !== 'template' || templateOf(document).archived)
      return refuse('missing', 'template.not-found', { fields: [`categories.${n}.checklist`] });
  }
  return done(null);
}

/** The name of a desk whose settings somebody may copy: one that they own. */
async function nameOfOwned(enterDesk: EnterDesk, caller: Caller, deskId: string): Promise<Outcome<string>> {
  const entered = await enterDesk(caller, deskId);
  if (!entered.ok) return entered;
  const { desk, actor } = entered.value;
  return mayOnDesk(actor, 'desk.change')
    ? done(desk.name)
    : refuse('forbidden', 'desk.not-owner', { fields: ['copiedFrom'] });
}
