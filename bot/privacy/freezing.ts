import { z } from 'zod';
import type { AccountDeps } from '#bot/accounts/account-use-cases.ts';
import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import type { Organisations } from '#bot/accounts/organisations.ts';
import { deskOf, deskPartition } from '#bot/desks/desk-document.ts';
import { isOvertaken } from '#bot/store/overtaken.ts';
import { type Document, type Located, type Operation, type Store, type Stored, StoreError } from '#bot/store/port.ts';
import { entryDocument, entryOf } from '#bot/tickets/entry-document.ts';
import type { Caller } from '#bot/use-case.ts';
import { freeze, isFrozen, thaw } from '#shared/accounts/organisation.ts';
import { secondsAfter } from '#shared/kernel/time.ts';
import { each } from './holdings.ts';

interface Deps {
  readonly store: Store;
  readonly organisations: Pick<Organisations, 'known'>;
  readonly now: () => Date;
  readonly failed: (what: string, error: unknown) => void;
}

const freezeType = 'freeze';
/** While somebody's data are frozen it is looked again for what came meanwhile; likewise where an instance died over it. */
const againSeconds = 3600;
const atOnce = 5;
const Freeze = z.object({ id: z.string(), person: z.string() });

/**
 * From this moment somebody is let in no more but to their own data, and told of nothing; what they requested is set aside by
 * `sweepFreezesWith`, which goes by what the organisation says then. Cosmos DB: 3 writes, 2 point reads.
 */
export async function settleFreeze(
  { store, organisations, now }: Pick<AccountDeps, 'store' | 'organisations' | 'now'>,
  { tenant, person: by }: Caller,
  { person, frozen, reason }: { readonly person: string; readonly frozen: boolean; readonly reason: string },
): Promise<void> {
  const write = () =>
    store.write(organisationPartition(tenant), [{ put: freezeDocument(person, now().toISOString()) }]);
  // Before, so that it is not forgotten where the process dies; and after, where it was looked at in between.
  await write();
  const facts = { act: frozen ? 'account.frozen' : 'account.thawed', by, subject: person, detail: reason } as const;
  await organisations.change(tenant, facts, (before) => (frozen ? freeze : thaw)(before, person));
  await write();
}

/** Takes tickets of those whose data are frozen out of lists, search and reports, and their comments out of search. */
export function sweepFreezesWith({ store, organisations, now, failed }: Deps): () => Promise<void> {
  async function sweep({ partition, document }: Located): Promise<void> {
    const { tenant } = partition;
    const { id, person } = Freeze.parse(document);
    const claim = freezeDocument(person, secondsAfter(now().toISOString(), againSeconds));
    const [etag] = await store.write(partition, [{ replace: claim, etag: document.etag }]);
    const frozen = isFrozen(await organisations.known(tenant), person);
    for await (const { id: desk } of each(store, { tenant }, 'desk', deskOf)) {
      const place = deskPartition(tenant, desk);
      const theirs = { where: { field: 'requester', eq: person }, order: [] };
      const written = {
        where: {
          and: [
            { field: 'by', eq: person },
            { field: 'kind', eq: 'comment' },
          ],
        },
        order: [],
      };
      for await (const ticket of each(store, place, frozen ? 'ticket' : 'frozenTicket', (found) => found, theirs))
        await settle(store, place, retyped(ticket, frozen ? 'frozenTicket' : 'ticket'));
      for await (const comment of each(store, place, 'entry', (found) => found, written))
        if ('search' in comment === frozen) await settle(store, place, searchable(comment, !frozen));
    }
    if (!frozen) await store.write(partition, [{ remove: id, etag: etag ?? '' }]);
  }

  return async () => {
    for (const item of await store.due(freezeType, now().toISOString(), atOnce)) {
      try {
        await sweep(item);
      } catch (error) {
        const taken = error instanceof StoreError && (error.kind === 'stale' || error.kind === 'missing');
        if (!taken) failed('setting aside what is frozen', error);
      }
    }
  };
}

/** What changed meanwhile is met again within the hour. */
async function settle(store: Store, place: Located['partition'], operation: Operation): Promise<void> {
  try {
    await store.write(place, [operation]);
  } catch (error) {
    if (!isOvertaken(error)) throw error;
  }
}

function retyped({ etag, ...document }: Stored, type: string): Operation {
  return { replace: { ...document, type }, etag };
}

function searchable(comment: Stored, found: boolean): Operation {
  const { search, ...rest } = entryDocument(entryOf(comment));
  return { replace: found ? { ...rest, search } : rest, etag: comment.etag };
}

function freezeDocument(person: string, due: string): Document {
  return { id: `freeze-${person}`, type: freezeType, schema: 1, person, due };
}
