import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Partition } from '#bot/store/port.ts';
import type { FilePlace, Files } from './port.ts';

/** Files in a folder, each under its organisation and desk. One that is still arriving has another name until it is whole. */
export function openFolderFiles(folder: string): Files {
  return {
    async put(place, bytes) {
      const path = pathOf(folder, place);
      await mkdir(dirname(path), { recursive: true });
      try {
        await pipeline(bytes, createWriteStream(arriving(path), { flush: true }));
        await rename(arriving(path), path);
      } catch (error) {
        await rm(arriving(path), { force: true });
        throw error;
      }
    },
    async read(place) {
      try {
        const file = await open(pathOf(folder, place));
        return file.createReadStream();
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(place) {
      const path = pathOf(folder, place);
      await rm(path, { force: true });
      await rm(arriving(path), { force: true });
    },
    async *list(partition) {
      try {
        for (const name of await readdir(folderOf(folder, partition))) if (!name.endsWith(part)) yield name;
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
  };
}

const part = '.part';
const arriving = (path: string) => `${path}${part}`;

function pathOf(folder: string, place: FilePlace): string {
  return join(folderOf(folder, place), checked(place.id));
}

function folderOf(folder: string, { tenant, scope }: Partition): string {
  return join(folder, checked(tenant), checked(scope));
}

/** @throws Error for a part that could lead out of the folder; all of them are ids of ours or of Microsoft Entra */
function checked(part: string): string {
  if (!/^[\w-]+$/.test(part)) throw new Error(`${part} is no place for a file`);
  return part;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
