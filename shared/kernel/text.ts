/**
 * Text as search compares it: compatibility forms folded, accents dropped, lower case, blanks single, so that "reseau" finds
 * "Réseau". Both stores search this form, never the original.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** What the stores keep to be searched: every word of the texts, folded, each after a blank. */
export function searchText(texts: readonly string[]): string {
  return fold(texts.join(' '))
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (word === '' ? '' : ` ${word}`))
    .join('');
}

/** The words one searches by: at most eight, as letters and digits, each to be matched as the beginning of a word. */
export function searchWords(text: string): readonly string[] {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, 8);
}

/** Cut to at most `max` UTF-16 units on a character boundary, with an ellipsis where something was lost. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const last = cut.charCodeAt(cut.length - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return `${splitsPair ? cut.slice(0, -1) : cut}…`;
}
