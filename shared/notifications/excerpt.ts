import { shorten } from '../kernel/text.ts';

/** The beginning of a Markdown text as plain words on one line, for places that show no formatting. */
export function excerpt(markdown: string, max: number): string {
  const plain = markdown
    .replace(/!?\[([^\]\n]*)\]\([^)\s]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+/gm, '')
    .replace(/`+|\*\*|__|~~/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return shorten(plain, max);
}
