import { onlineManager } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { patiently } from './patiently.ts';

afterEach(() => onlineManager.setOnline(true));

test('a part that is wanted without a network comes when it is back', async () => {
  let tries = 0;
  const load = async () => {
    tries++;
    if (!onlineManager.isOnline()) throw new TypeError('Failed to fetch');
    return 'here';
  };
  onlineManager.setOnline(false);
  const part = patiently(load);
  await expect.poll(() => tries).toBe(1);
  onlineManager.setOnline(true);
  expect(await part).toBe('here');
});

test('a part that is not there fails for good', async () => {
  await expect(patiently(() => Promise.reject(new TypeError('404')))).rejects.toThrow('404');
});
