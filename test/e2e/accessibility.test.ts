import axe from 'axe-core';
import type { Frame, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { DeskView } from '#shared/desks/desk.ts';
import { people } from '#test/cloud/cast.ts';
import { addSampleDesks } from '#test/cloud/sample-desks.ts';
import { type Look, openTeams, type Seat, type Teams } from './open-teams.ts';

const { nadia } = people;
const Items = z.object({ items: z.array(z.object({ id: z.string() })) });
let docket: Teams;
let desk: DeskView;
/** Of a desk's views, after the desk's own address. */
let views: readonly string[];

beforeAll(async () => {
  docket = await openTeams();
  const desks = await addSampleDesks({ cloud: docket.cloud, publicUrl: docket.url, file: docket.file });
  const at = `/api/v1/desks/${desks.get('it')}`;
  desk = DeskView.parse(await docket.call(nadia, 'GET', at));
  const first = async (list: string) => Items.parse(await docket.call(nadia, 'GET', `${at}${list}`)).items[0]?.id;
  const run = `/run/${await first('/runs')}`;
  const template = `/templates/${await first('/templates')}`;
  views = [
    '',
    '?layout=board',
    `/ticket/${await first('/tickets')}`,
    '/checklists',
    run,
    '/templates',
    template,
    '/help',
  ];
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

async function frameOf({ page, tab }: Seat): Promise<Frame> {
  await tab.locator('main').waitFor();
  const frame = await (await page.locator('iframe[data-frame=content]').elementHandle())?.contentFrame();
  if (frame === null || frame === undefined) throw new Error('the tab has no frame');
  await frame.evaluate(axe.source);
  return frame;
}

/** Goes to an address of the tab as one of its links does, and waits until all that it asks for has come. */
async function visit({ page, tab }: Seat, frame: Frame, address: string): Promise<void> {
  const open = new Set<Request>();
  const began = (request: Request) => void (request.url().endsWith('/live') || open.add(request));
  const ended = (request: Request) => void open.delete(request);
  page.on('request', began).on('requestfinished', ended).on('requestfailed', ended);
  await frame.evaluate((to) => window.history.pushState(null, '', to), address);
  const quiet = async () => open.size + (await tab.locator('.fui-Skeleton, .fui-Spinner').count());
  // What has come may ask for more.
  for (let round = 0; round < 3; round++) {
    await expect.poll(quiet, { timeout: 10_000 }).toBe(0);
    await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  page.off('request', began).off('requestfinished', ended).off('requestfailed', ended);
}

/** What axe finds wrong with what is shown, WCAG 2.2 AA. Fluent's focus sentinels hand the focus on and are no stop. */
async function findings(frame: Frame, view: string): Promise<readonly string[]> {
  const found = await frame.evaluate(
    async (tags) => {
      const { axe: checker } = window as unknown as { axe: typeof axe };
      const page = { include: [['body']], exclude: [['[data-tabster-dummy]']] };
      const { violations } = await checker.run(page, { runOnly: tags });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    },
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  );
  return found.map((finding) => `${view} ${finding}`);
}

test.each<{ look: Look; language: 'fr' | 'en' }>([
  { look: 'default', language: 'fr' },
  { look: 'dark', language: 'en' },
  { look: 'contrast', language: 'fr' },
])('axe finds nothing on any view of a desk: $look, $language', async ({ look, language }) => {
  const seat = await docket.open(nadia, { desk, look, language });
  const { tab } = seat;
  await tab.getByRole('row').nth(1).waitFor();
  const frame = await frameOf(seat);
  const at = `/tab/desk/${desk.id}`;
  const found: string[] = [];
  for (const view of views) {
    await visit(seat, frame, `${at}${view}`);
    found.push(...(await findings(frame, view)));
  }
  await visit(seat, frame, `${at}/settings`);
  const links = tab.locator('a[href*="/settings/"]');
  await links.first().waitFor();
  const sections = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(sections.length).toBeGreaterThan(4);
  for (const section of sections) {
    await visit(seat, frame, section);
    found.push(...(await findings(frame, section)));
  }
  await visit(seat, frame, at);
  await tab.getByRole('button', { name: /^(New ticket|Nouveau ticket)$/ }).click();
  await tab.getByRole('dialog').waitFor();
  found.push(...(await findings(frame, 'a new ticket')));
  expect(found).toEqual([]);
});

test.each<{ look: Look; language: 'fr' | 'en' }>([
  { look: 'default', language: 'en' },
  { look: 'dark', language: 'fr' },
  { look: 'contrast', language: 'en' },
])('axe finds nothing in the personal app: $look, $language', async ({ look, language }) => {
  const seat = await docket.open(nadia, { view: 'app', look, language });
  const frame = await frameOf(seat);
  const found: string[] = [];
  const pages = seat.tab.getByRole('tab');
  await pages.first().waitFor();
  for (let index = 0; index < (await pages.count()); index++) {
    await pages.nth(index).click();
    await visit(seat, frame, await frame.evaluate(() => window.location.pathname));
    found.push(...(await findings(frame, await pages.nth(index).innerText())));
  }
  expect(found).toEqual([]);
});
