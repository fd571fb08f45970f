import { daysAfter } from '#shared/kernel/time.ts';

export const spans = ['week', 'month', 'quarter', 'year'] as const;
export type Span = (typeof spans)[number];
const days: Readonly<Record<Span, number>> = { week: 7, month: 30, quarter: 90, year: 365 };

export interface Days {
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
}

/** The days of a span that ends today. */
export function daysOf(span: Span, today: string): Days {
  return { from: daysAfter(today, 1 - days[span]), to: today };
}
