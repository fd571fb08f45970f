import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeskView } from '#shared/desks/desk.ts';
import { wallAt } from '#shared/kernel/zone.ts';
import { checklistEn } from '#shared/words/checklist.en.ts';
import { checklistFr } from '#shared/words/checklist.fr.ts';
import { people } from '#test/cloud/cast.ts';
import { openTeams, type Seat, type Teams } from './open-teams.ts';
import { frameOf, visit } from './visit.ts';

/** C1 to C3 from end to end: written once, started by itself, done by two at once, reviewed, sealed. */
const { nadia, luc } = people;
const timeZone = 'Europe/Paris';
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const better = Buffer.concat([photo, Buffer.from('2')]);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let docket: Teams;
let desk: DeskView;
/** How far the service's clock is ahead, in milliseconds. */
let ahead = 0;
beforeAll(async () => {
  docket = await openTeams(() => new Date(Date.now() + ahead));
  desk = await docket.addDesk();
});
afterEach(async () => expect(await docket.closeWindows()).toEqual([]));
afterAll(() => docket.close());

const wordsIn = { en: checklistEn, fr: checklistFr };
type Words = typeof checklistEn;

async function writeTemplate({ tab }: Seat, words: Words, name: string): Promise<void> {
  const { editor, templates } = words;
  const choose = async (label: string, option: string, nth = 0) => {
    await tab
      .getByRole('combobox', { name: new RegExp(`^${label}`) })
      .nth(nth)
      .click();
    await tab.getByRole('option', { name: option, exact: true }).click();
  };
  await tab.getByRole('button', { name: templates.create }).click();
  await tab.getByLabel(editor.name).first().fill(name);
  await choose(editor.review, editor.reviewOwner);
  await tab.getByRole('textbox', { name: editor.item }).fill('Frigo');
  await choose(editor.kind, editor.kinds.number);
  await tab.getByRole('button', { name: editor.details }).click();
  await tab.getByRole('textbox', { name: editor.max }).fill('4');
  await tab.getByRole('checkbox', { name: editor.raises }).check();
  await tab.getByRole('button', { name: editor.addItem }).click();
  await tab.getByRole('textbox', { name: editor.item }).nth(1).fill('Vitrine');
  await choose(editor.kind, editor.kinds.evidence, 1);
  await tab.getByRole('button', { name: editor.save, exact: true }).click();
}

async function schedule({ tab }: Seat, { schedule: words }: Words, name: string): Promise<void> {
  await tab.getByRole('button', { name: words.addFor(name) }).click();
  await tab.getByRole('combobox', { name: new RegExp(`^${words.repeats}`) }).click();
  await tab.getByRole('option', { name: words.kinds.daily }).click();
  const soon = wallAt(new Date(Date.now() + ahead + 90_000).toISOString(), timeZone).slice(0, 16);
  await tab.getByLabel(words.begins).fill(soon);
  await tab.getByLabel(words.zone).fill(timeZone);
  await tab.getByRole('dialog').getByRole('button', { name: words.save, exact: true }).click();
  await tab.getByRole('dialog').waitFor({ state: 'hidden' });
}

test.each([
  ['fr', 1440],
  ['en', 390],
] as const)(
  'a template is written, starts by itself, is done by two at once with photos, reviewed and sealed (%s, %i pixels)',
  async (language, width) => {
    const words: Words = wordsIn[language];
    const { run: said, review } = words;
    const name = `Ouverture ${width}`;
    const [hers, his] = await Promise.all([
      docket.open(nadia, { desk, language, width, height: 800 }),
      docket.open(luc, { desk, language, width, height: 800 }),
    ]);
    await visit(hers, await frameOf(hers), `/tab/desk/${desk.id}/templates`);
    await writeTemplate(hers, words, name);
    await schedule(hers, words, name);
    ahead += 120_000;
    for (const seat of [hers, his]) {
      await visit(seat, await frameOf(seat), `/tab/desk/${desk.id}/checklists`);
      await seat.tab.getByRole('button', { name: new RegExp(name) }).click();
    }

    const shown = ({ tab }: Seat) => tab.getByRole('region', { name: said.evidence.label('Vitrine') });
    const attach = (seat: Seat, file: string, buffer: Buffer) =>
      shown(seat)
        .locator(width < 480 ? 'input[capture]' : 'input[multiple]')
        .setInputFiles({ name: file, mimeType: 'image/png', buffer });
    const fridge = his.tab.getByRole('textbox', { name: 'Frigo' });
    await Promise.all([
      attach(hers, 'vitrine.png', photo),
      (async () => {
        await fridge.fill('9');
        await fridge.press('Enter');
      })(),
    ]);
    await shown(his).getByRole('img', { name: 'vitrine.png' }).waitFor();
    await hers.tab.getByText(said.outOfRange).waitFor();
    await hers.tab.getByRole('link', { name: /TKT-\d+/ }).waitFor();

    await his.tab.getByRole('button', { name: said.submit }).click();
    await hers.tab.getByRole('checkbox', { name: review.choose('Vitrine') }).check();
    await hers.tab.getByRole('textbox', { name: review.reason }).fill('Trop sombre');
    await hers.tab.getByRole('button', { name: review.send(1) }).click();
    await his.tab
      .getByText(/Trop sombre/)
      .first()
      .waitFor();
    await attach(his, 'vitrine-2.png', better);
    await shown(his).getByRole('img', { name: 'vitrine-2.png' }).waitFor();
    await his.tab.getByRole('button', { name: said.submit }).click();
    await hers.tab.getByRole('button', { name: review.approve, exact: true }).click();

    await hers.tab.getByRole('button', { name: words.record.open }).click();
    const record = hers.tab.getByRole('row', { name: /Vitrine/ });
    await record.getByRole('img', { name: 'vitrine-2.png' }).waitFor();
    const printed = await record.textContent();
    for (const bytes of [photo, better]) expect(printed).toContain(`SHA-256 ${hashOf(bytes)}`);
    await hers.tab.getByText(words.record.intact).waitFor();
  },
);
