import { use } from 'react';
import type { Language } from '#shared/words/language.ts';
import { patiently } from './patiently.ts';
import { useSession } from './session.tsx';

type Load<W> = (language: Language) => Promise<W>;

/**
 * The words of a part of the tab that loads them for itself. Gives a hook that suspends until they are there in the reader's
 * language.
 */
export function partWords<W>(load: Load<W>): () => W {
  const loading = new Map<Language, Promise<W>>();
  return () => {
    const { language } = useSession();
    const known = loading.get(language);
    if (known !== undefined) return use(known);
    const words = patiently(() => load(language));
    loading.set(language, words);
    // Words that did not arrive are asked for again.
    words.catch(() => loading.delete(language));
    return use(words);
  };
}
