import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { answering, renderTab } from '../ui/render-for-test.tsx';
import { Routes } from './Routes.tsx';
import { HostContext } from './session.tsx';
import { stagedHost } from './stage-for-test.tsx';

/** The tab as a deep link of Teams opens it. */
async function open(path: string, subPage: string | null) {
  const never = () => new Promise(() => {});
  const { send } = answering({ readMe: never, readNotificationSettings: never, listMine: never, listMyRuns: never });
  const { hook, history } = memoryLocation({ path, record: true });
  await renderTab(
    <Router hook={hook}>
      <HostContext.Provider value={stagedHost({ subPage })}>
        <Routes />
      </HostContext.Provider>
    </Router>,
    { send, width: 900 },
  );
  return history;
}

test('a link from a notification opens the notification settings', async () => {
  const history = await open('/tab/me', 'notifications');
  await expect.element(page.getByRole('tab', { name: 'Notifications' })).toHaveAttribute('aria-selected', 'true');
  expect(history.at(-1)).toBe('/tab/me/notifications');
});

test('what no link of ours names changes nothing', async () => {
  const history = await open('/tab/me', 'https://elsewhere.example');
  await expect.element(page.getByRole('tab', { name: 'Mine' })).toHaveAttribute('aria-selected', 'true');
  expect(history.at(-1)).toBe('/tab/me');
});
