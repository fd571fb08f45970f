import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { requireChromium } from '#test/support/chromium.ts';

/** `npm run icons`: draws the app's icons from their SVG sources. */
const icons = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
] as const;

const browser = await chromium.launch({ executablePath: requireChromium(), args: ['--no-sandbox', '--disable-gpu'] });
for (const { name, size } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(import.meta.dirname, `${name}.svg`), 'utf8');
  await page.setContent(`<body style="margin:0"><div style="height:${size}px">${svg}</div></body>`);
  await page.screenshot({ path: join(import.meta.dirname, `${name}.png`), omitBackground: true });
}
await browser.close();
