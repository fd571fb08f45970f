import { useSyncExternalStore } from 'react';

const TICK = 30_000;
const readers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * The present moment in milliseconds, renewed twice a minute. However many times a screen shows, one timer drives them,
 * and it runs only while something shows a time.
 */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

function subscribe(reader: () => void): () => void {
  if (readers.size === 0) start();
  readers.add(reader);
  return () => {
    readers.delete(reader);
    if (readers.size === 0) stop();
  };
}

function start(): void {
  now = Date.now();
  timer = setInterval(tick, TICK);
  document.addEventListener('visibilitychange', tick);
}

function stop(): void {
  clearInterval(timer);
  document.removeEventListener('visibilitychange', tick);
}

/** A hidden page may have slept for hours: it ticks at once when it is shown again. */
function tick(): void {
  if (document.hidden) return;
  now = Date.now();
  for (const reader of readers) reader();
}
