import { loadPrivacyWords, type PrivacyWords } from '#shared/words/privacy.ts';
import { partWords } from '../app/part-words.ts';

/** Suspends until they are there. */
export const usePrivacyWords: () => PrivacyWords = partWords(loadPrivacyWords);
