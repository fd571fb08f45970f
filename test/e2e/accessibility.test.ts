import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { DeskView } from '#shared/desks/desk.ts';
import { people } from '#test/cloud/cast.ts';
import { addSampleDesks } from '#test/cloud/sample-desks.ts';
import { type Look, openTeams, type Seat, type Teams } from './open-teams.ts';
import { frameOf, visit } from './visit.ts';

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
    '/checklist-report',
    template,
    '/help',
  ];
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

async function frameWithAxe(seat: Seat): Promise<Frame> {
  const frame = await frameOf(seat);
  await frame.evaluate(axe.source);
  return frame;
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
  const frame = await frameWithAxe(seat);
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
  const frame = await frameWithAxe(seat);
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
