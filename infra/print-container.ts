import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { containerDefinition } from '#bot/store/cosmos/cosmos-container.ts';
import { indexes } from '#bot/store/indexes.ts';

/** `npm run container`: what the store's container has to be, as the infrastructure creates it; `--check` only compares. */
const file = join(import.meta.dirname, 'container.json');
const printed = `${JSON.stringify(containerDefinition(indexes), null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, printed);
else if (readFileSync(file, 'utf8') !== printed) {
  console.error('infra/container.json is not what bot/store/indexes.ts declares: run `npm run container`.');
  process.exitCode = 1;
}
