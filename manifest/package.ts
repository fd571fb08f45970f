import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackage } from './build-package.ts';
import { environments, readSettings } from './settings.ts';

/** `npm run package -- --env dev|prod`: the zip that is uploaded to Teams, in `dist`, checked against Microsoft's rules. */
const { values } = parseArgs({ options: { env: { type: 'string', default: 'dev' } } });
const environment = environments.find((name) => name === values.env);

try {
  if (environment === undefined) throw new Error(`--env is one of ${environments.join(', ')}`);
  const { zip, findings } = buildPackage(
    import.meta.dirname,
    readSettings(import.meta.dirname, environment, process.env),
  );
  if (findings.length > 0) throw new Error(`The package would be refused:\n${findings.join('\n')}`);
  const folder = join(import.meta.dirname, '../dist');
  const file = join(folder, `docket-${environment}.zip`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, zip);
  console.log(`${file}: ${zip.length} bytes, no findings`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
