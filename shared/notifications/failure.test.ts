import { expect, test } from 'vitest';
import { failureOf } from './failure.ts';

test.each([
  ['feed: 403 Forbidden; card: NoConversation', 'no-app'],
  ['feed: 403 Forbidden; card: 403', 'refused'],
  ['feed: 404 NotFound; card: 404', 'gone'],
  ['feed: 503 ServiceUnavailable', 'outage'],
  ['feed: 429', 'outage'],
  ['feed: TimeoutError', 'outage'],
  ['feed: 400 BadRequest', 'other'],
])('%s comes to %s', (reason, failure) => {
  expect(failureOf(reason)).toBe(failure);
});
