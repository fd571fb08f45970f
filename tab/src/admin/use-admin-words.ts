import { type AdminWords, loadAdminWords } from '#shared/words/admin.ts';
import { wordsOnDemand } from '../app/words-on-demand.ts';

/** Suspends until they are there. */
export const useAdminWords: () => AdminWords = wordsOnDemand(loadAdminWords);
