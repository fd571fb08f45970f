import { readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi.ts';

const file = new URL('../../docs/openapi.json', import.meta.url);
const printed = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

/** `--check` fails where the committed document is not what the code says. */
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== printed) {
    console.error('docs/openapi.json is not what the contract says: run `npm run openapi` and commit the difference.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, printed);
}
