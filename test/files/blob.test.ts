import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { openBlobAccount } from '#bot/files/open-blob-account.ts';
import { describeFiles } from './contract.ts';

/** The account that every Azurite has; its key is published. @see https://learn.microsoft.com/azure/storage/common/storage-connect-azurite */
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Microsoft's own emulator of Blob Storage, in a process of its own. */
async function startAzurite(folder: string) {
  const main = join(dirname(createRequire(import.meta.url).resolve('azurite/package.json')), 'dist/src/blob/main.js');
  const args = ['--location', folder, '--blobHost', '127.0.0.1', '--blobPort', '0', '--skipApiVersionCheck'];
  const child = spawn(process.execPath, [main, ...args, '--disableTelemetry', '--silent'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const told = /listens? (?:at|on) (http:\/\/\S+)/.exec(text.toString())?.[1];
      if (told !== undefined) resolve(told);
    });
    child.once('exit', (code) => reject(new Error(`Azurite ended with ${code}`)));
  });
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { url, stop };
}

describeFiles('Azure Blob Storage', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'docket-azurite-'));
  const azurite = await startAzurite(folder);
  const endpoint = `${azurite.url}/${account}`;
  const service = new BlobServiceClient(endpoint, new StorageSharedKeyCredential(account, key));
  const container = service.getContainerClient('attachments');
  await container.create();
  return {
    files: openBlobAccount({ endpoint, container: container.containerName, credential: { account, key } }),
    async list() {
      const names: string[] = [];
      for await (const blob of container.listBlobsFlat()) names.push(blob.name);
      return names;
    },
    async stop() {
      await azurite.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
