import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { DeskId } from '#shared/kernel/ids.ts';
import { RefusalError } from '../../app/client.ts';
import { desk, renderPage } from '../../app/stage-for-test.tsx';
import { answering, axeFindings, type Sent } from '../../ui/render-for-test.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** S1: an owner takes over the settings of another desk, and sees before what that changes. */
const otherId = DeskId.parse(`dsk_${'1'.repeat(20)}`);
const thirdId = DeskId.parse(`dsk_${'2'.repeat(20)}`);
const summary = (id: string, name: string, role: string) => ({
  id,
  name,
  role,
  team: desk().team,
  teamName: 'Operations',
  channelName: 'Help',
});
const other = desk({
  id: otherId,
  name: 'HR',
  categories: [{ key: 'pay', label: 'Payroll' }],
  visibility: 'own',
});

const service = (over: Readonly<Record<string, (call: Sent) => unknown>> = {}) =>
  answering({
    readMe: () => ({
      desks: [
        summary(desk().id, 'IT help', 'owner'),
        summary(otherId, 'HR', 'owner'),
        summary(thirdId, 'Law', 'member'),
      ],
    }),
    readDesk: ({ params }) => (params?.['deskId'] === otherId ? other : desk()),
    changeDesk: () =>
      desk({ version: '2', categories: [...other.categories, ...desk().categories], visibility: 'own' }),
    ...over,
  });

const open = (answers = service(), width = 1280, language: 'en' | 'fr' = 'en') =>
  renderPage(<SettingsPage desk={desk()} section="copy" />, { send: answers.send, width, language });

async function choose() {
  await page.getByRole('combobox', { name: /^From the desk/ }).click();
  await page.getByRole('option', { name: 'HR (Operations)' }).click();
}

test('shows what would change, and copies it once it is asked to', async () => {
  const answers = service();
  await open(answers);
  await page.getByRole('combobox', { name: /^From the desk/ }).click();
  await expect.element(page.getByRole('option')).toHaveTextContent('HR (Operations)');
  await page.getByRole('option').click();
  const changes = page.getByRole('list', { name: 'What changes here' });
  await expect.element(changes).toHaveTextContent(/Categories\s*New: Payroll/);
  await expect.element(changes).toHaveTextContent(/Tickets that members see/);
  expect(answers.callsOf('changeDesk')).toEqual([]);
  await page.getByRole('button', { name: 'Copy these settings' }).click();
  await expect.element(page.getByText('Settings saved.')).toBeVisible();
  expect(answers.callsOf('changeDesk')).toMatchObject([
    {
      params: { deskId: desk().id },
      body: {
        version: '1',
        copiedFrom: otherId,
        categories: [{ label: 'Payroll' }, { label: 'Network' }],
        visibility: 'own',
      },
    },
  ]);
});

test('says that nothing was copied where the service refuses', async () => {
  const refused = () => {
    throw new RefusalError({ status: 409, code: 'desk.stale', message: 'Another owner changed the settings.' });
  };
  await open(service({ changeDesk: refused }));
  await choose();
  await page.getByRole('button', { name: 'Copy these settings' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Nothing was copied. Another owner changed');
});

test('says so where there is nothing to copy from', async () => {
  await open(service({ readMe: () => ({ desks: [summary(thirdId, 'Law', 'member')] }) }));
  await expect.element(page.getByText('You own no other desk to copy from.')).toBeVisible();
});

test('is free of what axe finds, and fits a phone in French', async () => {
  await open(service(), 360, 'fr');
  await page.getByRole('combobox', { name: /^Depuis l’espace/ }).click();
  await page.getByRole('option', { name: 'HR (Operations)' }).click();
  await expect.element(page.getByRole('button', { name: 'Copier ces paramètres' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBe(360);
  expect(await axeFindings()).toEqual([]);
});
