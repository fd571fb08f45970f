/** Does something again and again, one at a time. */
export interface Repeating {
  /** Does it now too; after the one that runs, where one does. */
  soon(): void;
  /** Resolves when none runs. */
  idle(): Promise<void>;
  /** Begins no further one, and waits for the one that runs. */
  stop(): Promise<void>;
}

/** @param work deals with its own failures; one that it lets out goes to `failed` and does not end the repeating */
export function repeat(intervalMs: number, work: () => Promise<void>, failed: (error: unknown) => void): Repeating {
  let running: Promise<void> | null = null;
  let isWanted = false;
  const run = async () => {
    do {
      isWanted = false;
      await work().catch(failed);
    } while (isWanted);
    running = null;
  };
  const timer = setInterval(() => {
    running ??= run();
  }, intervalMs);
  timer.unref();
  return {
    soon() {
      isWanted = true;
      running ??= run();
    },
    async idle() {
      await running;
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
