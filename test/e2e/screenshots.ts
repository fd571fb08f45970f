import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core';
import { readConfig } from '#bot/config.ts';
import { startService } from '#bot/service.ts';
import { channels, people } from '#test/cloud/cast.ts';
import { addSampleDesks } from '#test/cloud/sample-desks.ts';
import { startCloud } from '#test/cloud/start-cloud.ts';
import { requireChromium } from '#test/support/chromium.ts';

/** `npm run screenshots`: the views of the running product with the sample desks, as pictures in `docs/screenshots`. */
const root = join(import.meta.dirname, '../..');
const pictures = join(root, 'docs/screenshots');
const folder = mkdtempSync(join(tmpdir(), 'docket-screenshots-'));

interface View {
  readonly name: string;
  readonly theme: 'default' | 'dark' | 'contrast';
  readonly width: 360 | 1280 | 1600;
  readonly language: 'fr' | 'en';
  /** Brings the view about, and waits until it can be seen. */
  readonly open: (tab: FrameLocator, page: Page) => Promise<void>;
}

const rows = (tab: FrameLocator) => tab.getByText(/^TKT-\d+$/).first();
const list = async (tab: FrameLocator) => rows(tab).waitFor();
const board = async (tab: FrameLocator) => {
  await list(tab);
  await tab
    .getByRole('button', { name: /^(Board|Tableau)/ })
    .or(tab.getByRole('radio', { name: /^(Board|Tableau)/ }))
    .first()
    .click();
  await tab
    .getByText(/^(Waiting|En attente)$/)
    .first()
    .waitFor();
};
const ticket = async (tab: FrameLocator) => {
  await list(tab);
  await tab.getByText('Hameçonnage').first().click();
  await tab
    .getByText(/cliqué/)
    .first()
    .waitFor();
};
const newTicket = async (tab: FrameLocator) => {
  await list(tab);
  await tab
    .getByRole('button', { name: /^(New ticket|Nouveau ticket)$/ })
    .first()
    .click();
  await tab.getByRole('dialog').waitFor();
};

const views: readonly View[] = [
  { name: 'list', theme: 'default', width: 1280, language: 'fr', open: list },
  { name: 'list', theme: 'contrast', width: 1280, language: 'en', open: list },
  { name: 'list', theme: 'default', width: 360, language: 'fr', open: list },
  { name: 'list', theme: 'dark', width: 1280, language: 'en', open: list },
  { name: 'board', theme: 'dark', width: 1280, language: 'en', open: board },
  { name: 'board', theme: 'default', width: 1280, language: 'fr', open: board },
  { name: 'ticket', theme: 'default', width: 1600, language: 'fr', open: ticket },
  { name: 'ticket', theme: 'dark', width: 360, language: 'fr', open: ticket },
  { name: 'new-ticket', theme: 'default', width: 1280, language: 'fr', open: newTicket },
];

async function take(browser: Browser, shell: string, view: View): Promise<void> {
  const { name, theme, width, language } = view;
  const phone = width === 360;
  const page = await browser.newPage({ viewport: { width: phone ? 390 : width, height: phone ? 800 : 820 } });
  const query = new URLSearchParams({
    person: people.nadia.oid,
    theme,
    lang: language,
    width: phone ? 'phone' : 'full',
    view: 'teams',
    channel: channels.informatique.id,
    tab: tabs.get('it') ?? '',
  });
  await page.goto(`${shell}/?${query}`);
  const tab = page.frameLocator('iframe[data-frame=content]');
  await view.open(tab, page);
  const look = theme === 'default' ? 'light' : theme;
  await page.screenshot({ path: join(pictures, `${name}-${look}-${width}-${language}.png`), animations: 'disabled' });
  console.log(`${name}-${look}-${width}-${language}.png`);
  await page.close();
}

let url = 'http://localhost:3978';
const cloud = await startCloud({ publicUrl: () => url });
cloud.trust();
const port = '4178';
url = `http://localhost:${port}`;
const config = readConfig({ ...cloud.env(), PORT: port, PUBLIC_URL: url, DATA_FOLDER: folder, LOG_LEVEL: 'error' });
const service = await startService(config, { tabFolder: join(root, 'dist/tab') });
const tabs = await addSampleDesks({ cloud, publicUrl: url, file: join(folder, 'docket.db') });
mkdirSync(pictures, { recursive: true });
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const browser = await chromium.launch({ executablePath: requireChromium(), args });
for (const view of views) await take(browser, cloud.shellUrl ?? '', view);
await browser.close();
await service.close();
await cloud.close();
rmSync(folder, { recursive: true, force: true });
