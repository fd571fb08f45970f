import { type AdminWords, loadAdminWords } from '#shared/words/admin.ts';
import { partWords } from '../app/part-words.ts';

/** Suspends until they are there. */
export const useAdminWords: () => AdminWords = partWords(loadAdminWords);
