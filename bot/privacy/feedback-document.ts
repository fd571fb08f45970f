import type { Document, Stored } from '#bot/store/port.ts';
import { Feedback } from '#shared/privacy/feedback.ts';

export const feedbackType = 'feedback';
/** Three years: what was told is of use no longer. */
const keptSeconds = 1095 * 86_400;

export function feedbackDocument(feedback: Feedback): Document {
  const { id, person, at } = feedback;
  return { id, type: feedbackType, schema: 1, ttl: keptSeconds, person, at, data: feedback };
}

export function feedbackOf(document: Stored): Feedback {
  return Feedback.parse(document['data']);
}
