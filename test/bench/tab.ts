import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

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
