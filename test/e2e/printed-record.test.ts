import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunView } from '#shared/checklists/run-contract.ts';
import { channels, people, teams } from '#test/cloud/cast.ts';
import { number, plan, tick } from '#test/support/checklist-builders.ts';
import { openBrowser, type PlainBrowser } from './open-browser.ts';
import { textOfPages } from './pdf-text.ts';

const { nadia } = people;
const count = 60;
let docket: PlainBrowser;
beforeAll(async () => {
  docket = await openBrowser();
});
afterAll(() => docket.close());

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const photoHash = createHash('sha256').update(photo).digest('hex');

async function attach(path: string): Promise<void> {
  const token = await docket.cloud.entra.mintPersonToken(nadia);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
  const reply = await fetch(`${docket.url}/api/v1${path}`, { method: 'POST', headers, body: photo });
  expect(reply.status).toBe(201);
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const token = await docket.cloud.entra.mintPersonToken(nadia);
  const reply = await fetch(`${docket.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(reply.ok).toBe(true);
  return await reply.json();
}

/** A checklist of several pages, completed and sealed. */
async function complete(): Promise<RunView> {
  docket.cloud.world.setInstalled(teams.services.groupId, true);
  const made = { name: 'Magasin', language: 'fr', channelId: channels.informatique.id };
  const desk = (await call('POST', `/teams/${teams.services.groupId}/desks`, made)) as { id: string };
  const ticks = Array.from({ length: count }, (_, n) => tick(`k${n}`, { title: `Vérifier le rayon numéro ${n + 1}` }));
  const from = { plan: plan([...ticks, number('t', { title: 'Température du frigo' })]) };
  const run = (await call('POST', `/desks/${desk.id}/runs`, { from, title: 'Ouverture du magasin' })) as RunView;
  const item = (key: string) => `/desks/${desk.id}/runs/${run.id}/items/${key}`;
  for (const { key } of ticks) await call('PUT', item(key), { version: 0, answer: { kind: 'tick' } });
  await attach(`${item('t')}/files?name=cadran.png`);
  const note = 'Relevé deux fois';
  await call('PUT', item('t'), { version: 0, answer: { kind: 'number', value: 3.5 }, note });
  return (await call('POST', `/desks/${desk.id}/runs/${run.id}/complete`)) as RunView;
}

test('the sealed record of a checklist prints to PDF: what was done, by whom and when, under its hash', async () => {
  const run = await complete();
  const context = await docket.browser.newContext({ ignoreHTTPSErrors: true, locale: 'fr-CA' });
  const page = await context.newPage();
  await page.goto(`${docket.url}/tab/desk/${run.deskId}/run/${run.id}`);
  await page.getByRole('button', { name: 'Se connecter avec Microsoft' }).click();
  await page.getByRole('link', { name: nadia.name }).click();
  await page.getByRole('button', { name: 'Enregistrement à imprimer' }).click();
  await page.getByRole('heading', { name: 'Ouverture du magasin' }).waitFor();
  await page.getByRole('img', { name: 'cadran.png' }).waitFor();
  const pages = textOfPages(await page.pdf({ format: 'A4' }));
  const printed = pages.join('');
  const has = (text: string) => printed.includes(text.normalize('NFKC').replace(/\s/g, ''));
  expect(pages.length).toBeGreaterThan(1);
  const rows = Array.from({ length: count }, (_, n) => `Vérifier le rayon numéro ${n + 1}Fait${nadia.name}`);
  expect(rows.filter((row) => !has(row))).toEqual([]);
  const facts = [
    '3,5 °C',
    'Relevé deux fois',
    `cadran.png · SHA-256 ${photoHash}`,
    `SHA-256 ${run.seal?.hash}`,
    'tel qu’au moment où il a été scellé.',
  ];
  expect(facts.filter((fact) => !has(fact))).toEqual([]);
  expect(has('Imprimer')).toBe(false);
});
