import { use } from 'react';
import type { Language } from '#shared/words/language.ts';
import { patiently } from './patiently.ts';
import { useSession } from './session.tsx';

/** A hook for words that only some pages need: it suspends until those of the reader's language are there. */
export function wordsOnDemand<T>(load: (language: Language) => Promise<T>): () => T {
  const loading = new Map<Language, Promise<T>>();
  return () => {
    const { language } = useSession();
    const known = loading.get(language);
    if (known !== undefined) return use(known);
    const words = patiently(() => load(language));
    loading.set(language, words);
    // A part that did not arrive is asked for again.
    words.catch(() => loading.delete(language));
    return use(words);
  };
}
