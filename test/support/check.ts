import { spawnSync } from 'node:child_process';

/** `npm run check`: types, format, lint and fences, and that the committed API document and store's container are what the code says. */
const steps: readonly (readonly [string, ...string[]])[] = [
  ['tsc', '-b'],
  ['biome', 'check', '--error-on-warnings', '.'],
  ['node', 'bot/http/print-openapi.ts', '--check'],
  ['node', 'infra/print-container.ts', '--check'],
];
let failed = false;
for (const [command, ...args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
