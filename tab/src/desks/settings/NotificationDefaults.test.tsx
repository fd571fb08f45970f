import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { desk, renderPage } from '../../app/stage-for-test.tsx';
import { answering, axeFindings } from '../../ui/render-for-test.tsx';
import { NotificationDefaults } from './NotificationDefaults.tsx';

/** N2: each owner sets what the desk's people are told of who have chosen nothing. */
test('saves what people are told of, together', async () => {
  const answers = answering({ changeDesk: () => desk({ version: '2', silent: ['overdue', 'commented'] }) });
  await renderPage(<NotificationDefaults desk={desk({ silent: ['overdue'] })} />, { send: answers.send, width: 900 });
  await page.getByRole('checkbox', { name: 'Somebody comments on what I follow' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('Settings saved.')).toBeVisible();
  expect(answers.callsOf('changeDesk')).toMatchObject([{ body: { version: '1', silent: ['overdue', 'commented'] } }]);
});

test('fits a phone, in French; axe finds nothing', async () => {
  const answers = answering({});
  await renderPage(<NotificationDefaults desk={desk()} />, { send: answers.send, language: 'fr', width: 360 });
  await expect.element(page.getByRole('checkbox', { name: 'On me mentionne' })).toBeChecked();
  expect(await axeFindings()).toEqual([]);
});
