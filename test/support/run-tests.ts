import { spawnSync } from 'node:child_process';
import { requireChromium } from './chromium.ts';

/** `npm test`: checks, builds the tab, then runs every test in the browser and out of it. Arguments go to Vitest. */
const steps: readonly (readonly [string, ...string[]])[] = [
  ['npm', 'run', '--silent', 'check'],
  ['npm', 'run', '--silent', 'build'],
  ['vitest', 'run', ...process.argv.slice(2)],
];
const env = { ...process.env, CHROMIUM: requireChromium() };
for (const [command, ...args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
