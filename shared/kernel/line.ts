import { z } from 'zod';

/** Control characters but tab and line breaks are never meant: they are refused, not stripped. */
const printable = (text: string) => !/[\p{Cc}--[\t\n\r]]/v.test(text) && text.isWellFormed();
/** One line of text that people typed, trimmed. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => printable(text) && !/[\n\r]/.test(text), { error: 'one line of printable text' });
/** Text of several lines, kept as it was typed. */
export const prose = (min: number) =>
  z
    .string()
    .min(min)
    .max(20_000)
    .refine((text) => printable(text) && text.trim().length >= min, { error: 'printable text' });
