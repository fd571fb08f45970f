import { onlineManager } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { answering, axeFindings, renderTab } from '../ui/render-for-test.tsx';
import { LiveBar } from './LiveBar.tsx';

afterEach(() => onlineManager.setOnline(true));

test.each(['light', 'dark', 'contrast'] as const)(
  'says when the network is gone, and goes when it is back (%s)',
  async (theme) => {
    await renderTab(<LiveBar state="live" />, { send: answering({}).send, theme });
    const bar = page.getByText(/You are offline. What you type is kept/);
    await expect.element(bar).not.toBeInTheDocument();
    onlineManager.setOnline(false);
    await expect.element(bar).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    onlineManager.setOnline(true);
    await expect.element(bar).not.toBeInTheDocument();
  },
);

test('says that what is shown may be out of date while only the service is not reached', async () => {
  await renderTab(<LiveBar state="lost" />, { send: answering({}).send });
  await expect.element(page.getByText(/What you see may be out of date/)).toBeVisible();
});
