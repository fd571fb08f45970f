import { loadPrivacyWords, type PrivacyWords } from '#shared/words/privacy.ts';
import { wordsOnDemand } from '../app/words-on-demand.ts';

/** Suspends until they are there. */
export const usePrivacyWords: () => PrivacyWords = wordsOnDemand(loadPrivacyWords);
