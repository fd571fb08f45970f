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

export interface TextPart {
  readonly text: string;
  /** Where a word begins as one of those searched for. */
  readonly matched: boolean;
}

/**
 * A text in parts, those marked that a search found it by.
 * @param words as `searchWords` gives them
 */
export function matchedParts(text: string, words: readonly string[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const length = Math.max(...words.map((wanted) => lengthOfMatch(word, wanted)), 0);
    if (length === 0) continue;
    if (index > end) parts.push({ text: text.slice(end, index), matched: false });
    parts.push({ text: word.slice(0, length), matched: true });
    end = index + length;
  }
  return end < text.length ? [...parts, { text: text.slice(end), matched: false }] : parts;
}

/** How much of a word, as it is written, matches the beginning that is searched for; folding may make it longer or shorter. */
function lengthOfMatch(word: string, wanted: string): number {
  if (!fold(word).startsWith(wanted)) return 0;
  let length = 0;
  for (const character of word) {
    const isWhole = fold(word.slice(0, length)).length >= wanted.length;
    if (isWhole && !/\p{M}/u.test(character)) break;
    length += character.length;
  }
  return length;
}
