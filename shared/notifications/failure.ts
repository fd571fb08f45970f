/** Why somebody could not be told, as far as it says what to do about it. */
export const failures = ['no-app', 'refused', 'gone', 'outage', 'other'] as const;
export type Failure = (typeof failures)[number];

/**
 * What a delivery's technical reason comes to, such as `feed: 403 Forbidden; card: NoConversation`.
 * @param reason as Microsoft Graph and the Bot Connector answered, one part for each channel tried
 */
export function failureOf(reason: string): Failure {
  if (/\b(408|429|5\d\d)\b|Timeout|unreachable|TypeError/.test(reason)) return 'outage';
  if (/NoConversation/.test(reason)) return 'no-app';
  if (/\b(401|403)\b/.test(reason)) return 'refused';
  return /\b404\b/.test(reason) ? 'gone' : 'other';
}
