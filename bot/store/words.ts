/** The distinct words of a folded text: runs of letters and digits, as `searchWords` of the shared kernel sees them. */
export function wordsOf(folded: string): readonly string[] {
  return [...new Set(folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))];
}
