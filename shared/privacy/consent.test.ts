import { expect, test } from 'vitest';
import { consent, consentedAt, type PrivacyChoices, withdrawAll } from './consent.ts';

const none: PrivacyChoices = { person: 'p', consents: [], acknowledged: [] };
const first = '2026-01-01T00:00:00.000Z';

test('a consent lapses after three years, and can be given anew', () => {
  const given = consent(none, 'product-news', true, first) ?? none;
  expect(consentedAt(given, 'product-news', '2028-12-30T00:00:00.000Z')).toBe(first);
  const later = '2029-01-01T00:00:00.000Z';
  expect(consentedAt(given, 'product-news', later)).toBeNull();
  const again = consent(given, 'product-news', true, later) ?? none;
  expect(consentedAt(again, 'product-news', later)).toBe(later);
});

test('withdrawing keeps what was given before, and withdraws nothing twice', () => {
  const given = consent(none, 'usage-analytics', true, first) ?? none;
  const withdrawn = withdrawAll(given, '2026-02-01T00:00:00.000Z') ?? none;
  expect(withdrawn.consents.map((step) => step.given)).toEqual([true, false]);
  expect(withdrawAll(withdrawn, '2026-03-01T00:00:00.000Z')).toBeNull();
  expect(consent(withdrawn, 'usage-analytics', false, '2026-03-01T00:00:00.000Z')).toBeNull();
});
