import { setTimeout as wait } from 'node:timers/promises';
import { StoreError } from '../port.ts';

/** For how long one asks again before telling the caller to come back later. The SDK's own waits count in. */
export interface Patience {
  readonly budgetMs: number;
  readonly firstWaitMs: number;
}

const ComeBack = Symbol('come back');
interface ComeBackLater {
  readonly [ComeBack]: string;
  readonly cause: unknown;
}
const TRANSIENT = new Set<unknown>([
  408,
  429,
  449,
  500,
  503,
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'TimeoutError',
  'REQUEST_SEND_ERROR',
  // What the SDK calls an answer that broke off.
  'PARSE_ERROR',
]);

/**
 * Runs `attempt` until it gives a value, with growing waits between. It may ask to be run again, and is also run again
 * after a failure of the service or the connection.
 * @throws StoreError `busy` once the budget is spent, with what went wrong last as its cause
 */
export async function retrying<T>(
  { budgetMs, firstWaitMs }: Patience,
  attempt: (comeBack: (reason: string, cause?: unknown) => ComeBackLater) => Promise<T | ComeBackLater>,
): Promise<T> {
  const end = performance.now() + budgetMs;
  for (let pause = firstWaitMs; ; pause *= 2) {
    const outcome = await attempt((reason, cause) => ({ [ComeBack]: reason, cause })).catch(asComeBack);
    if (!isComeBack(outcome)) return outcome;
    // Instances that were refused together should not come back together.
    const jittered = pause * (0.5 + Math.random() / 2);
    if (performance.now() + jittered > end) {
      const { [ComeBack]: reason, cause } = outcome;
      throw new StoreError('busy', -1, reason, cause === undefined ? {} : { cause });
    }
    await wait(jittered);
  }
}

function isComeBack<T>(outcome: T | ComeBackLater): outcome is ComeBackLater {
  return typeof outcome === 'object' && outcome !== null && ComeBack in outcome;
}

function asComeBack(error: unknown): ComeBackLater {
  const code = error instanceof Object && 'code' in error ? error.code : undefined;
  if (!TRANSIENT.has(code)) throw error;
  return { [ComeBack]: `the store answered ${String(code)}`, cause: error };
}
