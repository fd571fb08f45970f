import type { Store } from '#bot/store/port.ts';
import type { PersonView } from '#shared/members/member.ts';
import { accountId, accountOf } from './account-document.ts';
import { organisationPartition } from './organisation-document.ts';

/** People of the organisation by their ids; somebody no longer known has an empty name. Cosmos DB: a point read for each. */
export async function readPeople(
  store: Store,
  tenant: string,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, PersonView>> {
  const wanted = new Set(ids.filter((id) => id !== null));
  const found = await Promise.all(
    [...wanted].map(async (id): Promise<[string, PersonView]> => {
      const document = await store.get(organisationPartition(tenant), accountId(id));
      return [id, { id, name: document === null ? '' : accountOf(document).name, left: document === null }];
    }),
  );
  return new Map(found);
}
