import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolderFiles } from '#bot/files/folder.ts';
import { describeFiles } from './contract.ts';

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describeFiles('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'docket-files-'));
  return {
    files: openFolderFiles(folder),
    list: () => filesIn(folder),
    stop: () => rm(folder, { recursive: true }),
  };
});

test.each([
  ['the scope', { tenant: 't', scope: '..', id: 'fil_a' }],
  ['the id', { tenant: 't', scope: 's', id: '../../fil_a' }],
  ['the organisation', { tenant: '/etc', scope: 's', id: 'fil_a' }],
])('no place leads out of the folder by %s', async (_, place) => {
  const files = openFolderFiles(tmpdir());
  await expect(files.put(place, (async function* () {})())).rejects.toThrow('no place for a file');
  await expect(files.remove(place)).rejects.toThrow('no place for a file');
});

test('what an instance left half-written goes with the file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'docket-files-'));
  const files = openFolderFiles(folder);
  const place = { tenant: 't', scope: 's', id: 'fil_a' };
  await files.put(
    place,
    (async function* () {
      yield Buffer.from('whole');
    })(),
  );
  await writeFile(join(folder, 't', 's', 'fil_a.part'), 'half');
  await files.remove(place);
  expect(await filesIn(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
