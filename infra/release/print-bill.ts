import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Bill, licences, shipped, unwelcome } from './bill-of-materials.ts';

/**
 * `npm run sbom`: what the service and the tab are made of, as CycloneDX in `dist/sbom.json`, and their licences in
 * `dist/licences.txt`. Fails on a licence that nobody has agreed to.
 */
const root = join(import.meta.dirname, '../..');
const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const printed = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
  stdio: ['ignore', 'pipe', 'ignore'],
});
const bill = shipped(Bill.parse(JSON.parse(printed)), new Set([...Object.keys(dependencies), ...bundled()]));

mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist/sbom.json'), `${JSON.stringify(bill, null, 2)}\n`);
writeFileSync(join(root, 'dist/licences.txt'), `${licences(bill).join('\n')}\n`);
const refused = unwelcome(bill);
console.log(`${bill.components.length} packages in dist/sbom.json, their licences in dist/licences.txt`);
if (refused.length > 0) {
  console.error(`Licences that nobody has agreed to:\n${refused.join('\n')}`);
  process.exitCode = 1;
}

/** Packages that Vite builds into the tab: they are installed for development only, and shipped all the same. */
function bundled(): readonly string[] {
  const folder = join(root, 'tab/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\btest\b/.test(file),
  );
  const imports = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^.#'][^']*)'/g)].map(([, name = '']) => name),
  );
  return imports.map((name) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  );
}
