import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const built = 'dist/tab';

/** The figures that `browser.ts` measures, by the beginnings of their names. */
export const tabFigures = [
  'tab: first load',
  'tab: list visible',
  'tab: longest task while scrolling',
  'tab: live update',
];

/** Builds the tab as it is now; the service serves it, so this comes before that starts. */
export function buildTab(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the tab could not be built');
}

export function isTabBuilt(): boolean {
  return existsSync(join(built, 'index.html'));
}

/**
 * Bytes of the page and of the files that it fetched, gzipped.
 * @param paths as the browser fetched them, such as `/tab/assets/main-Ab12.js`
 */
export function gzippedBytes(paths: readonly string[]): number {
  const sizeOf = (file: string) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length;
  return ['index.html', ...paths.map((path) => path.replace('/tab/', ''))].reduce((sum, file) => sum + sizeOf(file), 0);
}
