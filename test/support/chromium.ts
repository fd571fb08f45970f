import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const candidates = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/**
 * The path of a Chromium. Where there is none and this is Debian or a kin of it and we are root, it is installed; else
 * the error says what to do.
 */
export function requireChromium(): string {
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests (apt-get install chromium) ...');
    const apt = (...args: string[]) => execFileSync('apt-get', args, { stdio: 'inherit' });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  }
  throw new Error(
    'The browser tests need Chromium: install it (`sudo apt-get install chromium`) or name it in CHROMIUM.',
  );
}
