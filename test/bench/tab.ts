import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './report.ts';

const built = 'dist/tab';
const assets = join(built, 'assets');
/** Loaded before anything shows, although the page does not name it: the reader's language. */
const alwaysLoaded = /^catalogue\.fr-.*\.js$/;

export const tabFigures = ['tab: list visible', 'tab: longest task while scrolling', 'tab: live update'];

/** Builds the tab where it has not been built. The service serves it, so it is needed before that starts. */
export function requireTab(): void {
  if (existsSync(join(built, 'index.html'))) return;
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the tab could not be built');
}

/** What a first visit to a desk loads: the page, its scripts with everything they import at once, its styles, all gzipped. */
export function firstLoad(): readonly Figure[] {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/tab\/assets\/([^"]+)"/g)].map(([, name]) => name ?? '');
  const files = imported([...named, ...readdirSync(assets).filter((name) => alwaysLoaded.test(name))]);
  const sizes = [...files].map((name) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length);
  const bytes = sizes.reduce((sum, size) => sum + size, gzipSync(page, { level: 9 }).length);
  return [
    { operation: 'tab: first load, gzipped', value: Math.round(bytes / 1000), unit: 'kB' },
    { operation: 'tab: first load, files', value: files.size + 1, unit: 'files' },
  ];
}

/** The files and, again and again, what they import statically. */
function imported(names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    if (!name.endsWith('.js')) continue;
    const code = readFileSync(join(assets, name), 'utf8');
    for (const [, other] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) open.push(other ?? '');
  }
  return found;
}
