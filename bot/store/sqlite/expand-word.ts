import type { Connection } from './connection.ts';
import { quote } from './statements.ts';

/** More words than this with the same beginning are found sooner by the beginning itself. */
const MOST_TERMS = 100;
/** Sorts before every sign of a word: appended to a word, it stands right behind that word and before any longer one. */
const BEHIND = '\u0001';

/**
 * The indexed words that begin with one, written for a MATCH: the text index finds whole words many times sooner than
 * beginnings, because it need not merge the places of all of them for every row. A single beginning where they are many.
 * Each word is sought by itself: one question for them all would go through every place where each of them stands.
 */
export function expandWord(connection: Connection, word: string): readonly string[] {
  const terms: string[] = [];
  let from = word;
  while (terms.length <= MOST_TERMS) {
    const [row] = connection.arrays(
      'SELECT term FROM temp.terms WHERE term >= ? AND term < ? LIMIT 1',
      from,
      `${word}\u{10FFFF}`,
    );
    if (row === undefined) return terms.length === 0 ? beginning(word) : terms.map(quote);
    const term = String(row[0]);
    terms.push(term);
    from = `${term}${BEHIND}`;
  }
  return beginning(word);
}

function beginning(word: string): readonly string[] {
  return [`${quote(word)}*`];
}
