import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrustedEntra } from './start-relay.ts';
import { runStorm } from './storm.ts';

/** N3, in small; `npm run test:long` has 500 people and 20,000 events. */
let trusted: Awaited<ReturnType<typeof startTrustedEntra>>;
beforeAll(async () => {
  trusted = await startTrustedEntra();
});
afterAll(() => trusted.entra.close());

test('a storm under 429s ends with just the messages that the plan says, nothing lost and nothing twice', async () => {
  const storm = await runStorm(trusted, { people: 6, events: 40 }, 1);
  expect(storm.accepted).toEqual(storm.expected);
  expect(storm.states).toEqual({ sent: 240 });
  expect(storm.refused).toBeGreaterThan(0);
  expect(storm.failures).toEqual([]);
});
