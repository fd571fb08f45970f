import { organisationPartition } from '#bot/accounts/organisation-document.ts';
import { retryOvertaken } from '#bot/store/overtaken.ts';
import type { Store } from '#bot/store/port.ts';
import type { PrivacyChoices } from '#shared/privacy/consent.ts';
import { choicesDocument, choicesId, choicesOf } from './policy-document.ts';

/** What somebody agreed to and has read. Cosmos DB: 1 point read. */
export async function readChoices(store: Store, tenant: string, person: string): Promise<PrivacyChoices> {
  const document = await store.get(organisationPartition(tenant), choicesId(person));
  return document === null ? { person, consents: [], acknowledged: [] } : choicesOf(document);
}

/** @param change null where nothing is to change. Cosmos DB: 1 point read, 1 write. */
export async function changeChoices(
  store: Store,
  tenant: string,
  person: string,
  change: (before: PrivacyChoices) => PrivacyChoices | null,
): Promise<void> {
  const partition = organisationPartition(tenant);
  await retryOvertaken(async () => {
    const document = await store.get(partition, choicesId(person));
    const after = change(document === null ? { person, consents: [], acknowledged: [] } : choicesOf(document));
    if (after === null) return;
    const next = choicesDocument(after);
    await store.write(partition, [document === null ? { create: next } : { replace: next, etag: document.etag }]);
  });
}
