import { join } from 'node:path';
import { managedIdentity } from '#bot/azure/credential.ts';
import type { Config } from '#bot/config.ts';
import { openFolderFiles } from './folder.ts';
import type { Files } from './port.ts';

/** Azure Blob Storage where it is configured, with the managed identity; else a folder beside the embedded store. */
export async function openFiles(config: Config): Promise<Files> {
  const { BLOB_ENDPOINT: endpoint, BLOB_CONTAINER: container, DATA_FOLDER, AZURE_CLIENT_ID } = config;
  if (endpoint === undefined) return openFolderFiles(join(DATA_FOLDER, 'files'));
  const { openBlobAccount } = await import('./open-blob-account.ts');
  return openBlobAccount({ endpoint, container, credential: { identity: managedIdentity(AZURE_CLIENT_ID) } });
}
