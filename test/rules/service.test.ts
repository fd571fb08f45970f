import { expect, test } from 'vitest';
import { serviceOf } from '#shared/billing/service.ts';
import type { Subscription } from '#shared/billing/subscription.ts';

const service = (...states: Subscription['state'][]) => serviceOf(states.map((state) => ({ state })));

test('B2: who never bought is on the free plan, and a purchase that waits for activation changes nothing', () => {
  expect(service()).toBe('full');
  expect(service('PendingFulfillmentStart')).toBe('full');
  expect(service('PendingFulfillmentStart', 'Suspended')).toBe('suspended');
  expect(service('PendingFulfillmentStart', 'Unsubscribed')).toBe('ended');
});

test('B2: the best of several subscriptions counts', () => {
  expect(service('Unsubscribed', 'Suspended', 'Subscribed')).toBe('full');
  expect(service('Unsubscribed', 'Suspended')).toBe('suspended');
  expect(service('Unsubscribed')).toBe('ended');
});
