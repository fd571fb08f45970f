import { use } from 'react';
import { type AdminWords, loadAdminWords } from '#shared/words/admin.ts';
import type { Language } from '#shared/words/language.ts';
import { useSession } from '../app/session.tsx';

const loading = new Map<Language, Promise<AdminWords>>();

/** Suspends until they are there. */
export function useAdminWords(): AdminWords {
  const { language } = useSession();
  const known = loading.get(language);
  if (known !== undefined) return use(known);
  const words = loadAdminWords(language);
  loading.set(language, words);
  // A part that did not arrive is asked for again.
  words.catch(() => loading.delete(language));
  return use(words);
}
