import { z } from 'zod';
import { line, prose } from '../kernel/line.ts';

export const FeedbackKind = z.enum(['bug', 'idea', 'question']);
export type FeedbackKind = z.infer<typeof FeedbackKind>;

/** What the sender's page knows of where it runs; sent only where they agreed, who see each line before. */
export const Environment = z.strictObject({
  page: line(300),
  browser: line(300),
  window: line(20),
  language: line(20),
  theme: line(20),
});
export type Environment = z.infer<typeof Environment>;

export const Feedback = z.object({
  id: z.string(),
  person: z.string(),
  kind: FeedbackKind,
  text: prose(1),
  environment: Environment.nullable(),
  at: z.string(),
  /** Null until an administrator has answered. */
  answer: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type Feedback = z.infer<typeof Feedback>;
