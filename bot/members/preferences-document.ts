import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Document, Partition, Store } from '#bot/store/port.ts';
import { Preferences, untouched } from '#shared/notifications/preferences.ts';

interface Person {
  readonly tenant: string;
  readonly person: string;
}

const preferencesId = 'preferences';

/** What is a person's own lives in a partition of theirs. */
export function personPartition(tenant: string, person: string): Partition {
  return { tenant, scope: `u-${person}` };
}

/** Cosmos DB: 1 point read. */
export async function readPreferences(store: Store, tenant: string, person: string): Promise<Preferences> {
  const document = await store.get(personPartition(tenant, person), preferencesId);
  return document === null ? untouched : Preferences.parse(document['data']);
}

/** What the same person changes in two windows at once is kept of both: the change is made anew on what the other stored. */
export async function changePreferences(
  store: Store,
  { tenant, person }: Person,
  change: (before: Preferences) => Preferences,
): Promise<Preferences> {
  const partition = personPartition(tenant, person);
  return await retryOvertaken(async () => {
    const known = await store.get(partition, preferencesId);
    const preferences = change(known === null ? untouched : Preferences.parse(known['data']));
    const document: Document = { id: preferencesId, type: 'preferences', schema: 1, data: preferences };
    await store.write(partition, [known === null ? { create: document } : { replace: document, etag: known.etag }]);
    return preferences;
  });
}
