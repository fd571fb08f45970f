import { loadPreferencesWords, type PreferencesWords } from '#shared/words/preferences.ts';
import { wordsOnDemand } from '../../app/words-on-demand.ts';

/** Suspends until they are there. */
export const usePreferencesWords: () => PreferencesWords = wordsOnDemand(loadPreferencesWords);
