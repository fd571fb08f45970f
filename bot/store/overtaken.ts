import { StoreError } from './port.ts';

/** Somebody else wrote what the write was decided on. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof StoreError && (error.kind === 'stale' || error.kind === 'exists');
}

/**
 * Does work that reads, decides and writes, and all of it again where somebody else wrote in between.
 * @param work asked at most so many `times`
 * @throws StoreError of the last time
 */
export async function retryOvertaken<T>(work: () => Promise<T>, times = 5): Promise<T> {
  for (let time = 1; ; time++) {
    try {
      return await work();
    } catch (error) {
      const gone = error instanceof StoreError && error.kind === 'missing';
      if (!(isOvertaken(error) || gone) || time === times) throw error;
    }
  }
}
