import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from 'playwright-core';
import { readConfig } from '#bot/config.ts';
import type { Service } from '#bot/service.ts';
import { DeskView } from '#shared/desks/desk.ts';
import { TicketView } from '#shared/tickets/shown.ts';
import { type Channel, channels, type Person, people, type Team, teams } from '#test/cloud/cast.ts';
import { type Cloud, startCloud } from '#test/cloud/start-cloud.ts';
import { requireChromium } from '#test/support/chromium.ts';
import { startInstances } from '#test/support/start-instances.ts';

export type Look = 'default' | 'dark' | 'contrast';

export interface Opening {
  /** The desk whose tab is shown. */
  readonly desk?: DeskView;
  /** Where the window opens when no desk is named. */
  readonly view?: 'activity' | 'chat' | 'app' | 'teams';
  /** The channel whose posts are shown, where no desk is named. */
  readonly channel?: string;
  /** What a deep link leads to, such as `ticket/tkt_…`. */
  readonly sub?: string;
  readonly look?: Look;
  readonly language?: 'fr' | 'en';
  /** Of the window, in CSS pixels; up to 480 it is a phone. */
  readonly width?: number;
  readonly height?: number;
  /** Done before the window goes anywhere. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** One person's window on Teams, with a browser profile of its own. */
export interface Seat {
  readonly page: Page;
  /** The app's page, in the channel's tab or the personal app. */
  readonly tab: FrameLocator;
}

interface DeskPlace {
  readonly name: string;
  readonly language: 'fr' | 'en';
  readonly team: Team;
  readonly channel: Channel;
  /** An owner of the team. */
  readonly by: Person;
}

/** Docket as production configures it, beside Microsoft's cloud in miniature, and a Chromium. */
export interface Teams {
  readonly cloud: Cloud;
  readonly service: Service;
  /** Where the service is reached. */
  readonly url: string;
  /** The embedded store's file. */
  readonly file: string;
  open(person: Person, opening?: Opening): Promise<Seat>;
  /**
   * Closes every window. Gives what broke in any of them: errors thrown, reported by React, or refused by the content
   * security policy.
   */
  closeWindows(): Promise<readonly string[]>;
  /** A desk with its tab in a channel, as one finds it after a colleague added it. */
  addDesk(over?: Partial<DeskPlace>): Promise<DeskView>;
  fileTicket(desk: DeskView, by: Person, ticket: Readonly<Record<string, unknown>>): Promise<TicketView>;
  /** @throws Error where the service refuses */
  call(by: Person, method: string, path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

const tabFolder = join(import.meta.dirname, '../../dist/tab');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts everything on a folder of its own, with the tab that `npm run build` left in `dist/tab`.
 * @param now the service's clock
 */
export async function openTeams(now: () => Date = () => new Date()): Promise<Teams> {
  if (!existsSync(join(tabFolder, 'index.html'))) throw new Error('The tab is not built: run `npm run build` first.');
  const folder = mkdtempSync(join(tmpdir(), 'docket-e2e-'));
  let url = '';
  const cloud = await startCloud({ publicUrl: () => url });
  cloud.trust();
  const config = readConfig({
    ...cloud.env(),
    PUBLIC_URL: 'http://127.0.0.1',
    DATA_FOLDER: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
    RATE_LIMIT: '1000000',
  });
  const service = await startInstances(config, { tabFolder, now });
  url = service.url;
  const browser = await chromium.launch({ executablePath: requireChromium(), args: flags });
  const windows = openWindows(browser, cloud.shellUrl);
  const call = callerOf(cloud, url);
  return {
    cloud,
    service,
    url,
    file: join(folder, 'docket.db'),
    ...windows,
    call,
    addDesk: (over) => addDesk(cloud, call, url, over),
    fileTicket: async (desk, by, ticket) =>
      TicketView.parse(await call(by, 'POST', `/api/v1/desks/${desk.id}/tickets`, ticket)),
    async close() {
      await browser.close();
      await service.close();
      await cloud.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function openWindows(browser: Browser, shellUrl: string): Pick<Teams, 'open' | 'closeWindows'> {
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  return {
    async open(person, opening = {}) {
      const { width = 1440, height = 860 } = opening;
      const phone = width <= 480;
      const context = await browser.newContext({
        viewport: { width, height },
        locale: opening.language === 'en' ? 'en-GB' : 'fr-CA',
        hasTouch: phone,
        isMobile: phone,
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      // Nothing leaves the machine.
      await page.route(/^https?:\/\/(?!127\.0\.0\.1|localhost)/, (route) => route.abort());
      page.on('pageerror', (error) => faults.push(`${person.name}: ${error.message}`));
      page.on('console', (message) => {
        // A refused request is a sentence on the page, and the browser's own line about it says nothing more.
        const known = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !known) faults.push(`${person.name}: ${message.text()}`);
      });
      await opening.before?.(page);
      await page.goto(`${shellUrl}/?${queryOf(person, opening)}`);
      return { page, tab: page.frameLocator('iframe[data-frame=content]') };
    },
    async closeWindows() {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      return faults.splice(0);
    },
  };
}

function queryOf(person: Person, { desk, view = 'teams', channel, sub, look = 'default', language }: Opening) {
  const posts = { view, ...(channel === undefined ? {} : { channel }) };
  const place = desk === undefined ? posts : { view: 'teams', channel: desk.channel.id, tab: desk.id };
  return new URLSearchParams({
    person: person.oid,
    theme: look,
    ...place,
    ...(language === undefined ? {} : { lang: language }),
    ...(sub === undefined ? {} : { sub }),
  });
}

function callerOf(cloud: Cloud, url: string): Teams['call'] {
  return async (by, method, path, body) => {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await cloud.entra.mintPersonToken(by)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
}

async function addDesk(cloud: Cloud, call: Teams['call'], url: string, over: Partial<DeskPlace> = {}) {
  const {
    name = 'Informatique',
    language = 'fr',
    team = teams.services,
    channel = channels.informatique,
    by = people.nadia,
  } = over;
  if (!cloud.world.isInstalled(team.groupId)) await cloud.installApp(team);
  for (const { oid } of team.members) {
    const member = cloud.world.person(oid);
    if (member !== undefined && !cloud.world.hasApp(oid)) await cloud.installPersonally(member);
  }
  const path = `/api/v1/teams/${team.groupId}/desks`;
  const desk = DeskView.parse(await call(by, 'POST', path, { name, language, channelId: channel.id }));
  cloud.shell?.addTab(channel.id, {
    id: desk.id,
    name,
    entityId: desk.id,
    contentUrl: `${url}/tab/desk/${desk.id}`,
    removeUrl: `${url}/tab/remove`,
  });
  return desk;
}
