import { z } from 'zod';
import { line, prose } from '../kernel/line.ts';

/** A reply that owners prepare for everyone who answers on the desk. */
export const CannedReply = z
  .strictObject({ key: z.string().min(1).max(40), title: line(60), text: prose(1) })
  .meta({ id: 'CannedReply' });
export type CannedReply = z.infer<typeof CannedReply>;

/** What a prepared text may leave open; each stands in braces, as `{requester}`. */
export const placeholders = ['requester', 'number', 'title', 'me', 'desk'] as const;
export type Placeholder = (typeof placeholders)[number];

/** A prepared text with what it left open; braces around anything else stay as they were written. */
export function fillReply(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) =>
    placeholders.includes(name as Placeholder) ? values[name as Placeholder] : whole,
  );
}
