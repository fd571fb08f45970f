import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Frame } from 'playwright-core';
import { z } from 'zod';

const built = 'dist/tab';

/** Paths of the tab's files that a first visit fetches, such as `/tab/assets/main-Ab12.js`, until it has been quiet for a second. */
export async function filesLoaded(frame: Frame): Promise<readonly string[]> {
  const loaded = await frame.waitForFunction(() => {
    const fetched = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/tab/assets/'));
    const last = Math.max(...fetched.map(({ startTime, duration }) => startTime + duration));
    return performance.now() - last > 1000 ? [...new Set(fetched.map(({ name }) => new URL(name).pathname))] : false;
  });
  return z.array(z.string()).parse(await loaded.jsonValue());
}

/** Bytes of the page and of the files that it fetched, gzipped. */
export function gzippedBytes(paths: readonly string[]): number {
  const sizeOf = (file: string) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length;
  return ['index.html', ...paths.map((path) => path.replace('/tab/', ''))].reduce((sum, file) => sum + sizeOf(file), 0);
}
