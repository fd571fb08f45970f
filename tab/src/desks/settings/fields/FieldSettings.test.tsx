import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { DeskView } from '#shared/desks/desk.ts';
import type { CustomField } from '#shared/desks/fields.ts';
import { desk, renderPage } from '../../../app/stage-for-test.tsx';
import { answering, axeFindings, type Sent } from '../../../ui/render-for-test.tsx';
import { SettingsPage } from '../SettingsPage.tsx';

/** T11 as an owner sees it: fields with their kinds, in order, archived rather than lost, and the form that comes of them. */
const common = { help: null, required: false, categories: null, archived: false } as const;
const severity: CustomField = {
  ...common,
  key: 'severity',
  label: 'Severity',
  kind: 'choice',
  choices: [
    { key: 'low', label: 'Low', archived: false },
    { key: 'high', label: 'High', archived: false },
  ],
};
const serial: CustomField = { ...common, key: 'serial', label: 'Serial number', kind: 'text', categories: ['network'] };

function service() {
  return answering({
    changeDesk: ({ body }: Sent) => ({ ...desk(), ...(body as Partial<DeskView>), version: '2' }),
  });
}
const open = (fields: CustomField[], answers = service(), language: 'en' | 'fr' = 'en', width = 1280) =>
  renderPage(<SettingsPage desk={desk({ fields })} section="fields" />, { send: answers.send, language, width });
const saved = ({ callsOf }: ReturnType<typeof service>) =>
  (callsOf('changeDesk')[0]?.body as Partial<DeskView> | undefined)?.fields ?? [];
const save = () => page.getByRole('button', { name: 'Save settings' }).click();

test('a field is added, named, given a kind and its choices, and saved', async () => {
  const answers = service();
  await open([], answers);
  await page.getByRole('button', { name: 'Add a field' }).click();
  await expect.element(page.getByText('Name the field, or remove it.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Severity');
  await page.getByRole('combobox', { name: /^Kind/ }).click();
  await page.getByRole('option', { name: 'Choice', exact: true }).click();
  await page.getByRole('textbox', { name: 'Choice 1' }).fill('Low');
  await page.getByRole('button', { name: 'Add a choice' }).click();
  await page.getByRole('textbox', { name: 'Choice 2' }).fill('High');
  await page.getByRole('switch', { name: 'Required' }).click();
  await save();
  expect(saved(answers)).toMatchObject([
    { label: 'Severity', kind: 'choice', required: true, choices: [{ label: 'Low' }, { label: 'High' }] },
  ]);
});

test('a saved field keeps its kind, and goes into the archive instead of away', async () => {
  const answers = service();
  await open([severity, serial], answers);
  await page.getByRole('button', { name: /^Severity/, expanded: false }).click();
  await expect.element(page.getByRole('combobox', { name: /^Kind/ })).toBeDisabled();
  await page.getByRole('button', { name: 'Archive the field Severity' }).click();
  await expect.element(page.getByRole('heading', { name: 'Archived fields' })).toBeVisible();
  await save();
  expect(saved(answers)).toMatchObject([
    { key: 'severity', archived: true },
    { key: 'serial', archived: false },
  ]);
});

test('a choice that goes says what becomes of its tickets', async () => {
  const answers = service();
  await open([severity], answers);
  await page.getByRole('button', { name: /^Severity/, expanded: false }).click();
  await page.getByRole('button', { name: 'Archive the choice Low' }).click();
  await page.getByRole('combobox', { name: /Tickets with “Low”/ }).click();
  await page.getByRole('option', { name: 'Take “High”' }).click();
  await save();
  expect(saved(answers)).toMatchObject([
    {
      choices: [
        { key: 'low', archived: true, successor: 'high' },
        { key: 'high', archived: false },
      ],
    },
  ]);
});

test('fields are put in order with the keyboard, and the form shows them so', async () => {
  const answers = service();
  await open([severity, serial], answers);
  await page.getByRole('button', { name: 'Move Serial number up' }).click();
  await page.getByRole('combobox', { name: /^Tickets of/ }).click();
  await page.getByRole('option', { name: 'Network' }).click();
  await expect.element(page.getByRole('textbox', { name: 'Serial number' })).toBeVisible();
  await save();
  expect(saved(answers).map(({ key }) => key)).toEqual(['serial', 'severity']);
});

test('the form shows a field on the tickets of its categories only', async () => {
  await open([severity, serial]);
  await expect.element(page.getByRole('combobox', { name: /^Severity/ })).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'Serial number' })).not.toBeInTheDocument();
});

test.each([360, 1280])('axe finds nothing, and nothing reaches beyond the page, at %s pixels', async (width) => {
  await open([severity, serial], service(), 'fr', width);
  await page.getByRole('button', { name: /^Severity/, expanded: false }).click();
  await expect.element(page.getByRole('textbox', { name: 'Choix 1' })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
});
