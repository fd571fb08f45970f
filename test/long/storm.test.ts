import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrustedEntra } from '#test/relay/start-relay.ts';
import { runStorm } from '#test/relay/storm.ts';

/** N3: never lost, never doubled, at most ten a minute, whatever Microsoft's limits do. */
let trusted: Awaited<ReturnType<typeof startTrustedEntra>>;
beforeAll(async () => {
  trusted = await startTrustedEntra();
});
afterAll(() => trusted.entra.close());

test('20,000 events to 500 people under 429s end with just the messages that the plan says', async () => {
  const storm = await runStorm(trusted, { people: 500, events: 40 }, 2);
  expect(storm.accepted).toEqual(storm.expected);
  expect(storm.states).toEqual({ sent: 20_000 });
  expect(storm.refused).toBeGreaterThan(0);
  expect(storm.failures).toEqual([]);
});
