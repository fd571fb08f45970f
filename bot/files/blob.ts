import { Readable } from 'node:stream';
import { type ContainerClient, RestError } from '@azure/storage-blob';
import type { FilePlace, Files } from './port.ts';

const blockBytes = 4 * 1024 * 1024;
const atOnce = 2;

/**
 * Files in a container of Azure Blob Storage. Blocks of a file that never came to its end are no blob, and Azure drops them
 * after a week. Nothing is public there, and the type is never told, so that no address of a blob could run anything.
 */
export function openBlobFiles(container: ContainerClient): Files {
  const blob = ({ tenant, scope, id }: FilePlace) => container.getBlockBlobClient(`${tenant}/${scope}/${id}`);
  return {
    async put(place, bytes) {
      await blob(place).uploadStream(Readable.from(bytes), blockBytes, atOnce, {
        blobHTTPHeaders: { blobContentType: 'application/octet-stream' },
      });
    },
    async read(place) {
      try {
        const { readableStreamBody: body } = await blob(place).download();
        return body === undefined ? null : Readable.from(body);
      } catch (error) {
        if (error instanceof RestError && error.statusCode === 404) return null;
        throw error;
      }
    },
    async remove(place) {
      await blob(place).deleteIfExists();
    },
    async *list({ tenant, scope }) {
      const prefix = `${tenant}/${scope}/`;
      for await (const { name } of container.listBlobsFlat({ prefix })) yield name.slice(prefix.length);
    },
  };
}
