import { onlineManager } from '@tanstack/react-query';

const TRIES = 3;
const PAUSE = 1_000;

/**
 * Loads a part of the tab that comes when it is wanted. Without a network it waits for one: a part that failed once would
 * be broken for good, and the page with it.
 * @throws what `load` throws, where it fails three times with a network
 */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; ) {
    try {
      return await load();
    } catch (problem) {
      if (!onlineManager.isOnline()) await backOnline();
      else if (tries++ < TRIES) await new Promise((resolve) => setTimeout(resolve, PAUSE));
      else throw problem;
    }
  }
}

function backOnline(): Promise<void> {
  return new Promise((resolve) => {
    const stop = onlineManager.subscribe((online) => {
      if (!online) return;
      stop();
      resolve();
    });
  });
}
