import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const source = join(import.meta.dirname, 'shell');
const dist = join(import.meta.dirname, '../../dist');

/**
 * Builds the shell's page unless these very sources were built before; tells the folder that it lies in. Several
 * processes may ask at once: each builds aside, and the first to be ready wins.
 */
export async function buildShell(): Promise<string> {
  const target = join(dist, `shell-${newest(source).toString(36)}`);
  if (existsSync(target)) return target;
  const aside = join(dist, `shell-${randomUUID()}`);
  await build({
    configFile: join(source, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: aside, emptyOutDir: true },
  });
  if (existsSync(target)) rmSync(aside, { recursive: true });
  else renameSync(aside, target);
  return target;
}

/** When the newest file in a folder was changed, in whole milliseconds. */
function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.floor(Math.max(...files.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs)));
}
