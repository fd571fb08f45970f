import type { Connection } from './connection.ts';
import { quote } from './statements.ts';

/** More words than this with the same beginning are found sooner by the beginning itself. */
const MOST_TERMS = 100;

/**
 * The indexed words that begin with one, written for a MATCH: the text index finds whole words many times sooner than
 * beginnings, because it need not merge the places of all of them for every row. A single beginning where they are many.
 */
export function expandWord(connection: Connection, word: string): readonly string[] {
  const rows = connection.arrays(
    `SELECT term FROM temp.terms WHERE term >= ? AND term < ? LIMIT ${MOST_TERMS + 1}`,
    word,
    `${word}\u{10FFFF}`,
  );
  if (rows.length === 0 || rows.length > MOST_TERMS) return [`${quote(word)}*`];
  return rows.map(([term]) => quote(String(term)));
}
