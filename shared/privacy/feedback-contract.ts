import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { PersonView } from '../members/member.ts';
import { Environment, Feedback, FeedbackKind } from './feedback.ts';

export const FeedbackView = z
  .object({ ...Feedback.omit({ person: true, answer: true }).shape, person: PersonView, answer: z.string().nullable() })
  .meta({ id: 'Feedback', description: 'A bug, an idea or a question about Docket' });
export type FeedbackView = z.infer<typeof FeedbackView>;

const FeedbackId = z.string().regex(/^fbk_[0-9a-hjkmnp-tv-z]{20}$/);
const Items = z.object({ items: z.array(FeedbackView) });
const whole = ['signin.missing', 'organisation.not-administrator'] as const;

export const sendFeedback = endpoint({
  id: 'sendFeedback',
  method: 'POST',
  path: '/api/v1/me/feedback',
  tag: 'Me',
  summary: 'Tell of a bug, an idea or a question, with what the page knows of where it runs if one agrees',
  body: z.strictObject({
    kind: FeedbackKind,
    text: Feedback.shape.text.max(4000),
    environment: Environment.nullable().default(null),
  }),
  reply: FeedbackView,
  status: 201,
  refusals: ['signin.missing'],
});

export const listMyFeedback = endpoint({
  id: 'listMyFeedback',
  method: 'GET',
  path: '/api/v1/me/feedback',
  tag: 'Me',
  summary: 'What one told, and what was answered: the last 100',
  reply: Items,
  refusals: ['signin.missing'],
});

export const listFeedback = endpoint({
  id: 'listFeedback',
  method: 'GET',
  path: '/api/v1/feedback',
  tag: 'Administration',
  summary: 'What the people of the organisation told of Docket, newest first: the last 1,000',
  reply: Items,
  refusals: whole,
});

export const answerFeedback = endpoint({
  id: 'answerFeedback',
  method: 'POST',
  path: '/api/v1/feedback/:feedbackId/answer',
  tag: 'Administration',
  summary: 'Answer what somebody told; they read it where they sent it from',
  params: z.strictObject({ feedbackId: FeedbackId }),
  body: z.strictObject({ text: Feedback.shape.text.max(4000) }),
  reply: FeedbackView,
  refusals: [...whole, 'feedback.not-found'],
});

export const feedbackEndpoints = [sendFeedback, listMyFeedback, listFeedback, answerFeedback] as const;
