import { deskPartition } from '#bot/desks/desk-document.ts';
import { memberDocument, memberOf } from '#bot/members/member-document.ts';
import { type Store, StoreError } from '#bot/store/port.ts';
import type { Account } from './account-document.ts';

/**
 * Writes what somebody is now called on every roster that they are or were on. A roster that is being read from Teams at
 * the same moment has the correction in what it reads. Cosmos DB: 1 query of the organisation, 1 write for each desk.
 */
export async function renameOnRosters(store: Store, tenant: string, { person, name, email }: Account): Promise<void> {
  const page = await store.query(
    { tenant },
    { type: 'member', where: { field: 'person', eq: person }, order: [['person', 'asc']], limit: 1000 },
  );
  for (const document of page.items) {
    const desk = String(document['desk']);
    const renamed = memberDocument({ ...memberOf(document), name, email }, desk);
    try {
      await store.write(deskPartition(tenant, desk), [{ replace: renamed, etag: document.etag }]);
    } catch (error) {
      if (!(error instanceof StoreError) || error.kind !== 'stale') throw error;
    }
  }
}
