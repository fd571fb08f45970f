import type { TokenCredential } from '@azure/identity';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { openBlobFiles } from './blob.ts';
import type { Files } from './port.ts';

interface Account {
  readonly endpoint: string;
  /** Belongs to `infra`. */
  readonly container: string;
  /** Keys are switched off in Azure; the emulator of the tests has nothing else. */
  readonly credential: { readonly identity: TokenCredential } | { readonly account: string; readonly key: string };
}

export function openBlobAccount({ endpoint, container, credential }: Account): Files {
  const signIn =
    'identity' in credential ? credential.identity : new StorageSharedKeyCredential(credential.account, credential.key);
  return openBlobFiles(new BlobServiceClient(endpoint, signIn).getContainerClient(container));
}
