import { type Browser, chromium, type Frame, type FrameLocator, type Page } from 'playwright-core';
import { z } from 'zod';
import { type Cloud, startCloud } from '#test/cloud/start-cloud.ts';
import { requireChromium } from '#test/support/chromium.ts';
import { filesLoaded, gzippedBytes } from '#test/support/first-load.ts';
import type { Running } from './processes.ts';
import { type Figure, rounded } from './report.ts';
import { startServiceOn } from './service.ts';
import { deskOf, members, organisation, people, ticketIdOf, ticketsOf } from './world.ts';

const desk = deskOf(0);
const [reader, writer] = people;
/** How much slower a phone or an old laptop is. */
const slowdown = 4;
const rowsScrolled = 10_000;
/** Pixels for each frame: about what the list shows at once, faster than anyone reads. */
const screenful = 700;
const repeats = 5;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/**
 * The tab as people have it: in the Teams shell, in Chromium, on the large desk. Each figure is the middle of several
 * rounds, but the longest task, which is the longest, and what is loaded, which is the same each time.
 * @param file of the embedded store, which is written to
 */
export async function measureBrowser(file: string): Promise<readonly Figure[]> {
  let url = '';
  const team = {
    groupId: desk.team,
    tenant: organisation.tenant,
    name: desk.teamName,
    channels: [{ ...desk.channel, members: null }],
    members: members.map(({ person, role }) => ({ oid: person, role })),
  };
  const cloud = await startCloud({
    publicUrl: () => url,
    cast: { organisations: [organisation], people, teams: [team] },
  });
  const service = await startServiceOn(file, cloud);
  url = `http://127.0.0.1:${service.port}`;
  cloud.world.setInstalled(team.groupId, true);
  cloud.shell?.addTab(desk.channel.id, {
    id: desk.id,
    name: desk.name,
    entityId: desk.id,
    contentUrl: `${url}/tab/desk/${desk.id}`,
    removeUrl: `${url}/tab/remove`,
  });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: flags });
  try {
    const visible = await several(() => untilListed(browser, cloud));
    const { page, frame, tab } = await openDesk(browser, cloud);
    const files = await filesLoaded(frame);
    const update = await liveUpdates(tab, cloud, service);
    const longest = await longestTaskScrolling(browser, page, frame);
    return [
      { operation: 'tab: first load, gzipped', value: Math.round(gzippedBytes(files) / 100) / 10, unit: 'kB' },
      { operation: 'tab: first load, files', value: files.length + 1, unit: 'files' },
      { operation: `tab: list visible, processor slowed ${slowdown} times`, value: rounded(visible), unit: 'ms' },
      { operation: `tab: longest task while scrolling ${rowsScrolled} rows`, value: rounded(longest), unit: 'ms' },
      { operation: 'tab: live update shown after', value: rounded(update), unit: 'ms' },
    ];
  } finally {
    await browser.close();
    await service.stop();
    await cloud.close();
  }
}

async function several(measure: () => Promise<number>): Promise<number> {
  const measured: number[] = [];
  for (let round = 0; round < repeats; round++) measured.push(await measure());
  return measured.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0;
}

interface Opened {
  readonly page: Page;
  readonly tab: FrameLocator;
  readonly frame: Frame;
}

/** In a browser profile of its own, so nothing is cached. */
async function openDesk(browser: Browser, cloud: Cloud, before = async (_page: Page) => {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await before(page);
  const query = new URLSearchParams({
    person: reader?.oid ?? '',
    view: 'teams',
    channel: desk.channel.id,
    tab: desk.id,
    lang: 'fr',
  });
  await page.goto(`${cloud.shellUrl}/?${query}`);
  const tab = page.frameLocator('iframe[data-frame=content]');
  await tab
    .getByText(/^TKT-\d+$/)
    .first()
    .waitFor({ timeout: 60_000 });
  const frame = page.frames().find((one) => one.url().includes(`/tab/desk/${desk.id}`));
  if (frame === undefined) throw new Error('the tab has no frame');
  return { page, tab, frame };
}

/** Milliseconds from the tab's first byte asked for until its rows are painted. */
async function untilListed(browser: Browser, cloud: Cloud): Promise<number> {
  const { page, frame } = await openDesk(browser, cloud, async (fresh) => {
    const devtools = await fresh.context().newCDPSession(fresh);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await fresh.addInitScript(() => {
      const look = () => {
        if (!/TKT-\d/.test(document.body?.innerText ?? '')) return void requestAnimationFrame(look);
        requestAnimationFrame(() => performance.mark('listed'));
      };
      look();
    });
  });
  const listed = await frame.waitForFunction(() => performance.getEntriesByName('listed')[0]?.startTime);
  const time = z.number().parse(await listed.jsonValue());
  await page.context().close();
  return time;
}

const Trace = z.object({
  traceEvents: z.array(z.object({ name: z.string(), dur: z.number().optional(), pid: z.number(), tid: z.number() })),
});

/** The thread that runs scripts most is the page's own. */
function threadOf({ pid, tid }: { readonly pid: number; readonly tid: number }): string {
  return `${pid}/${tid}`;
}

/** Milliseconds that the page's own thread was held at most by one task, from the browser's trace. */
async function longestTaskScrolling(browser: Browser, page: Page, frame: Frame): Promise<number> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  const list = await frame.waitForSelector('[role=grid], [role=table], [role=rowgroup]');
  const box = await list.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200);
  let seen = 0;
  while (seen < rowsScrolled) {
    await page.mouse.wheel(0, screenful);
    seen = await frame.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      const rows = [...document.querySelectorAll('[aria-rowindex]')];
      return Math.max(0, ...rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
    });
  }
  const { traceEvents } = Trace.parse(JSON.parse((await browser.stopTracing()).toString()));
  const scripted = Object.groupBy(
    traceEvents.filter(({ name }) => name === 'FunctionCall'),
    threadOf,
  );
  const [main] = Object.entries(scripted).toSorted(([, a = []], [, b = []]) => b.length - a.length)[0] ?? [];
  const tasks = traceEvents.filter((event) => event.name === 'RunTask' && threadOf(event) === main);
  return Math.max(...tasks.map(({ dur = 0 }) => dur / 1000));
}

/** Milliseconds from the reply to one who changes a title until another sees it. */
async function liveUpdates(tab: FrameLocator, cloud: Cloud, service: Running): Promise<number> {
  if (writer === undefined) throw new Error('nobody writes');
  const token = await cloud.entra.mintPersonToken(writer);
  const headers = { authorization: `Bearer ${token}` };
  const url = `http://127.0.0.1:${service.port}/api/v1/desks/${desk.id}/tickets/${ticketIdOf(0, ticketsOf(0))}`;
  let round = 0;
  return several(async () => {
    const { version } = z.object({ version: z.string() }).parse(await (await fetch(url, { headers })).json());
    const title = `Changed in round ${++round}`;
    const reply = await fetch(url, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ version, changes: { title } }),
    });
    if (!reply.ok) throw new Error(await reply.text());
    const replied = performance.now();
    await tab.getByText(title).waitFor();
    return performance.now() - replied;
  });
}
