import { newFileId } from '#bot/ids.ts';
import type { Partition, Store } from '#bot/store/port.ts';
import { fileLimits, safeName, type Upload } from '#shared/files/file.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';
import { done, type Outcome } from '#shared/kernel/outcome.ts';
import { uploadDocument } from './file-document.ts';
import type { Files } from './port.ts';
import { receive } from './receive.ts';

interface Taking {
  readonly store: Store;
  readonly files: Files;
  readonly partition: Partition;
}
export interface Arrived extends Upload {
  /** Of its document, which is `arriving` still. */
  readonly etag: string;
}

/**
 * Stores the bytes of a file that is on its way to a ticket or a run. The document comes before the bytes and is due for the
 * sweeper until somebody keeps the file, so that a service that dies in between leaves nothing for good.
 * Cosmos DB: 1 write, about 7 RU.
 */
export async function takeIn(
  { store, files, partition }: Taking,
  { name, ...facts }: Pick<Upload, 'name' | 'subject' | 'by' | 'at'>,
  body: Bytes,
): Promise<Outcome<Arrived>> {
  const id = newFileId();
  const unknown = { type: 'application/octet-stream', size: 0, hash: '' } as const;
  const upload: Upload = { ...facts, ...unknown, id, name: safeName(name) };
  const [etag] = await store.write(partition, [{ create: uploadDocument(upload, 'arriving') }]);
  const received = await receive(body, fileLimits.bytes, (bytes) => files.put({ ...partition, id }, bytes));
  if (received.ok) return done({ ...upload, ...received.value, etag: etag ?? '' });
  await store.write(partition, [{ remove: id }]);
  return received;
}
