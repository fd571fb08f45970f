import { ofThisTrace } from '#bot/telemetry/spans.ts';

/** Work that nobody waits for: so many pieces at a time, the rest in line. */
export interface WorkQueue {
  /**
   * @param work deals with its own failures; one that it lets out goes to `failed`
   * @returns resolves when this piece has ended
   */
  add(work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing runs and nothing is in line. */
  idle(): Promise<void>;
}

export function openWorkQueue(atOnce: number, failed: (error: unknown) => void): WorkQueue {
  const line: (() => Promise<void>)[] = [];
  let running = 0;
  let resting: (() => void)[] = [];

  function next(): void {
    while (running < atOnce) {
      const work = line.shift();
      if (work === undefined) break;
      running++;
      void work().finally(() => {
        running--;
        next();
      });
    }
    if (running > 0) return;
    for (const rest of resting) rest();
    resting = [];
  }

  return {
    add(work) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const traced = ofThisTrace(work);
      line.push(() => traced().catch(failed).finally(resolve));
      next();
      return promise;
    },
    idle: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => resting.push(resolve))),
  };
}
