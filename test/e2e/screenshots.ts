import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { DeskView } from '#shared/desks/desk.ts';
import { channels, people } from '#test/cloud/cast.ts';
import { addSampleDesks } from '#test/cloud/sample-desks.ts';
import { type Look, type Opening, openTeams, type Seat } from './open-teams.ts';
import { frameOf, visit } from './visit.ts';

/**
 * `npm run screenshots`: the views of the running product with the sample desks, as pictures in `docs/screenshots`. Begin
 * its arguments with parts of names to take only those: `npm run screenshots -- board run`.
 */
const pictures = join(import.meta.dirname, '../../docs/screenshots');
const { nadia } = people;
const Items = z.object({ items: z.array(z.object({ id: z.string(), title: z.string().optional() })) });

type Style = readonly [look: Look, width: 360 | 768 | 1280, language: 'fr' | 'en'];
interface View {
  readonly name: string;
  readonly opening: Opening;
  /** What the tab is asked for; null leaves it where it opens. */
  readonly address: string | null;
  /** What comes before the page is opened, and after it is there. */
  readonly before?: (page: Page) => Promise<unknown>;
  readonly after?: (seat: Seat, language: 'fr' | 'en') => Promise<void>;
}

const usual: readonly Style[] = [
  ['default', 1280, 'fr'],
  ['dark', 768, 'en'],
  ['default', 360, 'fr'],
];
const all: readonly Style[] = [...usual, ['dark', 1280, 'en'], ['contrast', 1280, 'en'], ['dark', 360, 'fr']];
const inEveryTheme = new Set(['list', 'board', 'ticket', 'run']);

const docket = await openTeams();
const desks = await addSampleDesks({ cloud: docket.cloud, publicUrl: docket.url, file: docket.file });
const read = async (path: string) => await docket.call(nadia, 'GET', path);
const it = DeskView.parse(await read(`/api/v1/desks/${desks.get('it')}`));
const empty = await docket.addDesk({ name: 'Accueil', channel: channels.servicesGeneral });
const firstOf = async (list: string) => Items.parse(await read(`/api/v1/desks/${it.id}${list}`)).items[0]?.id;
const phishing = Items.parse(await read(`/api/v1/desks/${it.id}/tickets/search?text=hame%C3%A7onnage`)).items[0]?.id;

const tickets = '**/tickets?*';
const views: readonly View[] = [
  onDesk('list', ''),
  onDesk('board', '?layout=board'),
  onDesk('ticket', `/ticket/${phishing}`),
  onDesk('new-ticket', '', {
    after: async ({ tab }, language) => {
      await tab.getByRole('button', { name: language === 'fr' ? 'Nouveau ticket' : 'New ticket' }).click();
      await tab.getByRole('dialog').waitFor();
    },
  }),
  onDesk('checklists', '/checklists'),
  onDesk('run', `/run/${await firstOf('/runs')}`),
  onDesk('template', `/templates/${await firstOf('/templates')}`),
  onDesk('checklist-report', '/checklist-report'),
  onDesk('settings-statuses', '/settings/statuses'),
  onDesk('settings-fields', '/settings/fields'),
  onDesk('help', '/help'),
  { ...onDesk('list-empty', ''), opening: { desk: empty }, address: `/tab/desk/${empty.id}` },
  onDesk('list-loading', null, { before: (page) => page.route(tickets, () => {}) }),
  onDesk('list-error', null, { before: (page) => page.route(tickets, (route) => route.fulfill({ status: 503 })) }),
  inApp('mine', '/tab/me'),
  inApp('notifications', '/tab/me/notifications'),
  inApp('my-data', '/tab/me/data'),
  inApp('accounts', '/tab/me/administration'),
  {
    name: 'chat',
    opening: { view: 'chat' },
    address: null,
    after: async ({ page }, language) => {
      const box = page.getByRole('textbox', { name: language === 'fr' ? 'Écrire un message' : 'Write a message' });
      await box.fill(language === 'fr' ? 'chercher hameçonnage' : 'search hameçonnage');
      await page.keyboard.press('Enter');
      await page.locator('[data-card]').last().waitFor();
    },
  },
];

function onDesk(name: string, part: string | null, more: Partial<View> = {}): View {
  return { name, opening: { desk: it }, address: part === null ? null : `/tab/desk/${it.id}${part}`, ...more };
}

function inApp(name: string, address: string): View {
  return { name, opening: { view: 'app' }, address };
}

async function take({ name, opening, address, before, after }: View, [look, width, language]: Style): Promise<void> {
  const height = width === 360 ? 740 : 820;
  const seat = await docket.open(nadia, { ...opening, look, language, width, height, ...(before && { before }) });
  if (address !== null) await visit(seat, await frameOf(seat), address);
  else if (opening.desk !== undefined) await seat.tab.locator('.fui-Skeleton, [role=alert]').first().waitFor();
  await after?.(seat, language);
  const file = `${name}-${look === 'default' ? 'light' : look}-${width}-${language}.png`;
  await seat.page.screenshot({ path: join(pictures, file), animations: 'disabled' });
  console.log(file);
  await docket.closeWindows();
}

const wanted = process.argv.slice(2);
if (wanted.length === 0) rmSync(pictures, { recursive: true, force: true });
mkdirSync(pictures, { recursive: true });
for (const view of views) {
  if (wanted.length > 0 && !wanted.some((part) => view.name.includes(part))) continue;
  for (const style of inEveryTheme.has(view.name) ? all : usual) await take(view, style);
}
await docket.close();
