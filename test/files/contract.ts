import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FilePlace, Files } from '#bot/files/port.ts';
import type { Bytes } from '#shared/kernel/bytes.ts';

export interface OpenedFiles {
  readonly files: Files;
  /** The names of all that lies there, whole or not. */
  readonly list: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

const place: FilePlace = { tenant: '70000000-0000-4000-8000-000000000000', scope: 'dsk_a', id: 'fil_a' };
const MB = 1024 * 1024;

async function* pieces(...all: readonly (string | Uint8Array)[]): Bytes {
  for (const piece of all) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}

async function* broken(first: Uint8Array): Bytes {
  yield first;
  throw new Error('the line broke');
}

async function digestOf(bytes: Bytes | null): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of bytes ?? []) hash.update(piece);
  return hash.digest('hex');
}

/** What every place for files promises. */
export function describeFiles(name: string, open: () => Promise<OpenedFiles>): void {
  describe(name, () => {
    let opened: OpenedFiles;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.stop());

    test('gives back what was put, byte for byte, over several blocks', async () => {
      const all = Array.from({ length: 9 }, () => randomBytes(MB + 7));
      await opened.files.put(place, pieces(...all));
      expect(await digestOf(await opened.files.read(place))).toBe(await digestOf(pieces(...all)));
    });

    test('keeps files of one id apart by desk and by organisation', async () => {
      const elsewhere = { ...place, scope: 'dsk_b' };
      const abroad = { ...place, tenant: '80000000-0000-4000-8000-000000000000' };
      await opened.files.put(elsewhere, pieces('elsewhere'));
      expect(await opened.files.read(abroad)).toBeNull();
      expect(await digestOf(await opened.files.read(elsewhere))).toBe(await digestOf(pieces('elsewhere')));
    });

    test('has nothing where nothing was put, and removing that is no failure', async () => {
      const nothing = { ...place, id: 'fil_none' };
      expect(await opened.files.read(nothing)).toBeNull();
      await opened.files.remove(nothing);
    });

    test('lists what lies in one place, and nothing where there is nothing', async () => {
      const there = { ...place, scope: 'dsk_listed' };
      for (const id of ['fil_one', 'fil_two']) await opened.files.put({ ...there, id }, pieces(id));
      const listed = async (scope: string) => {
        const ids: string[] = [];
        for await (const id of opened.files.list({ ...place, scope })) ids.push(id);
        return ids.sort();
      };
      expect(await listed('dsk_listed')).toEqual(['fil_one', 'fil_two']);
      expect(await listed('dsk_list')).toEqual([]);
    });

    test('gives nothing after a removal', async () => {
      const gone = { ...place, id: 'fil_gone' };
      await opened.files.put(gone, pieces('gone'));
      await opened.files.remove(gone);
      expect(await opened.files.read(gone)).toBeNull();
    });

    test('leaves nothing of a file that broke off, small or over several blocks', async () => {
      const before = await opened.list();
      const small = { ...place, id: 'fil_small' };
      const large = { ...place, id: 'fil_large' };
      await expect(opened.files.put(small, broken(Buffer.from('half')))).rejects.toThrow('the line broke');
      await expect(opened.files.put(large, broken(randomBytes(9 * MB)))).rejects.toThrow('the line broke');
      expect(await opened.files.read(small)).toBeNull();
      expect(await opened.files.read(large)).toBeNull();
      expect(await opened.list()).toEqual(before);
    });
  });
}
