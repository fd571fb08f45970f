import type { Frame, Request } from 'playwright-core';
import { livePath } from '#shared/members/contract.ts';
import type { Seat } from './open-teams.ts';

/** The tab's own frame, for what locators do not reach. */
export async function frameOf({ page, tab }: Seat): Promise<Frame> {
  await tab.locator('main').waitFor();
  const frame = await (await page.locator('iframe[data-frame=content]').elementHandle())?.contentFrame();
  if (frame === null || frame === undefined) throw new Error('the tab has no frame');
  return frame;
}

/** Goes to an address of the tab as one of its links does, and waits until all that it asks for has come. */
export async function visit({ page }: Seat, frame: Frame, address: string): Promise<void> {
  const open = new Set<Request>();
  let answered = () => {};
  // The live stream goes on for good.
  const began = (request: Request) => void (new URL(request.url()).pathname === livePath || open.add(request));
  const ended = (request: Request) => {
    open.delete(request);
    if (open.size === 0) answered();
  };
  page.on('request', began).on('requestfinished', ended).on('requestfailed', ended);
  await frame.evaluate((to) => window.history.pushState(null, '', to), address);
  // What has come may ask for more.
  for (let round = 0; round < 3; round++) {
    await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    if (open.size > 0) await new Promise<void>((resolve) => (answered = resolve));
    await frame.waitForFunction(() => document.querySelector('.fui-Skeleton, .fui-Spinner') === null);
  }
  page.off('request', began).off('requestfinished', ended).off('requestfailed', ended);
}
