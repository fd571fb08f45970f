/** Numbers from 0 to 1, the same again for the same seed, so that every run has the same data and asks the same. */
export type Random = () => number;

/** The mulberry32 generator: small, quick and even enough for test data. */
export function openRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return at(items, Math.floor(random() * items.length));
}

/** The first items far more often than the last ones, as words and people come up in real life. */
export function pickUneven<T>(random: Random, items: readonly T[]): T {
  return at(items, Math.floor(random() ** 2.5 * items.length));
}

/** @param weights each item with its share; the shares are of their own sum */
export function pickWeighted<T>(random: Random, weights: readonly (readonly [item: T, share: number])[]): T {
  let left = random() * weights.reduce((sum, [, share]) => sum + share, 0);
  const found = weights.find(([, share]) => {
    left -= share;
    return left < 0;
  });
  return (found ?? at(weights, weights.length - 1))[0];
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`there is no item ${index} among ${items.length}`);
  return item;
}
