import { loadPreferencesWords, type PreferencesWords } from '#shared/words/preferences.ts';
import { partWords } from '../../app/part-words.ts';

/** Suspends until they are there. */
export const usePreferencesWords: () => PreferencesWords = partWords(loadPreferencesWords);
