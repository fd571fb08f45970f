/** Does something again and again, one at a time. */
export interface Repeating {
  /** Begins no further one, and waits for the one that runs. */
  stop(): Promise<void>;
}

/** @param work deals with its own failures; one that it lets out goes to `failed` and does not end the repeating */
export function repeat(intervalMs: number, work: () => Promise<void>, failed: (error: unknown) => void): Repeating {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= work()
      .catch(failed)
      .finally(() => {
        running = null;
      });
  }, intervalMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
