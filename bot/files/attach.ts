import type { Partition, Store } from '#bot/store/port.ts';
import { fileOf, type StoredFile } from './file-document.ts';

/** Of the files named, those that somebody has waiting for a comment on a ticket, in the order named. */
export async function readWaiting(
  store: Store,
  partition: Partition,
  { ids, ticket, person }: { readonly ids: readonly string[]; readonly ticket: string; readonly person: string },
): Promise<readonly StoredFile[]> {
  const documents = await Promise.all([...new Set(ids)].map((id) => store.get(partition, id)));
  return documents
    .filter((document) => document?.type === 'file')
    .flatMap((document) => (document === null ? [] : [fileOf(document)]))
    .filter((file) => file.state === 'waiting' && file.subject === ticket && file.by === person);
}
