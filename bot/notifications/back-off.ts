const firstSeconds = 5;
const longestSeconds = 1800;

/**
 * How many seconds to wait after a failure: twice as long after each, half of it by chance, so that those who failed
 * together do not come back together; never less than asked for.
 * @param attempts so far, 1 or more
 * @param retryAfter seconds that the other side asked for
 * @param random from 0 up to 1
 */
export function backOffSeconds(attempts: number, retryAfter: number | null, random: number): number {
  const full = Math.min(firstSeconds * 2 ** (attempts - 1), longestSeconds);
  const own = full * (0.5 + random / 2);
  if (retryAfter === null) return own;
  return Math.max(own, Math.min(retryAfter, longestSeconds) * (1 + random / 10));
}
