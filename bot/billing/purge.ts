import { accountOf, accountType } from '#bot/accounts/account-document.ts';
import {
  organisationDocument,
  organisationId,
  organisationOf,
  organisationPartition,
  organisationType,
} from '#bot/accounts/organisation-document.ts';
import { deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import type { Files } from '#bot/files/port.ts';
import { memberOf } from '#bot/members/member-document.ts';
import { personPartition } from '#bot/members/preferences-document.ts';
import { type StoredType, typesIn } from '#bot/privacy/data-map.ts';
import { each } from '#bot/privacy/holdings.ts';
import { isOvertaken, retryOvertaken } from '#bot/store/overtaken.ts';
import type { Located, Partition, Store } from '#bot/store/port.ts';
import { untouchedOrganisation } from '#shared/accounts/organisation.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { billingPartition } from './billing-documents.ts';
import { type Purge, purgeDocument, purgeId, purgeOf } from './purge-document.ts';
import { usagePartition } from './usage-document.ts';

interface Deps {
  readonly store: Store;
  readonly files: Files;
  /** The tenant in which the service runs. */
  readonly vendor: string;
  /** Asks the marketplace once more, so that nothing is deleted of whoever came back. */
  readonly lookAgain: (organisation: string) => Promise<void>;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
  readonly purged: (proof: Purge) => void;
}

const atOnce = 5;
/** What an instance died over is taken up again after this, and what was put off is looked at again. */
const claimSeconds = 3600;
const batch = 100;
const customerTypes = [...typesIn('desk'), ...typesIn('organisation'), ...typesIn('person')];

/**
 * Deletes everything of organisations whose subscription ended 14 days ago (P5), files included, and keeps the proof. An
 * organisation is closed to changes all that time. What is left half-way is taken up again from the start.
 */
export function purgeWith({ store, files, vendor, lookAgain, now, failed, purged }: Deps): () => Promise<void> {
  async function purge({ partition, document }: Located): Promise<void> {
    const { tenant } = partition;
    const { etag, ...claimed } = document;
    const due = secondsAfter(now().toISOString(), claimSeconds);
    await store.write(partition, [{ replace: { ...claimed, due }, etag }]);
    await lookAgain(tenant);
    const settled = await store.get(partition, organisationId);
    if (settled === null) return;
    const { purgeAt, held } = organisationOf(settled);
    if (purgeAt === null || purgeAt > now().toISOString()) return;
    // A lawsuit or an authority goes before; whoever released the last hold lets it begin.
    if (held.length > 0) return;
    const id = purgeId(tenant, purgeAt);
    const proof = await begin(id, tenant);
    await empty(tenant);
    const left = await countAll(tenant);
    if (Object.keys(left).length > 0) throw new Error(`something is left of ${tenant}: ${JSON.stringify(left)}`);
    const finished = { ...proof, finishedAt: now().toISOString() };
    await store.write(billingPartition(vendor), [{ put: purgeDocument(id, finished) }]);
    // That it ended stays, and nothing else: without a new subscription nobody works there.
    const ended = organisationDocument({ ...untouchedOrganisation, service: 'ended' });
    await store.write(partition, [{ replace: ended, etag: settled.etag }]);
    purged(finished);
  }

  /** What there is is counted once, before anything is gone. */
  async function begin(id: string, organisation: string): Promise<Purge> {
    return retryOvertaken(async () => {
      const begun = await store.get(billingPartition(vendor), id);
      if (begun !== null) return purgeOf(begun);
      const documents = await countAll(organisation);
      const proof = { organisation, begunAt: now().toISOString(), finishedAt: null, documents };
      await store.write(billingPartition(vendor), [{ create: purgeDocument(id, proof) }]);
      return proof;
    });
  }

  async function countAll(tenant: string): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const type of customerTypes) {
      const count = type === organisationType ? 0 : await store.count({ tenant }, { type });
      if (count > 0) counts[type] = count;
    }
    return counts;
  }

  /** People first, and each desk's own document after all else of it: what is deleted is found by what is not yet. */
  async function empty(tenant: string): Promise<void> {
    for await (const person of peopleOf(store, tenant)) await emptyPlace(personPartition(tenant, person), 'person');
    for await (const { id } of each(store, { tenant }, 'desk', deskOf)) {
      const partition = deskPartition(tenant, id);
      for await (const file of files.list(partition)) await files.remove({ ...partition, id: file });
      await emptyPlace(partition, 'desk', 'desk');
      await removeAll(partition, 'desk');
    }
    await emptyPlace(usagePartition(tenant), 'organisation');
    await emptyPlace(organisationPartition(tenant), 'organisation', organisationType);
  }

  async function emptyPlace(partition: Partition, place: Parameters<typeof typesIn>[0], but?: StoredType) {
    for (const type of typesIn(place)) if (type !== but) await removeAll(partition, type);
  }

  /** What goes meanwhile, by its time to live, is not missed. */
  async function removeAll(partition: Partition, type: StoredType): Promise<void> {
    const removeSome = async () => {
      const { items } = await store.query(partition, { type, order: [], limit: batch });
      if (items.length > 0)
        await store.write(
          partition,
          items.map(({ id }) => ({ remove: id })),
        );
      return items.length;
    };
    while ((await retryOvertaken(removeSome)) > 0);
  }

  return async () => {
    for (const item of await store.due(organisationType, now().toISOString(), atOnce)) {
      try {
        await purge(item);
      } catch (error) {
        if (!isOvertaken(error)) failed(`deleting what is left of ${item.partition.tenant}`, error);
      }
    }
  };
}

/** Everybody with an account, on a roster, or who only ever wrote to the bot. */
async function* peopleOf(store: Store, tenant: string): AsyncGenerator<string> {
  yield* each(store, organisationPartition(tenant), accountType, (document) => accountOf(document).person);
  yield* each(store, { tenant }, 'member', (document) => memberOf(document).person);
  const chats = each(store, { tenant }, 'conversation', ({ person }) => person);
  for await (const person of chats) if (typeof person === 'string') yield person;
}
