import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { readConfig } from '#bot/config.ts';
import { type Service, startService } from '#bot/service.ts';
import { botApp, marketplaceApp, tabApp, vendorTenant } from '#test/cloud/app-registrations.ts';
import { bergeron } from '#test/cloud/cast.ts';
import { type Cloud, startCloud } from '#test/cloud/start-cloud.ts';
import { requireChromium } from '#test/support/chromium.ts';

/** The service with its built tab, for a Chromium outside of Teams where people sign in by themselves. */
export interface PlainBrowser {
  readonly cloud: Cloud;
  readonly service: Service;
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<PlainBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-browser-'));
  let url = '';
  const consented = { ...tabApp, tenants: [vendorTenant, bergeron.tenant] };
  const cloud = await startCloud({ shell: false, publicUrl: () => url, apps: [consented, botApp, marketplaceApp] });
  cloud.trust();
  const config = readConfig({
    ...cloud.env(),
    PUBLIC_URL: 'http://localhost:3978',
    DATA_FOLDER: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
  const service = await startService(config, { tabFolder: join(import.meta.dirname, '../../dist/tab') });
  url = service.url;
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  return {
    cloud,
    service,
    url,
    browser,
    async close() {
      await browser.close();
      await service.close();
      await cloud.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
